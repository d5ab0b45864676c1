#include "policy/mistakes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace goeswith::policy {
namespace {

TEST(Mistakes, ThrowNothingWhereThereAreNone) {
  Mistakes mistakes("policy.json");
  EXPECT_NO_THROW(mistakes.throw_if_any());
}

TEST(Mistakes, AreAllToldALineEach) {
  Mistakes mistakes("policy.json");
  mistakes.add("", "no object");
  mistakes.add(path_of("/pin", 0, "/items"), "none");
  try {
    mistakes.throw_if_any();
    FAIL();
  } catch (const PolicyError& error) {
    EXPECT_STREQ(error.what(), "policy.json: no object\npolicy.json: /pin/0/items: none");
    EXPECT_THAT(error.mistakes(), testing::SizeIs(2));
  }
}

}  // namespace
}  // namespace goeswith::policy
