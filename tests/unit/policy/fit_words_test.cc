#include "policy/fit_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/item_rules.h"
#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

TEST(FitWords, AttributesAndTheirValuesAreNumberedByFirstAppearance) {
  const FitWords words(policy_of(R"({"fits": [
      {"items": ["A"], "attribute": "mount", "value": "E"},
      {"items": ["B"], "attribute": "mount", "value": "F"},
      {"items": ["C"], "attribute": "size", "value": "F"},
      {"items": ["D"], "attribute": "mount", "value": "F"}]})"));
  EXPECT_EQ(words.number(0), 0u);
  EXPECT_EQ(words.number(1), 1u);
  EXPECT_EQ(words.number(2), model::kFitsValues);
  EXPECT_EQ(words.number(3), 1u);
  ASSERT_EQ(words.attributes().size(), 2u);
  EXPECT_EQ(words.attributes()[0].name, "mount");
  EXPECT_THAT(words.attributes()[0].values, testing::ElementsAre("E", "F"));
}

}  // namespace
}  // namespace goeswith::policy
