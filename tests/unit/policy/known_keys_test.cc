#include "policy/known_keys.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace goeswith::policy {
namespace {

TEST(KnownKeys, AreThoseOfTheObject) {
  EXPECT_THAT(known_keys("at_most"), testing::ElementsAre("category", "count"));
  EXPECT_THAT(known_keys(""), testing::Contains("at_most"));
  EXPECT_THAT(known_keys("nothing"), testing::IsEmpty());
}

TEST(KnownKeys, TheNearestIsAtMostTwoLettersOff) {
  const auto keys = known_keys("");
  EXPECT_EQ(nearest_key("goes-with", keys), "goes_with");
  EXPECT_EQ(nearest_key("exlude", keys), "exclude");
  EXPECT_EQ(nearest_key("pins", keys), "pin");
  EXPECT_EQ(nearest_key("bundels", keys), "bundles");
  EXPECT_EQ(nearest_key("discounts", keys), "");
  EXPECT_EQ(nearest_key("bin", keys), "pin");
  EXPECT_EQ(nearest_key("ban", keys), "") << "two of three letters";
}

}  // namespace
}  // namespace goeswith::policy
