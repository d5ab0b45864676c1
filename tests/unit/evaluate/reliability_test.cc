#include "evaluate/reliability.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evaluate/asked.h"

namespace goeswith::evaluate {
namespace {

using testing::DoubleNear;
using testing::SizeIs;

// `count` forecasts of one probability, the first `bought` of which came true.
void add(std::vector<Forecast>& forecasts, float probability, size_t count, size_t bought) {
  for (size_t f = 0; f < count; ++f) forecasts.push_back({probability, f < bought});
}

TEST(Reliability, ErrorIsTheMeanDistanceOfStatedAndObservedByHand) {
  std::vector<Forecast> forecasts;
  add(forecasts, 0.5f, 50, 40);  // five bins of 10; 30 came true among the first 30, 10 in the next
  add(forecasts, 0.25f, 50, 10);  // five bins
  const Reliability reliability = reliability_of(forecasts);
  ASSERT_THAT(reliability.bins, SizeIs(10));
  EXPECT_EQ(reliability.bins[0].count, 10U);
  EXPECT_DOUBLE_EQ(reliability.bins[0].predicted, 0.25) << "least probable first";
  EXPECT_DOUBLE_EQ(reliability.bins[0].observed, 1);
  EXPECT_DOUBLE_EQ(reliability.bins[1].observed, 0);
  EXPECT_DOUBLE_EQ(reliability.bins[9].predicted, 0.5);
  EXPECT_DOUBLE_EQ(reliability.bins[9].observed, 0);
  // 0.75 once and 0.25 four times below; 0.5 five times above.
  EXPECT_DOUBLE_EQ(reliability.ece, (0.75 + 4 * 0.25 + 5 * 0.5) / 10);
}

TEST(Reliability, WhatComesTrueAsOftenAsStatedHasNoError) {
  std::vector<Forecast> forecasts;
  for (size_t ten = 0; ten < 10; ++ten) add(forecasts, 0.1f * static_cast<float>(ten), 10, ten);
  EXPECT_THAT(reliability_of(forecasts).ece, DoubleNear(0, 1e-6));
}

TEST(Reliability, BinsAreOfEqualCountToWithinOne) {
  std::vector<Forecast> forecasts;
  for (int f = 0; f < 97; ++f) forecasts.push_back({static_cast<float>(f % 7) / 10, f % 3 == 0});
  const Reliability reliability = reliability_of(forecasts);
  uint64_t all = 0;
  for (const ReliabilityBin& bin : reliability.bins) {
    EXPECT_GE(bin.count, 9U);
    EXPECT_LE(bin.count, 10U);
    all += bin.count;
  }
  EXPECT_EQ(all, 97U);
}

TEST(Reliability, FewForecastsHaveABinEachAndNoneHaveNone) {
  EXPECT_THAT(reliability_of({{0.5f, true}, {0.25f, false}}).bins, SizeIs(2));
  EXPECT_DOUBLE_EQ(reliability_of({{0.5f, true}, {0.25f, false}}).ece, 0.375);
  EXPECT_THAT(reliability_of({}).bins, SizeIs(0));
  EXPECT_EQ(reliability_of({}).ece, 0);
}

TEST(Forecasts, AreThoseOfTheFirstFourOfEachPrefixCart) {
  const auto forecasts = forecasts_of(
      {{0, 1, 9}, {0, 2}}, always({1, 2, 3, 4, 5, 6}, {0.6f, 0.5f, 0.4f, 0.3f, 0.2f, 0.1f}));
  ASSERT_THAT(forecasts, SizeIs(12))
      << "carts of one and of two of the first, of one of the second";
  EXPECT_EQ(forecasts[0].probability, 0.6f);
  EXPECT_TRUE(forecasts[0].bought) << "1 follows 0";
  EXPECT_FALSE(forecasts[1].bought);
  EXPECT_EQ(forecasts[3].probability, 0.3f);
  EXPECT_FALSE(forecasts[4].bought) << "1 is in the cart of two, 9 is its target";
  EXPECT_TRUE(forecasts[9].bought) << "2 is the target of the second order";
}

TEST(Forecasts, LeaveOutWhatOnlyFillsAndMethodsThatStateNothing) {
  EXPECT_THAT(forecasts_of({{0, 1}}, always({1, 2, 3}, {0.5f, 0, 0})), SizeIs(1));
  EXPECT_THAT(forecasts_of({{0, 1}}, always({1, 2, 3})), SizeIs(0));
}

}  // namespace
}  // namespace goeswith::evaluate
