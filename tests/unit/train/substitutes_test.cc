#include "train/substitutes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "train/small_log.h"
#include "train/titled_log.h"

namespace goeswith::train {
namespace {

using testing::ElementsAre;

// 100 orders: 20 of item 0 alone, 20 of item 1 alone, 60 of the others. By chance 4 orders would
// have both 0 and 1; orders of two by two items are corrected to what chance is among them.
orders::OrderLog hundred_orders(size_t items) {
  orders::OrderLog log;
  for (size_t i = 0; i < items; ++i) {
    log.items.push_back({"sku-" + std::to_string(i), "", orders::kNoPrice});
  }
  const auto last = static_cast<uint32_t>(items - 1);
  for (int o = 0; o < 20; ++o) add_order(log, {0, last});
  for (int o = 0; o < 20; ++o) add_order(log, {1, last});
  for (int o = 0; o < 60; ++o) add_order(log, {last, last - 1});
  return log;
}

// Twenty items, `same` of the category of the first two.
orders::Catalog catalog_with(size_t same, const std::string& product = "") {
  std::vector<Listed> items;
  for (size_t i = 0; i < 20; ++i) {
    items.push_back({.sku = "sku-" + std::to_string(i),
                     .title = "Word" + std::string(i + 1, 'x'),
                     .product = i < 2 ? product : "",
                     .category = i < same ? "Kettles" : "Other"});
  }
  return catalog_of(items);
}

TEST(Substitutes, ChanceIsTheProductOfSharesCorrectedForUnequalOrders) {
  const orders::OrderLog log = hundred_orders(20);
  const ItemFacts facts(log, {});
  // All orders have two items, so chance brings any two together half as often as if they had any
  // number: 20 · 20 / 100 · (2 · 1) / 2².
  EXPECT_DOUBLE_EQ(Substitutes(Counted(log).counts, facts).by_chance(0, 1), 2);
  EXPECT_DOUBLE_EQ(Substitutes(Counted(log).counts, facts).by_chance(0, 5), 0);
}

TEST(Substitutes, OneGiantOrderMakesChanceAtMostTwice) {
  orders::OrderLog log = hundred_orders(3000);
  std::vector<uint32_t> all(3000);
  for (uint32_t i = 0; i < 3000; ++i) all[i] = i;
  add_order(log, all);
  const ItemFacts facts(log, {});
  EXPECT_DOUBLE_EQ(Substitutes(Counted(log).counts, facts).by_chance(0, 1), 2 * 21.0 * 21.0 / 101);
}

TEST(Substitutes, VariantsOfAProductAlwaysAre) {
  const orders::OrderLog log = hundred_orders(20);
  const ItemFacts facts(log, catalog_with(19, "kettle"));
  EXPECT_TRUE(Substitutes(Counted(log).counts, facts).instead(0, 1, 20));
  EXPECT_FALSE(Substitutes(Counted(log).counts, facts).instead(0, 3, 20));
}

TEST(Substitutes, ItemsOfANarrowCategoryAreUnlessClearlyTogether) {
  const orders::OrderLog log = hundred_orders(20);
  const ItemFacts facts(log, catalog_with(3));
  const Substitutes substitutes(Counted(log).counts, facts);
  EXPECT_TRUE(substitutes.instead(0, 1, 0));
  EXPECT_TRUE(substitutes.instead(0, 1, 3)) << "2 by chance, and its root";
  EXPECT_FALSE(substitutes.instead(0, 1, 4));
  EXPECT_FALSE(substitutes.instead(0, 7, 0)) << "of another category";
}

TEST(Substitutes, ItemsOfABroadCategoryAreNot) {
  const orders::OrderLog log = hundred_orders(20);
  const ItemFacts facts(log, catalog_with(4));
  EXPECT_FALSE(Substitutes(Counted(log).counts, facts).instead(0, 1, 0)) << "a fifth of all items";
  EXPECT_TRUE(Substitutes(Counted(log).counts, facts, {.narrow_items = 4, .narrow_share = 0.2})
                  .instead(0, 1, 0));
  EXPECT_FALSE(Substitutes(Counted(log).counts, facts, {.narrow_items = 3, .narrow_share = 0.2})
                   .instead(0, 1, 0));
}

TEST(Substitutes, NearTwinsAreOnlyIfTogetherLessThanByChance) {
  orders::OrderLog log = hundred_orders(20);
  log.items[0].title = "RED RETROSPOT BAG";
  log.items[1].title = "PINK RETROSPOT BAG";
  log.items[2].title = "PINK RETROSPOT BAG FOR LUNCH";
  const ItemFacts facts(log, {});
  const Substitutes substitutes(Counted(log).counts, facts);
  EXPECT_TRUE(substitutes.instead(0, 1, 1));
  EXPECT_FALSE(substitutes.instead(0, 1, 2));
  EXPECT_FALSE(substitutes.instead(0, 2, 0));
}

TEST(Substitutes, AreDroppedFromRowsAndTheRestKeepsItsOrder) {
  const orders::OrderLog log = hundred_orders(20);
  const ItemFacts facts(log, catalog_with(3));
  std::vector<std::vector<model::Neighbour>> rows(20);
  rows[0] = {{5, 0.5, 9}, {1, 0.4, 2}, {2, 0.3, 7}, {7, 0.2, 1}};
  rows[1] = {{0, 0.4, 2}};
  drop_substitutes(Substitutes(Counted(log).counts, facts), rows);
  std::vector<uint32_t> kept;
  for (const model::Neighbour& neighbour : rows[0]) kept.push_back(neighbour.item);
  EXPECT_THAT(kept, ElementsAre(5, 2, 7));
  EXPECT_TRUE(rows[1].empty());
}

TEST(Substitutes, OfNoOrdersNeedNone) {
  const ItemFacts facts({}, catalog_with(3));
  EXPECT_TRUE(Substitutes(Counted({}).counts, facts).instead(0, 1, 0));
  EXPECT_EQ(Substitutes(Counted({}).counts, facts).by_chance(0, 1), 0);
}

}  // namespace
}  // namespace goeswith::train
