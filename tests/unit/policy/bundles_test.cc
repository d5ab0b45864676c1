#include "policy/bundles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

TEST(Bundles, AreThoseAllOfWhoseItemsTheStoreHas) {
  const model::Contents contents = small_contents();
  const Policy policy = policy_of(R"({"bundles": [{"items": ["POT", "NEW"], "percent": 5},
                                                  {"items": ["CUP", "POT"], "percent": 6}]})");
  const auto bundles = bundles_of(policy, Store(contents, {}));
  ASSERT_EQ(bundles.size(), 1u);
  EXPECT_EQ(bundles[0].bundle->discount.percent, 6.0);
  EXPECT_THAT(bundles[0].items, testing::ElementsAre(2, 0));
}

TEST(Bundles, WithStepsNeedAsManyItemsAsTheFirst) {
  const model::Contents contents = small_contents();
  const Policy policy = policy_of(R"({"bundles": [
      {"items": ["POT", "NEW", "CUP"], "steps": [{"count": 2, "percent": 6}]},
      {"items": ["POT", "NEW", "CUP"], "steps": [{"count": 3, "percent": 7}]}]})");
  const auto bundles = bundles_of(policy, Store(contents, {}));
  ASSERT_EQ(bundles.size(), 1u);
  EXPECT_THAT(bundles[0].items, testing::ElementsAre(0, 2));
}

}  // namespace
}  // namespace goeswith::policy
