#include "evaluate/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <mutex>
#include <numeric>
#include <set>

namespace goeswith::evaluate {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

using Items = std::vector<uint32_t>;
using Asked = std::vector<Items>;

// Answers each cart as the script says, any other with nothing.
MakeRank scripted(std::map<Items, Items> script) {
  return [script = std::move(script)]() -> Rank {
    return [&script](std::span<const uint32_t> cart) -> std::span<const uint32_t> {
      const auto line = script.find(Items(cart.begin(), cart.end()));
      return line == script.end() ? std::span<const uint32_t>() : line->second;
    };
  };
}

// Always the same six items.
MakeRank always(const Items& items) {
  return [items]() -> Rank {
    return [&items](std::span<const uint32_t>) -> std::span<const uint32_t> { return items; };
  };
}

TEST(Metrics, HitRatesAreSharesOfPrefixCartsByHand) {
  const Asked asked = {{0, 1, 2, 3}, {4, 5}};
  const Metrics metrics = replay(asked, 20,
                                 scripted({{{0}, {9, 1, 2, 8, 7, 6}},          // 1 is second
                                           {{0, 1}, {9, 8, 7, 6, 2, 3}},       // too late
                                           {{0, 1, 2}, {3, 9, 8, 7, 6, 5}},    // first
                                           {{4}, {10, 11, 12, 5, 13, 14}}}));  // last of four
  EXPECT_EQ(metrics.cases, 4U);
  EXPECT_DOUBLE_EQ(metrics.hr4, 3.0 / 4);
  EXPECT_THAT(metrics.hr4_by_k, ElementsAre(DoubleEq(1), DoubleEq(0), DoubleEq(1), DoubleEq(0)));
  EXPECT_DOUBLE_EQ(metrics.mrr4, (1.0 / 2 + 0 + 1 + 1.0 / 4) / 4);
  // Shown among the first four: 9 1 2 8, 7 6, 3, 10 11 12 5.
  EXPECT_DOUBLE_EQ(metrics.coverage, 11.0 / 20);
}

TEST(Metrics, PrefixCartsAreOfOneTwoThreeAndFiveItemsWithATargetLeft) {
  std::mutex mutex;
  std::set<Items> carts;
  const MakeRank watching = [&]() -> Rank {
    return [&](std::span<const uint32_t> cart) -> std::span<const uint32_t> {
      const std::lock_guard lock(mutex);
      carts.insert(Items(cart.begin(), cart.end()));
      return {};
    };
  };
  EXPECT_EQ(replay({{7, 3, 9, 1, 8, 2, 0}}, 10, watching).cases, 4U);
  for (const Items& cart : {Items{7}, Items{7, 3}, Items{7, 3, 9}, Items{7, 3, 9, 1, 8}}) {
    EXPECT_EQ(carts.count(cart), 1U) << cart.size();
  }
  EXPECT_EQ(carts.size(), 4U + 7U) << "and those with one item hidden";
  EXPECT_EQ(replay({{7, 3, 9, 1, 8}}, 10, watching).cases, 3U);
  EXPECT_EQ(replay({{7, 3}}, 10, watching).cases, 1U);
}

TEST(Metrics, HiddenItemsAreAveragedInAnOrderAndThenOverOrders) {
  const Asked asked = {{0, 1}, {2, 3, 4, 5}};
  const Metrics metrics = replay(asked, 20,
                                 scripted({{{1}, {9, 8, 7, 6, 5, 0}},                 // sixth
                                           {{0}, {1}},                                // first
                                           {{3, 4, 5}, {10, 11, 12, 13, 14, 15, 2}},  // seventh
                                           {{2, 4, 5}, {3}},
                                           {{2, 3, 5}, {5, 3, 2}}}));
  EXPECT_DOUBLE_EQ(metrics.loo_hr6, (1.0 + 1.0 / 4) / 2);
}

// The items hidden of an order of `size` items.
std::set<uint32_t> hidden_of(uint32_t size) {
  Items order(size);
  std::iota(order.begin(), order.end(), 0u);
  std::mutex mutex;
  std::set<uint32_t> hidden;
  const MakeRank watching = [&]() -> Rank {
    return [&](std::span<const uint32_t> cart) -> std::span<const uint32_t> {
      if (cart.size() + 1 != size) return {};
      const std::lock_guard lock(mutex);
      std::set<uint32_t> missing(order.begin(), order.end());
      for (const uint32_t item : cart) missing.erase(item);
      hidden.insert(missing.begin(), missing.end());
      return {};
    };
  };
  replay({order}, size, watching);
  return hidden;
}

TEST(Metrics, EveryItemOfAnOrderOfTwelveIsHiddenOnce) {
  EXPECT_EQ(hidden_of(2), (std::set<uint32_t>{0, 1}));
  EXPECT_THAT(hidden_of(12), testing::SizeIs(12));
}

TEST(Metrics, AtMostTwelveEvenlySpacedItemsOfAnOrderAreHidden) {
  EXPECT_EQ(hidden_of(23), (std::set<uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
  const std::set<uint32_t> every_second = {0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22};
  EXPECT_EQ(hidden_of(24), every_second);
  EXPECT_EQ(hidden_of(35), every_second);
  EXPECT_EQ(hidden_of(36), (std::set<uint32_t>{0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33}));
}

TEST(Metrics, CoverageCountsWhatPrefixCartsWereShownAndHiddenOnesWereNot) {
  const Metrics metrics =
      replay({{0, 1}}, 10, scripted({{{0}, {2, 3, 4, 5, 6, 7}}, {{1}, {8, 9}}}));
  EXPECT_DOUBLE_EQ(metrics.coverage, 4.0 / 10);
}

TEST(Metrics, NoOrdersGiveZeros) {
  const Metrics metrics = replay({}, 10, always({0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(metrics.cases, 0U);
  EXPECT_EQ(metrics.hr4, 0);
  EXPECT_EQ(metrics.coverage, 0);
}

// Of 100 orders of two items, half have item 1 second, which alone is suggested.
Asked half_found() {
  Asked asked;
  for (uint32_t o = 0; o < 100; ++o) asked.push_back({0, 1 + o % 2});
  return asked;
}

TEST(Metrics, IntervalsHoldTheMiddleOfTheBootstrap) {
  const Metrics metrics = replay(half_found(), 10, always({1, 3, 4, 5, 6, 7}));
  EXPECT_DOUBLE_EQ(metrics.hr4, 0.5);
  // 1.96 standard errors of a share of one half of 100 are 0.098.
  EXPECT_NEAR(metrics.hr4_interval.low, 0.402, 0.012);
  EXPECT_NEAR(metrics.hr4_interval.high, 0.598, 0.012);
  // Item 0 is hidden in each order as well, and never found: half the value, half the width.
  EXPECT_DOUBLE_EQ(metrics.loo_hr6, 0.25);
  EXPECT_NEAR(metrics.loo_hr6_interval.low, 0.201, 0.006);
  EXPECT_NEAR(metrics.loo_hr6_interval.high, 0.299, 0.006);
}

TEST(Metrics, IntervalsResampleOrdersAndNotCarts) {
  // Ten orders of six items, found with all their four carts or with none.
  Asked asked;
  for (uint32_t o = 0; o < 10; ++o) asked.push_back({2, 3, 4, 5, 6, o % 2});
  const Metrics metrics = replay(asked, 10, always({1, 7, 8, 9, 0, 0}));
  EXPECT_DOUBLE_EQ(metrics.hr4, 0.5);
  EXPECT_NEAR(metrics.hr4_interval.low, 0.2, 0.01) << "carts alone would give 0.35";
}

TEST(Metrics, IntervalOfOrdersThatAllAgreeIsAPoint) {
  const Metrics metrics = replay(Asked(20, {0, 1}), 10, always({1, 3, 4, 5, 6, 7}));
  EXPECT_EQ(metrics.hr4_interval.low, 1);
  EXPECT_EQ(metrics.hr4_interval.high, 1);
}

TEST(Metrics, AreTheSameOnEveryRun) {
  Asked asked = half_found();
  for (uint32_t o = 0; o < 500; ++o) asked.push_back({o % 7, 7 + o % 5, 12 + o % 3, 15 + o % 2});
  const MakeRank rank = always({1, 8, 13, 15, 2, 9});
  const Metrics first = replay(asked, 20, rank);
  const Metrics second = replay(asked, 20, rank);
  EXPECT_EQ(first.hr4, second.hr4);
  EXPECT_EQ(first.mrr4, second.mrr4);
  EXPECT_EQ(first.loo_hr6, second.loo_hr6);
  EXPECT_EQ(first.coverage, second.coverage);
  EXPECT_EQ(first.hr4_interval.low, second.hr4_interval.low);
  EXPECT_EQ(first.hr4_interval.high, second.hr4_interval.high);
  EXPECT_EQ(first.loo_hr6_interval.low, second.loo_hr6_interval.low);
  EXPECT_EQ(first.loo_hr6_interval.high, second.loo_hr6_interval.high);
}

}  // namespace
}  // namespace goeswith::evaluate
