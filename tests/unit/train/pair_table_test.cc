#include "train/pair_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

namespace goeswith::train {
namespace {

PairTable table_of(size_t items) {
  PairTable table;
  table.sold.items.resize(items);
  return table;
}

std::vector<uint32_t> items_of(std::span<const PairCount> row) {
  std::vector<uint32_t> items;
  for (const PairCount& pair : row) items.push_back(pair.item);
  return items;
}

TEST(PairTable, ShowsEachPairFromBothItsItemsByNumber) {
  PairTable table = table_of(4);
  const std::vector<ToldPair> told = {{2, 0, 5, 2, 1.5}, {0, 1, 3, 3, 0.5}, {1, 2, 2, 4, 0.25}};
  EXPECT_FALSE(fill_rows(told, table).has_value());
  EXPECT_THAT(items_of(table.row(0)), testing::ElementsAre(1, 2));
  EXPECT_THAT(items_of(table.row(1)), testing::ElementsAre(0, 2));
  EXPECT_THAT(items_of(table.row(2)), testing::ElementsAre(0, 1));
  EXPECT_TRUE(table.row(3).empty());
  EXPECT_EQ(table.row(2)[0].orders, 5U);
  EXPECT_EQ(table.row(0)[1].weight, 1.5);
}

TEST(PairTable, IsTheSameWhateverTheOrderOfTelling) {
  std::vector<ToldPair> told;
  for (uint32_t a = 0; a < 30; ++a) {
    for (uint32_t b = a + 1; b < 30; b += 1 + a % 3)
      told.push_back({a, b, a + b, 0, 1.0 / (a + b)});
  }
  PairTable table = table_of(30);
  EXPECT_FALSE(fill_rows(told, table).has_value());
  std::shuffle(told.begin(), told.end(), std::mt19937(1));
  for (ToldPair& pair : told) {
    if (pair.orders % 2 == 0) std::swap(pair.item, pair.other);
  }
  PairTable shuffled = table_of(30);
  EXPECT_FALSE(fill_rows(told, shuffled).has_value());
  ASSERT_EQ(table.row_begin, shuffled.row_begin);
  for (size_t k = 0; k < table.pairs.size(); ++k) {
    EXPECT_EQ(table.pairs[k].item, shuffled.pairs[k].item);
    EXPECT_EQ(table.pairs[k].orders, shuffled.pairs[k].orders);
    EXPECT_EQ(table.pairs[k].weight, shuffled.pairs[k].weight);
  }
}

TEST(PairTable, SaysWhichPairWasToldTwice) {
  PairTable table = table_of(3);
  const std::vector<ToldPair> same = {{0, 1, 2, 2, 1}, {1, 2, 2, 3, 1}, {0, 1, 2, 4, 1}};
  const auto twice = fill_rows(same, table);
  ASSERT_TRUE(twice.has_value());
  EXPECT_EQ(twice->first, 0U);
  EXPECT_EQ(twice->second, 2U);
  const std::vector<ToldPair> from_both = {{0, 2, 2, 2, 1}, {1, 2, 2, 3, 1}, {2, 1, 3, 4, 1}};
  const auto sides = fill_rows(from_both, table);
  ASSERT_TRUE(sides.has_value());
  EXPECT_EQ(sides->first, 1U);
  EXPECT_EQ(sides->second, 2U);
}

TEST(PairTable, SumsOfOtherOrderAreEqualWithoutTheirNoise) {
  const double up = 0.1 + 0.2 + 0.3;
  const double down = 0.3 + 0.2 + 0.1;
  EXPECT_NE(up, down);
  EXPECT_EQ(without_noise(up), without_noise(down));
  for (const double value : {1e-100, 3e-22, 0.7, 1.0, 12345.678, 1e15}) {
    EXPECT_NEAR(without_noise(value) / value, 1, 1.5e-11);
    EXPECT_EQ(without_noise(without_noise(value)), without_noise(value));
  }
}

}  // namespace
}  // namespace goeswith::train
