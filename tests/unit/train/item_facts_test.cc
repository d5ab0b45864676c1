#include "train/item_facts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "train/titled_log.h"

namespace goeswith::train {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(TitleWords, AreRunsOfLettersInLowerCase) {
  EXPECT_THAT(title_words("SET/2 RED RETROSPOT T-TOWELS"),
              ElementsAre("set", "red", "retrospot", "t", "towels"));
  EXPECT_THAT(title_words("  12 x 3.5 "), ElementsAre("x"));
  EXPECT_THAT(title_words("4711"), IsEmpty());
  EXPECT_THAT(title_words(""), IsEmpty());
}

TEST(TitleWords, KeepCharactersBeyondAsciiWhole) {
  EXPECT_THAT(title_words("Käse-Brett, naïve"), ElementsAre("käse", "brett", "naïve"));
  EXPECT_THAT(title_words("茶壺 小"), ElementsAre("茶壺", "小"));
}

TEST(ItemFacts, NumberTheItemsOfTheLogFirstAndThenTheRestOfTheCatalog) {
  const ItemFacts facts(titled_log({{"cup", "Cup"}, {"pot", "Pot"}}),
                        catalog_of({{.sku = "lid", .title = "Lid", .category = "Lids"},
                                    {.sku = "pot", .title = "Pot", .category = "Pots"},
                                    {.sku = "tray", .title = "Tray", .category = "pots"}}));
  ASSERT_EQ(facts.items(), 4U);
  EXPECT_EQ(facts[0].category, ItemFact::kUnknown) << "the catalog does not list it";
  EXPECT_EQ(facts[1].category, facts[3].category) << "whatever the case";
  EXPECT_NE(facts[2].category, facts[1].category);
  EXPECT_EQ(facts.category_items(facts[1].category), 2U);
}

TEST(ItemFacts, CatalogTitlesAndPricesCountBeforeThoseOfTheOrders) {
  orders::OrderLog log = titled_log({{"cup", "Old name"}, {"pot", "Brown pot"}});
  log.currency = "GBP";
  log.items[0].price = 300;
  log.items[1].price = 1000;
  orders::Catalog catalog = catalog_of({{.sku = "cup", .title = "Brown cup", .price = 4500}});
  const ItemFacts facts(log, catalog);
  EXPECT_EQ(facts[0].price, 4.5) << "thousandths, for the catalog names no currency";
  EXPECT_EQ(facts[1].price, 10);
  EXPECT_EQ(facts[0].words[0], facts[1].words[0]);
}

TEST(ItemFacts, RareWordsWeighMoreAndWordsOfOverAQuarterOfTheItemsNothing) {
  std::vector<std::pair<std::string, std::string>> items;
  for (int i = 0; i < 20; ++i) {
    items.push_back({std::to_string(i), i < 6 ? "common" : i < 11 ? "quarter" : "other"});
  }
  items[19].second = "rare";
  const ItemFacts facts(titled_log(items), {});
  const auto weight = [&](uint32_t item) { return facts.word_weight(facts[item].words[0]); };
  EXPECT_EQ(weight(0), 0);
  EXPECT_DOUBLE_EQ(weight(6), std::log(4));
  EXPECT_EQ(weight(11), 0);
  EXPECT_DOUBLE_EQ(weight(19), std::log(20));
}

TEST(ItemFacts, SimilarityOfTitlesIsTheCosineOfTheirWeightedWords) {
  // 12 items: "oak" in 3, "bowl" in 2, the rest of the words in 1 each.
  const orders::OrderLog log = titled_log({{"0", "Oak bowl"},
                                           {"1", "Oak tray"},
                                           {"2", "Bowl oak oak"},
                                           {"3", "d"},
                                           {"4", "e"},
                                           {"5", "f"},
                                           {"6", "g"},
                                           {"7", "h"},
                                           {"8", "i"},
                                           {"9", "j"},
                                           {"10", "k"},
                                           {"11", ""}});
  const ItemFacts facts(log, {});
  const double oak = std::log(4);
  const double bowl = std::log(6);
  const double tray = std::log(12);
  EXPECT_NEAR(facts.similarity(0, 1),
              oak * oak / std::sqrt((oak * oak + bowl * bowl) * (oak * oak + tray * tray)), 1e-12);
  EXPECT_DOUBLE_EQ(facts.similarity(0, 1), facts.similarity(1, 0));
  EXPECT_NEAR(facts.similarity(0, 2), 1, 1e-12) << "a word counts once, in any order";
  EXPECT_EQ(facts.similarity(0, 3), 0);
  EXPECT_EQ(facts.similarity(0, 11), 0) << "nothing is known of an item without title";
}

TEST(ItemFacts, CategoryAndBrandAddToSimilarityWhereBothHaveThem) {
  const ItemFacts facts({},
                        catalog_of({{.sku = "a", .category = "Cups", .brand = "Oak"},
                                    {.sku = "b", .category = "Cups", .brand = "Elm"},
                                    {.sku = "c", .category = "Pots", .brand = "Oak"},
                                    {.sku = "d", .category = "Cups"},
                                    {.sku = "e"}}),
                        {.title = 1, .category = 0.6, .brand = 0.2, .price = 0.3});
  EXPECT_DOUBLE_EQ(facts.similarity(0, 1), 0.75);
  EXPECT_DOUBLE_EQ(facts.similarity(0, 2), 0.25);
  EXPECT_DOUBLE_EQ(facts.similarity(0, 3), 1);
  EXPECT_DOUBLE_EQ(facts.similarity(0, 4), 0);
}

TEST(ItemFacts, PricesApartMakeItemsLessAlike) {
  const ItemFacts facts({},
                        catalog_of({{.sku = "a", .product = "p", .price = 1000},
                                    {.sku = "b", .product = "p", .price = 4000},
                                    {.sku = "c", .product = "p"}}),
                        {.title = 1, .category = 1, .brand = 1, .price = 0.4});
  EXPECT_DOUBLE_EQ(facts.similarity(0, 1), 0.6 + 0.4 / 4);
  EXPECT_DOUBLE_EQ(facts.similarity(0, 2), 1) << "a price that is not known says nothing";
}

TEST(ItemFacts, NearTwinsShareAllWordsButOneAtSimilarPrices) {
  orders::OrderLog log = titled_log({{"0", "Red spotted cup"},
                                     {"1", "SPOTTED CUP, BLUE"},
                                     {"2", "Spotted cup"},
                                     {"3", "Spotted cup with saucer"},
                                     {"4", "Red cup"},
                                     {"5", "Red spotted cup"},
                                     {"6", "Red spotted cup"}});
  log.currency = "EUR";
  for (orders::Item& item : log.items) item.price = 1000;
  log.items[5].price = 1500;
  log.items[6].price = 1501;
  const ItemFacts facts(log, {});
  EXPECT_TRUE(facts.near_twins(0, 1));
  EXPECT_TRUE(facts.near_twins(0, 2));
  EXPECT_FALSE(facts.near_twins(0, 3)) << "two words more";
  EXPECT_TRUE(facts.near_twins(0, 4));
  EXPECT_FALSE(facts.near_twins(1, 4)) << "one shared word is too few";
  EXPECT_TRUE(facts.near_twins(0, 5));
  EXPECT_FALSE(facts.near_twins(0, 6)) << "more than half as dear again";
}

TEST(ItemFacts, VariantsOfAProductAreNearTwinsWhateverTheirTitles) {
  const ItemFacts facts({}, catalog_of({{.sku = "a", .title = "One", .product = "p", .price = 100},
                                        {.sku = "b", .title = "Two", .product = "p", .price = 900},
                                        {.sku = "c", .title = "Six", .product = "q"},
                                        {.sku = "d", .title = "Ten"}}));
  EXPECT_TRUE(facts.near_twins(0, 1));
  EXPECT_FALSE(facts.near_twins(0, 2));
  EXPECT_FALSE(facts.near_twins(2, 3));
}

TEST(ItemFacts, OfNothingAreNone) { EXPECT_EQ(ItemFacts({}, {}).items(), 0U); }

}  // namespace
}  // namespace goeswith::train
