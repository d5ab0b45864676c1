#include "train/train.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "model/model.h"
#include "train/small_log.h"

namespace goeswith::train {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const TrainOptions kOnceIsEnough = {.weighting = {}, .affinity = {.min_orders = 1}};

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

orders::Catalog catalog_of(const std::vector<std::pair<std::string, std::string>>& skus) {
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
  orders::Catalog catalog = catalog_of({{"pot", "pots"}, {"cup", "cups"}});
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
  const model::Contents contents = learn(kLog, catalog_of({{"pot", "pots"}, {"cup", "cups"}}));
  EXPECT_THAT(neighbours_of(contents, "pot"), ElementsAre("cup"));
  EXPECT_THAT(neighbours_of(contents, "lid"), ElementsAre("cup", "pot"))
      << "an item that is sold no more still says what goes with it";
  EXPECT_FALSE(item_of(contents, "lid").in_stock);
  EXPECT_THAT(skus_of(contents, contents.popular), ElementsAre("cup", "pot"));
}

TEST(Train, VariantsOfAProductAreNeverNeighbours) {
  const auto catalog =
      catalog_of({{"cup", "cups"}, {"cup-red", "cups"}, {"lid", "lids"}, {"pot", ""}});
  const model::Contents contents = learn(kLog, catalog);
  EXPECT_THAT(neighbours_of(contents, "cup-red"), ElementsAre("lid"));
  EXPECT_THAT(neighbours_of(contents, "cup"), testing::Not(testing::Contains("cup-red")));
  EXPECT_EQ(item_of(contents, "cup").product, item_of(contents, "cup-red").product);
  EXPECT_NE(item_of(contents, "cup").product, item_of(contents, "pot").product);
  EXPECT_THAT(neighbours_of(learn(kLog), "cup-red"), testing::Contains("cup"))
      << "which nobody can know without a catalog";
}

TEST(Train, ItemsWithoutAProductStandAlone) {
  const auto contents = learn(kLog, catalog_of({{"cup", ""}, {"pot", ""}}));
  EXPECT_NE(item_of(contents, "cup").product, item_of(contents, "pot").product);
}

TEST(Train, CatalogItemsNeverOrderedAreInTheModelWithNoOrders) {
  const model::Contents contents =
      learn(kLog, catalog_of({{"new", "cups"}, {"cup", "cups"}, {"pot", "pots"}}));
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
  orders::Catalog catalog = catalog_of({{"cup", "cups"}});
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
  const auto listed = train(kLog, catalog_of({{"cup-red", "cups"}, {"cup", "cups"}}), {}, {});
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
  const std::string message = train_error_of(kLog, catalog_of({{"X-1", "x"}, {"X-2", "x"}}));
  EXPECT_THAT(message, HasSubstr("none of the catalog's 2 SKUs (such as X-1) is in the orders "
                                 "(such as cup)"));
}

TEST(Train, SameOrdersGiveTheSameBytes) {
  const auto log = random_log(21, 3000, 400);
  const auto catalog = catalog_of({{"sku-3", "p"}, {"sku-1", "p"}, {"sku-7", "q"}, {"new", ""}});
  for (const orders::Catalog& given : {orders::Catalog{}, catalog}) {
    const std::vector<uint8_t> first = model::write_model(train(log, given, {}, {}));
    EXPECT_EQ(first, model::write_model(train(log, given, {}, {})));
    model::Model model;
    ASSERT_EQ(model::Model::open(first, model), model::OpenError::kNone);
    EXPECT_GT(model.neighbours(), 0U);
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
  EXPECT_GT(model.neighbour_weight(model.row_begin(0)),
            model.neighbour_weight(model.row_end(0) - 1))
      << "weights that all round to the same say nothing";
}

}  // namespace
}  // namespace goeswith::train
