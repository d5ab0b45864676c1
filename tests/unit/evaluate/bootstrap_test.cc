#include "evaluate/bootstrap.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "evaluate/asked.h"

namespace goeswith::evaluate {
namespace {

Resampled resampled(const Asked& asked, const MakeRank& rank) {
  return resample(score_orders(asked, 10, {}, rank).orders);
}

TEST(Bootstrap, IntervalsHoldTheMiddleOfTheResamples) {
  const Resampled found = resampled(half_found(), always({1, 3, 4, 5, 6, 7}));
  // 1.96 standard errors of a share of one half of 100 are 0.098.
  EXPECT_NEAR(middle_95(found.hr4).low, 0.402, 0.012);
  EXPECT_NEAR(middle_95(found.hr4).high, 0.598, 0.012);
  // Item 0 is hidden in each order as well, and never found: half the value, half the width.
  EXPECT_NEAR(middle_95(found.loo_hr6).low, 0.201, 0.006);
  EXPECT_NEAR(middle_95(found.loo_hr6).high, 0.299, 0.006);
}

TEST(Bootstrap, ResamplesOrdersAndNotCarts) {
  // Ten orders of six items, found with all their four carts or with none.
  Asked asked;
  for (uint32_t o = 0; o < 10; ++o) asked.push_back({2, 3, 4, 5, 6, o % 2});
  const Resampled found = resampled(asked, always({1, 7, 8, 9, 0, 0}));
  EXPECT_NEAR(middle_95(found.hr4).low, 0.2, 0.01) << "carts alone would give 0.35";
}

TEST(Bootstrap, IntervalOfOrdersThatAllAgreeIsAPoint) {
  const Interval interval = middle_95(resampled(Asked(20, {0, 1}), always({1, 3})).hr4);
  EXPECT_EQ(interval.low, 1);
  EXPECT_EQ(interval.high, 1);
}

TEST(Bootstrap, MiddleLeavesOutATwentiethOfTheValuesInAnyOrder) {
  std::vector<double> values(1000);
  std::iota(values.rbegin(), values.rend(), 0.0);
  const Interval interval = middle_95(values);
  EXPECT_EQ(interval.low, 25);
  EXPECT_EQ(interval.high, 974);
}

TEST(Bootstrap, GivesTheSameResamplesToEveryMethod) {
  const Resampled one = resampled(half_found(), always({1}));
  const Resampled same = resampled(half_found(), always({1, 7, 8}));
  EXPECT_EQ(one.hr4, same.hr4);
  EXPECT_EQ(one.loo_hr6, same.loo_hr6);
  const Interval none = paired_difference(one.hr4, same.hr4);
  EXPECT_EQ(none.low, 0);
  EXPECT_EQ(none.high, 0);
}

TEST(Bootstrap, DifferencesHaveTheSignOfTheFirstAndMirrorEachOther) {
  const Resampled better = resampled(half_found(), always({1}));
  const Resampled worse = resampled(half_found(), always({9}));
  const Interval ahead = paired_difference(better.hr4, worse.hr4);
  EXPECT_GT(ahead.low, 0.3);
  EXPECT_LT(ahead.high, 0.7);
  const Interval behind = paired_difference(worse.hr4, better.hr4);
  EXPECT_DOUBLE_EQ(behind.low, -ahead.high);
  EXPECT_DOUBLE_EQ(behind.high, -ahead.low);
}

TEST(Bootstrap, PairingCancelsWhatBothMethodsFind) {
  // Both find the half that has item 1; the first finds one order in a hundred more.
  Asked asked = half_found();
  asked[1] = {5, 6};
  const MakeRank first = scripted({{{0}, {1}}, {{5}, {6}}});
  const MakeRank second = scripted({{{0}, {1}}});
  const Interval ahead =
      paired_difference(resampled(asked, first).hr4, resampled(asked, second).hr4);
  EXPECT_GE(ahead.low, 0);
  EXPECT_NEAR(ahead.high, 0.03, 0.011) << "apart, each is known to 0.1 only";
}

}  // namespace
}  // namespace goeswith::evaluate
