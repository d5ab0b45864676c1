#include "train/train.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "model/model.h"
#include "train/small_log.h"
#include "train/titled_log.h"

namespace goeswith::train {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const TrainOptions kOnceIsEnough = {.learner = {.weighting = {}, .min_orders = 1}, .ranking = {}};

model::Contents learn(const orders::OrderLog& log, const orders::Catalog& catalog = {}) {
  return train(log, catalog, kOnceIsEnough, {});
}

const model::ItemContents& item_of(const model::Contents& contents, const std::string& sku) {
  const auto found =
      std::find_if(contents.items.begin(), contents.items.end(),
                   [&](const model::ItemContents& item) { return item.text[model::kSku] == sku; });
  if (found == contents.items.end()) throw std::out_of_range("no item " + sku);
  return *found;
}

std::vector<std::string> skus_of(const model::Contents& contents,
                                 const std::vector<uint32_t>& items) {
  std::vector<std::string> skus;
  for (const uint32_t item : items) skus.push_back(contents.items[item].text[model::kSku]);
  return skus;
}

std::vector<std::string> neighbours_of(const model::Contents& contents, const std::string& sku) {
  std::vector<uint32_t> items;
  for (const auto& neighbour : item_of(contents, sku).neighbours) items.push_back(neighbour.item);
  return skus_of(contents, items);
}

orders::Catalog products_of(const std::vector<std::pair<std::string, std::string>>& skus) {
  orders::Catalog catalog;
  catalog.currency = "GBP";
  for (const auto& [sku, product] : skus) {
    catalog.items.push_back({sku, "The " + sku, product, "Kind", "/" + product, "/" + sku + ".svg",
                             static_cast<int64_t>(1000 + catalog.items.size()), true});
  }
  return catalog;
}

std::string train_error_of(const orders::OrderLog& log, const orders::Catalog& catalog) {
  try {
    learn(log, catalog);
  } catch (const TrainError& error) {
    return error.what();
  }
  return "(no TrainError)";
}

const orders::OrderLog kLog = with_bystanders(
    log_of({{"cup", "pot"}, {"pot", "cup", "lid"}, {"pot"}, {"lid", "cup", "cup-red"}}), 6);

TEST(Train, WithoutCatalogDescribesItemsAsTheOrdersDo) {
  auto log = kLog;
  log.currency = "JPY";
  log.items[0] = {"cup", "A cup", 550};
  const model::Contents contents = learn(log);
  EXPECT_EQ(contents.orders, 10U);
  EXPECT_EQ(contents.currency, "JPY");
  EXPECT_EQ(contents.decimals, 0U);
  ASSERT_EQ(contents.items.size(), 5U);
  const model::ItemContents& cup = item_of(contents, "cup");
  EXPECT_THAT(cup.text, ElementsAre("cup", "A cup", "", "", ""));
  EXPECT_EQ(cup.price, 550U);
  EXPECT_EQ(cup.orders, 3U);
  EXPECT_TRUE(cup.in_stock);
  const model::ItemContents& pot = item_of(contents, "pot");
  EXPECT_THAT(pot.text, ElementsAre("pot", "pot", "", "", ""))
      << "an untitled item goes by its SKU";
  EXPECT_EQ(pot.price, model::kNoPrice);
}

TEST(Train, LearnsNeighboursWithTheirEvidence) {
  const model::Contents contents = learn(kLog);
  EXPECT_THAT(neighbours_of(contents, "pot"), ElementsAre("cup", "lid"));
  EXPECT_EQ(item_of(contents, "pot").neighbours[0].orders, 2U);
  EXPECT_THAT(neighbours_of(train(kLog, {}, {}, {}), "pot"), ElementsAre("cup"))
      << "one order together may be an accident";
}

TEST(Train, ListsBestSellersByOrdersAndThenByFirstAppearance) {
  const model::Contents contents = learn(kLog);
  EXPECT_THAT(skus_of(contents, contents.popular),
              ElementsAre("bystander", "cup", "pot", "lid", "cup-red"));
}

TEST(Train, TakesTextsAndPricesFromTheCatalog) {
  auto log = kLog;
  log.currency = "GBP";
  log.items[0] = {"cup", "An old name", 550};
  orders::Catalog catalog = products_of({{"pot", "pots"}, {"cup", "cups"}});
  catalog.currency = "EUR";
  catalog.items[1].in_stock = false;
  catalog.items[0].title = "";
  const model::Contents contents = learn(log, catalog);
  EXPECT_EQ(contents.currency, "EUR");
  const model::ItemContents& cup = item_of(contents, "cup");
  EXPECT_THAT(cup.text, ElementsAre("cup", "The cup", "/cups", "/cup.svg", "Kind"));
  EXPECT_EQ(cup.price, 1001U);
  EXPECT_FALSE(cup.in_stock);
  EXPECT_EQ(item_of(contents, "pot").text[model::kTitle], "pot");
}

TEST(Train, OnlyItemsOfTheCatalogAreEverSuggested) {
  const model::Contents contents = learn(kLog, products_of({{"pot", "pots"}, {"cup", "cups"}}));
  EXPECT_THAT(neighbours_of(contents, "pot"), ElementsAre("cup"));
  EXPECT_THAT(neighbours_of(contents, "lid"), ElementsAre("cup", "pot"))
      << "an item that is sold no more still says what goes with it";
  EXPECT_FALSE(item_of(contents, "lid").in_stock);
  EXPECT_THAT(skus_of(contents, contents.popular), ElementsAre("cup", "pot"));
}

TEST(Train, VariantsOfAProductAreNeverNeighbours) {
  const auto catalog =
      products_of({{"cup", "cups"}, {"cup-red", "cups"}, {"lid", "lids"}, {"pot", ""}});
  const model::Contents contents = learn(kLog, catalog);
  EXPECT_THAT(neighbours_of(contents, "cup-red"), ElementsAre("lid"));
  EXPECT_THAT(neighbours_of(contents, "cup"), testing::Not(testing::Contains("cup-red")));
  EXPECT_EQ(item_of(contents, "cup").product, item_of(contents, "cup-red").product);
  EXPECT_NE(item_of(contents, "cup").product, item_of(contents, "pot").product);
  EXPECT_THAT(neighbours_of(learn(kLog), "cup-red"), testing::Contains("cup"))
      << "which nobody can know without a catalog";
}

TEST(Train, ItemsWithoutAProductStandAlone) {
  const auto contents = learn(kLog, products_of({{"cup", ""}, {"pot", ""}}));
  EXPECT_NE(item_of(contents, "cup").product, item_of(contents, "pot").product);
}

TEST(Train, CatalogItemsNeverOrderedAreInTheModelWithNoOrders) {
  const model::Contents contents =
      learn(kLog, products_of({{"new", "cups"}, {"cup", "cups"}, {"pot", "pots"}}));
  ASSERT_EQ(contents.items.size(), 6U);
  const model::ItemContents& item = item_of(contents, "new");
  EXPECT_EQ(item.orders, 0U);
  EXPECT_EQ(item.price, 1000U);
  EXPECT_TRUE(item.in_stock);
  EXPECT_THAT(item.neighbours, IsEmpty());
  EXPECT_EQ(item.product, item_of(contents, "cup").product);
  EXPECT_THAT(skus_of(contents, contents.popular), testing::Not(testing::Contains("new")));
}

TEST(Train, PricesOfACatalogThatNamesNoCurrencyAreThoseOfTheOrders) {
  auto log = kLog;
  orders::Catalog catalog = products_of({{"cup", "cups"}});
  catalog.currency = "";
  catalog.items[0].price = 12995;  // thousandths
  log.currency = "GBP";
  EXPECT_EQ(item_of(learn(log, catalog), "cup").price, 1300U);
  EXPECT_EQ(learn(log, catalog).currency, "GBP");
  log.currency = "JPY";
  EXPECT_EQ(item_of(learn(log, catalog), "cup").price, 13U);
  log.currency = "KWD";
  EXPECT_EQ(item_of(learn(log, catalog), "cup").price, 12995U);
}

TEST(Train, ItemsOfTooFewOrdersAreInTheModelOnlyIfTheCatalogListsThem) {
  const model::Contents contents = train(kLog, {}, {}, {});
  EXPECT_THAT(skus_of(contents, contents.popular), ElementsAre("bystander", "cup", "pot", "lid"));
  EXPECT_EQ(contents.items.size(), 4U) << "the red cup was ordered once";
  const auto listed = train(kLog, products_of({{"cup-red", "cups"}, {"cup", "cups"}}), {}, {});
  EXPECT_EQ(listed.items.size(), 5U);
  EXPECT_EQ(item_of(listed, "cup-red").orders, 1U);
  EXPECT_THAT(neighbours_of(listed, "lid"), ElementsAre("cup"));
}

TEST(Train, NoItemOfEnoughOrdersCannotTeach) {
  EXPECT_THROW(train(log_of({{"a", "b"}, {"c", "d"}}), {}, {}, {}), TrainError);
}

TEST(Train, OrdersOfOneItemEachCannotTeach) {
  EXPECT_EQ(train_error_of(log_of({{"a"}, {"b"}, {"a"}}), {}),
            "none of the 3 orders has two different items; what goes together cannot be learned");
}

TEST(Train, CatalogOfAnotherStoreIsRefused) {
  const std::string message = train_error_of(kLog, products_of({{"X-1", "x"}, {"X-2", "x"}}));
  EXPECT_THAT(message, HasSubstr("none of the catalog's 2 SKUs (such as X-1) is in the orders "
                                 "(such as cup)"));
}

// Thirty orders each of kettle with mug and of lamp with bulb; nobody has bought the new kettle.
orders::OrderLog kettles_and_lamps() {
  orders::OrderLog log = titled_log({{"kettle", "Steel whistling kettle"},
                                     {"mug", "Striped mug"},
                                     {"lamp", "Brass reading lamp"},
                                     {"bulb", "Candle bulb"}});
  for (int o = 0; o < 30; ++o) add_order(log, {0, 1});
  for (int o = 0; o < 30; ++o) add_order(log, {2, 3});
  return log;
}
const std::vector<Listed> kKettlesAndLamps = {
    {.sku = "kettle", .title = "Steel whistling kettle", .category = "Kitchen"},
    {.sku = "mug", .title = "Striped mug", .category = "Tableware"},
    {.sku = "lamp", .title = "Brass reading lamp", .category = "Lights"},
    {.sku = "bulb", .title = "Candle bulb", .category = "Spares"},
    {.sku = "new", .title = "Enamel whistling kettle to camp", .category = "Kitchen"}};

TEST(Train, ACatalogItemNobodyOrderedGoesWithWhatItsLikeGoesWith) {
  const auto log = kettles_and_lamps();
  const auto catalog = catalog_of(kKettlesAndLamps);
  const model::Contents contents = train(log, catalog, {}, {});
  EXPECT_THAT(neighbours_of(contents, "new"), ElementsAre("mug"));
  EXPECT_EQ(item_of(contents, "new").neighbours[0].orders, 0U) << "that is no evidence";
  EXPECT_THAT(neighbours_of(contents, "mug"), ElementsAre("kettle", "new"));
  EXPECT_THAT(neighbours_of(contents, "bulb"), ElementsAre("lamp"));
  TrainOptions options;
  options.borrow = false;
  EXPECT_THAT(neighbours_of(train(log, catalog, options, {}), "new"), IsEmpty());
}

TEST(Train, ItemsThatAreNotPublishedAreNobodysNeighbours) {
  // Each random order has a line of its own as well, of an item that nobody else buys.
  orders::OrderLog log = random_log(8, 400, 30);
  orders::OrderLog with_own;
  with_own.items = log.items;
  for (size_t o = 0; o < log.orders(); ++o) {
    std::vector<uint32_t> lines(log.order(o).begin(), log.order(o).end());
    lines.push_back(static_cast<uint32_t>(with_own.items.size()));
    with_own.items.push_back({"once-" + std::to_string(o), "", orders::kNoPrice});
    add_order(with_own, lines);
  }
  for (const Learner learner : {Learner::kCosine, Learner::kRidge, Learner::kLogLinear}) {
    TrainOptions options;
    options.learner.learner = learner;
    options.learner.epochs = 2;
    const model::Contents contents = train(with_own, {}, options, {});
    EXPECT_LE(contents.items.size(), 30U);
    size_t neighbours = 0;
    for (const model::ItemContents& item : contents.items) {
      for (const model::Neighbour& neighbour : item.neighbours) {
        ASSERT_LT(neighbour.item, contents.items.size());
        EXPECT_NE(contents.items[neighbour.item].text[model::kSku].substr(0, 5), "once-");
        ++neighbours;
      }
    }
    EXPECT_GT(neighbours, 0U);
  }
}

TEST(Train, WhatShoppersBuyInsteadOfEachOtherIsNotANeighbour) {
  // Kettle and pan, of a narrow category, met in three orders, a little more than by chance, which
  // one large order makes uncertain.
  orders::OrderLog log = kettles_and_lamps();
  log.items.push_back({"pan", "Copper pan", orders::kNoPrice});
  for (int o = 0; o < 27; ++o) add_order(log, {4, 1});
  for (int o = 0; o < 3; ++o) add_order(log, {0, 4});
  for (int o = 0; o < 380; ++o) add_order(log, {2});
  std::vector<uint32_t> large;
  for (uint32_t k = 0; k < 60; ++k) {
    large.push_back(static_cast<uint32_t>(log.items.size()));
    log.items.push_back({"large-" + std::to_string(k), "", orders::kNoPrice});
  }
  add_order(log, large);
  std::vector<Listed> listed = kKettlesAndLamps;
  listed.push_back({.sku = "pan", .title = "Copper pan", .category = "Kitchen"});
  for (int i = 0; i < 40; ++i) {
    listed.push_back({.sku = "other-" + std::to_string(i), .category = "Other"});
  }
  for (const bool apart : {true, false}) {
    if (!apart) listed[0].category = "Tableware";
    const model::Contents contents = train(log, catalog_of(listed), {}, {});
    EXPECT_THAT(neighbours_of(contents, "kettle"), testing::Contains("mug"));
    for (const auto& [item, other] : {std::pair("kettle", "pan"), std::pair("pan", "kettle")}) {
      const auto row = neighbours_of(contents, item);
      EXPECT_EQ(std::count(row.begin(), row.end(), other), apart ? 0 : 1) << item;
    }
  }
}

TEST(Train, WhatIsBorrowedIsNotBoughtInsteadEither) {
  // The lamp, like the new kettle by title alone, sells with the old kettle.
  orders::OrderLog log = titled_log(
      {{"lamp", "Enamel whistling lantern"}, {"kettle", "Steel pot"}, {"other", "Thing"}});
  for (int o = 0; o < 30; ++o) add_order(log, {0, 1});
  for (int o = 0; o < 300; ++o) add_order(log, {2});
  std::vector<Listed> listed = {{.sku = "lamp", .title = "Enamel whistling lantern"},
                                {.sku = "kettle", .title = "Steel pot", .category = "Kettles"},
                                {.sku = "other", .title = "Thing", .category = "Other"},
                                {.sku = "new", .title = "Enamel whistling pan"}};
  for (int i = 0; i < 40; ++i) {
    listed.push_back({.sku = "other-" + std::to_string(i), .category = "Other"});
  }
  EXPECT_THAT(neighbours_of(train(log, catalog_of(listed), {}, {}), "new"), ElementsAre("kettle"));
  listed[3].category = "Kettles";
  EXPECT_THAT(neighbours_of(train(log, catalog_of(listed), {}, {}), "new"),
              testing::Not(testing::Contains("kettle")));
}

TEST(Train, PriorsRiseWithOrdersAndAreNoughtWithoutAny) {
  const model::Contents contents = train(kettles_and_lamps(), catalog_of(kKettlesAndLamps), {}, {});
  EXPECT_EQ(item_of(contents, "new").prior, 0);
  EXPECT_EQ(item_of(contents, "bulb").prior, 1);
  EXPECT_LT(item_of(contents, "mug").prior, 1) << "was sold longer ago";
}

TEST(Train, RankingIsAsGiven) {
  TrainOptions options;
  options.ranking.classes = {{.lines = 2, .power = 1.5}, {.diversity = 0.25}};
  options.ranking.min_probability = 0.125;
  const model::Contents contents = train(kLog, {}, options, {});
  EXPECT_EQ(contents.ranking.classes[0].power, 1.5);
  EXPECT_EQ(contents.ranking.classes[1].diversity, 0.25);
  EXPECT_EQ(contents.ranking.min_probability, 0.125);
}

TEST(Train, SameOrdersGiveTheSameBytes) {
  const auto log = random_log(21, 3000, 400);
  const auto catalog = products_of({{"sku-3", "p"}, {"sku-1", "p"}, {"sku-7", "q"}, {"new", ""}});
  for (const Learner learner : {Learner::kCosine, Learner::kRidge, Learner::kLogLinear}) {
    TrainOptions options;
    options.learner.learner = learner;
    options.learner.epochs = 2;
    for (const orders::Catalog& given : {orders::Catalog{}, catalog}) {
      const std::vector<uint8_t> first = model::write_model(train(log, given, options, {}));
      EXPECT_EQ(first, model::write_model(train(log, given, options, {})));
      model::Model model;
      ASSERT_EQ(model::Model::open(first, model), model::OpenError::kNone);
      EXPECT_GT(model.neighbours(), 0U);
    }
  }
}

TEST(Train, OneOrderOfTenThousandItemsIsLearnedAsAnyOther) {
  std::vector<std::string> all;
  for (int i = 0; i < 10000; ++i) all.push_back("item-" + std::to_string(i));
  orders::OrderLog log = random_log(2, 500, 50);
  const auto first = static_cast<uint32_t>(log.items.size());
  for (uint32_t i = 0; i < all.size(); ++i) {
    log.items.push_back({all[i], "", orders::kNoPrice});
    log.lines.push_back(first + i);
  }
  log.lines.push_back(0);
  log.line_begin.push_back(log.lines.size());
  log.ordered_at.push_back(log.ordered_at.back());
  const model::Contents contents = train(log, {}, {}, {});
  EXPECT_LE(contents.items.size(), 50U) << "what was ordered once may be an accident";
  EXPECT_FALSE(item_of(contents, "sku-0").neighbours.empty());
}

TEST(Train, AnOrderDatedFarAheadSpoilsNoModel) {
  orders::OrderLog log = random_log(4, 300, 20);
  log.lines.push_back(0);
  log.line_begin.push_back(log.lines.size());
  log.ordered_at.push_back(32503680000);  // 3000-01-01
  const std::vector<uint8_t> file = model::write_model(train(log, {}, {}, {}));
  model::Model model;
  ASSERT_EQ(model::Model::open(file, model), model::OpenError::kNone);
  EXPECT_GT(model.neighbour_code(model.row_begin(0)), model.neighbour_code(model.row_end(0) - 1))
      << "weights that all round to the same say nothing";
}

}  // namespace
}  // namespace goeswith::train
