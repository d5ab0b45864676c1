#include "evaluate/weak_spots.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evaluate/asked.h"

namespace goeswith::evaluate {
namespace {

using testing::SizeIs;

std::vector<WeakSpot> spots_of(const Asked& asked, const MakeRank& rank, size_t most) {
  return weak_spots(asked, 10, score_orders(asked, 10, {}, rank).orders, most);
}

TEST(WeakSpots, AreTheItemsWhoseCartsHaveTheFewestHits) {
  Asked asked(10, {0, 1});
  asked.insert(asked.end(), 20, {2, 1});
  asked.insert(asked.end(), 12, {3, 5});
  asked.insert(asked.end(), 9, {4, 5});  // too few to judge
  asked[0] = {0, 5};
  const auto spots = spots_of(asked, always({1}), 10);
  ASSERT_THAT(spots, SizeIs(3));
  EXPECT_EQ(spots[0].item, 3U);
  EXPECT_EQ(spots[0].carts, 12U);
  EXPECT_EQ(spots[0].hits, 0U);
  EXPECT_EQ(spots[1].item, 0U);
  EXPECT_EQ(spots[1].hits, 9U);
  EXPECT_EQ(spots[2].item, 2U);
  EXPECT_EQ(spots[2].hits, 20U);
  EXPECT_THAT(spots_of(asked, always({1}), 1), SizeIs(1));
}

TEST(WeakSpots, EveryItemOfACartCountsForIt) {
  const auto spots = spots_of(Asked(10, {0, 1, 2}), always({2}), 10);
  ASSERT_THAT(spots, SizeIs(2));
  EXPECT_EQ(spots[0].carts, 20U) << "0 is in carts of one and of two";
  EXPECT_EQ(spots[1].item, 1U);
  EXPECT_EQ(spots[1].carts, 10U);
}

TEST(WeakSpots, OfEquallyWeakItemsTheOneInMoreCartsIsFirst) {
  Asked asked(10, {0, 1});
  asked.insert(asked.end(), 11, {2, 1});
  EXPECT_EQ(spots_of(asked, always({}), 10)[0].item, 2U);
}

}  // namespace
}  // namespace goeswith::evaluate
