#include "evaluate/metrics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evaluate/asked.h"

namespace goeswith::evaluate {
namespace {

using testing::DoubleEq;
using testing::ElementsAre;

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

TEST(Metrics, HiddenItemsAreAlsoToldByTheItemsLeftInTheCart) {
  // One, four, five and nineteen items are left; item 0 alone is found.
  Asked asked = {{0, 1}, {0, 1, 2, 3, 4}, {1, 2, 3, 4, 5, 6}, {}};
  for (uint32_t i = 0; i < 20; ++i) asked[3].push_back(i);
  const Metrics metrics = replay(asked, 20, always({0}));
  EXPECT_THAT(metrics.orders_by_cart, ElementsAre(1, 1, 1, 1, 0));
  EXPECT_THAT(metrics.loo_hr6_by_cart, ElementsAre(DoubleEq(1.0 / 2), DoubleEq(1.0 / 5),
                                                   DoubleEq(0), DoubleEq(1.0 / 12), DoubleEq(0)));
  asked[3].push_back(20);
  EXPECT_THAT(replay(asked, 21, always({0})).orders_by_cart, ElementsAre(1, 1, 1, 0, 1));
}

TEST(Metrics, HeadAndTailAreSharesOfTheCartsThatHaveSuchATarget) {
  const std::vector<uint8_t> head = {1, 0, 0};
  // Two carts with a head target, found once; one with a tail target, not found.
  const Asked asked = {{1, 0}, {2, 0}, {0, 1}};
  const Metrics metrics =
      metrics_of(score_orders(asked, 3, head, scripted({{{1}, {0}}, {{2}, {1}}, {{0}, {2}}})));
  EXPECT_EQ(metrics.head_cases, 2U);
  EXPECT_EQ(metrics.tail_cases, 1U);
  EXPECT_DOUBLE_EQ(metrics.hr4_head, 1.0 / 2);
  EXPECT_DOUBLE_EQ(metrics.hr4_tail, 0);
}

TEST(Metrics, NoOrdersGiveZeros) {
  const Metrics metrics = replay({}, 10, always({0, 1, 2, 3, 4, 5}));
  EXPECT_EQ(metrics.cases, 0U);
  EXPECT_EQ(metrics.hr4, 0);
  EXPECT_EQ(metrics.coverage, 0);
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
}

}  // namespace
}  // namespace goeswith::evaluate
