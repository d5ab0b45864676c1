#include "evaluate/head_items.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

#include "train/small_log.h"

namespace goeswith::evaluate {
namespace {

using testing::ElementsAre;

TEST(HeadItems, PopularityCountsOrdersAndBreaksTiesByFirstAppearance) {
  const auto log = train::log_of({{"a", "b"}, {"c", "b"}, {"c"}, {"c", "d"}});
  EXPECT_THAT(by_popularity(log), ElementsAre(2, 1, 0, 3));
}

TEST(HeadItems, TheHeadIsTheBestSoldTenthRoundedUp) {
  EXPECT_THAT(head_items(train::log_of({{"a", "b"}, {"b", "c"}})), ElementsAre(0, 1, 0));
  EXPECT_THAT(head_items(train::log_of({{"a"}})), ElementsAre(1));
  for (const uint32_t items : {10u, 11u, 40u}) {
    const auto head = head_items(train::random_log(1, 200, items));
    EXPECT_EQ(std::accumulate(head.begin(), head.end(), 0u), (items + 9) / 10);
  }
}

TEST(HeadItems, NoItemsHaveNoHead) { EXPECT_THAT(head_items({}), testing::IsEmpty()); }

}  // namespace
}  // namespace goeswith::evaluate
