#include "evaluate/cold_items.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "train/borrow.h"
#include "train/pair_counts.h"
#include "train/small_log.h"

namespace goeswith::evaluate {
namespace {

using Rows = std::vector<std::vector<model::Neighbour>>;

// Orders of a thing and an accessory of one of 20 lines of goods, each with six of either, told by
// their titles: "kettle oak bb", "cup oak cc", where the last word says nothing.
orders::OrderLog store_of_lines(size_t orders) {
  constexpr uint32_t kLines = 20;
  constexpr uint32_t kKinds = 12;
  orders::OrderLog log;
  for (uint32_t i = 0; i < kLines * kKinds; ++i) {
    const std::string line(1, static_cast<char>('a' + i / kKinds));
    const std::string own = std::string(1, static_cast<char>('a' + i % 26)) +
                            std::string(1, static_cast<char>('a' + i / 26)) + "x";
    const std::string kind = i % 2 == 0 ? "thing" : "accessory";
    log.items.push_back(
        {std::to_string(i), kind + line + " " + line + "line " + own, orders::kNoPrice});
  }
  std::mt19937 random(1);
  for (size_t o = 0; o < orders; ++o) {
    const auto line = static_cast<uint32_t>(random() % kLines);
    const auto pick = [&](uint32_t kind) {
      return line * kKinds + 2 * static_cast<uint32_t>(random() % (kKinds / 2)) + kind;
    };
    log.lines.push_back(pick(0));
    log.lines.push_back(pick(1));
    log.line_begin.push_back(log.lines.size());
    log.ordered_at.push_back(static_cast<int64_t>(o) * train::kDay);
  }
  return log;
}

// Rows of the log's attach rates, all of them.
Rows attach_rates(const orders::OrderLog& log) {
  const std::vector<double> ones(log.orders(), 1);
  const train::PairCounts counts(log, ones);
  train::PairCounts::Scratch scratch(counts.items());
  Rows rows(counts.items());
  for (uint32_t i = 0; i < counts.items(); ++i) {
    for (const train::PairCount& pair : counts.row(i, scratch)) {
      rows[i].push_back({pair.item, pair.weight / counts.item_orders(i), pair.orders});
    }
  }
  return rows;
}

TEST(ColdItems, HidingTakesAShareOfTheItemsOutOfAllTaughtOrders) {
  const Split split = split_orders(store_of_lines(2000), Part::kValidation);
  const ColdSplit cold = hide_items(split, 0.1, 7);
  EXPECT_EQ(std::count(cold.hidden.begin(), cold.hidden.end(), 1), 24);
  EXPECT_EQ(cold.training.items.size(), split.training.items.size());
  EXPECT_EQ(cold.asked, split.asked);
  for (const uint32_t item : cold.training.lines) EXPECT_EQ(cold.hidden[item], 0);
  size_t left = 0;
  for (const uint32_t item : split.training.lines) left += cold.hidden[item] == 0 ? 1 : 0;
  EXPECT_EQ(cold.training.lines.size(), left);
  for (size_t o = 0; o < cold.training.orders(); ++o) EXPECT_FALSE(cold.training.order(o).empty());
}

TEST(ColdItems, TheSeedDrawsWhichItemsAreHidden) {
  const Split split = split_orders(store_of_lines(2000), Part::kValidation);
  EXPECT_EQ(hide_items(split, 0.1, 7).hidden, hide_items(split, 0.1, 7).hidden);
  EXPECT_NE(hide_items(split, 0.1, 7).hidden, hide_items(split, 0.1, 8).hidden);
}

// Items 0…3, of which 1 is new; best-sellers 2, 0, 3.
ColdSplit four_items(std::vector<std::vector<uint32_t>> asked) {
  ColdSplit split;
  split.training = train::log_of({{"0", "1", "2", "3"}});
  split.training.lines = {2, 0, 2, 0, 2, 3};
  split.training.line_begin = {0, 2, 4, 6};
  split.training.ordered_at = {0, 0, 0};
  split.hidden = {0, 1, 0, 0};
  split.asked = std::move(asked);
  return split;
}

TEST(ColdItems, PercentileIsCountedAmongTheItemsOutsideTheCart) {
  const ColdSplit split = four_items({{0, 1}});
  EXPECT_EQ(ask_cold_items(split, {}).asked_for, 1U);
  EXPECT_EQ(ask_cold_items(split, {}).for_percentile, 0) << "2 and 3 were ordered";
  EXPECT_EQ(ask_cold_items(split, {{{1, 0.1, 0}}, {}, {}, {}}).for_percentile, 100);
  EXPECT_EQ(ask_cold_items(split, {{{1, 0.1, 0}, {3, 0.2, 1}}, {}, {}, {}}).for_percentile, 50);
}

TEST(ColdItems, TiesAreMetHalfWay) {
  ColdSplit split = four_items({{0, 1}});
  split.training.lines = {0, 0, 0, 0, 0, 0};
  EXPECT_EQ(ask_cold_items(split, {}).for_percentile, 50);
}

TEST(ColdItems, OtherNewItemsAreNotInTheCart) {
  ColdSplit split = four_items({{0, 1, 3}, {1, 3}});
  split.hidden = {0, 1, 0, 1};
  const Rows rows = {{}, {}, {}, {{1, 1, 0}}};
  const ColdFigures figures = ask_cold_items(split, rows);
  EXPECT_EQ(figures.asked_for, 2U) << "an order of new items alone has no cart";
  EXPECT_EQ(figures.asked_from, 4U);
}

TEST(ColdItems, AskedFromCountsTargetsInTheFirstFour) {
  ColdSplit split = four_items({{1, 3}, {0, 2}});
  EXPECT_EQ(ask_cold_items(split, {}).from_hr4, 1) << "three items are left to show";
  for (const char* sku : {"4", "5", "6"}) split.training.items.push_back({sku, "", 0});
  for (const uint32_t item : {4u, 5u, 6u}) {
    split.training.lines.insert(split.training.lines.end(), {item, item});
    split.training.line_begin.push_back(split.training.lines.size());
    split.training.ordered_at.push_back(0);
  }
  split.hidden.resize(7, 0);
  EXPECT_EQ(ask_cold_items(split, {}).from_hr4, 0);
  EXPECT_EQ(ask_cold_items(split, {{}, {{3, 1, 0}}, {}, {}, {}, {}, {}}).from_hr4, 1);
  EXPECT_EQ(ask_cold_items(split, {}).asked_from, 1U);
}

TEST(ColdItems, BorrowingByTitleFindsWhatNeitherOrdersNorBestSellersDo) {
  const Split split = split_orders(store_of_lines(8000), Part::kValidation);
  const ColdSplit cold = hide_items(split, 0.1, 1);
  const auto any = [](uint32_t, uint32_t) { return true; };
  const Rows off = attach_rates(cold.training);
  const train::ItemFacts facts(cold.training, {});
  const Rows on = train::borrow(train::Counted(cold.training).counts, off, facts, any, {});
  const ColdFigures popularity = ask_cold_items(cold, {});
  const ColdFigures without = ask_cold_items(cold, off);
  const ColdFigures with = ask_cold_items(cold, on);
  EXPECT_GT(popularity.asked_for, 50U);
  EXPECT_LT(popularity.for_hr6, 0.05);
  EXPECT_EQ(without.for_hr6, 0) << "who was never ordered is nobody's neighbour";
  EXPECT_GT(with.for_hr6, 0.8);
  EXPECT_GT(with.for_percentile, 95);
  EXPECT_LT(without.for_percentile, 10);
  EXPECT_LT(without.from_hr4, 0.2);
  EXPECT_GT(with.from_hr4, 0.5) << "four of the six accessories of its line, as chance has it";
}

}  // namespace
}  // namespace goeswith::evaluate
