#include "policy/fit_numbers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/item_rules.h"
#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

TEST(FitNumbers, AttributesAndTheirValuesAreNumberedByFirstAppearance) {
  const Policy policy = policy_of(R"({"fits": [
      {"items": ["A"], "attribute": "mount", "value": "E"},
      {"items": ["B"], "attribute": "mount", "value": "F"},
      {"items": ["C"], "attribute": "size", "value": "F"},
      {"items": ["D"], "attribute": "mount", "value": "F"}]})");
  EXPECT_THAT(fit_numbers(policy), testing::ElementsAre(0, 1, model::kFitsValues, 1));
}

}  // namespace
}  // namespace goeswith::policy
