#include "cli/page_rules.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace goeswith::cli {
namespace {

engine::Query query_of(const PageRules& rules, const std::string& placement, float least = -1) {
  engine::Query query;
  query.min_probability = least;
  rules.apply(placement, query);
  return query;
}

TEST(PageRules, OfAModelWithoutAPolicySayNothingButThePlace) {
  const PageRules rules("");
  const engine::Query query = query_of(rules, "thank-you");
  EXPECT_EQ(query.place, model::kThankYouPlace);
  EXPECT_EQ(query.ceiling, 0u);
  EXPECT_EQ(query.min_probability, engine::kModelsOwn);
  for (uint32_t g = 0; g < model::kMaxGroups; ++g) EXPECT_EQ(query.at_most[g], 0u);
}

TEST(PageRules, AreThoseOfThePolicyFile) {
  const PageRules rules(R"({"format":1,"ceiling":0.4,"caps":[2,1],"silence":{"product":0.25}})");
  const engine::Query query = query_of(rules, "product");
  EXPECT_EQ(query.place, model::kProductPlace);
  EXPECT_EQ(query.ceiling, 400u);
  EXPECT_EQ(query.at_most[0], 2u);
  EXPECT_EQ(query.at_most[1], 1u);
  EXPECT_EQ(query.at_most[2], 0u);
  EXPECT_EQ(query.min_probability, 0.25F);
  EXPECT_EQ(query_of(rules, "cart").min_probability, engine::kModelsOwn);
}

TEST(PageRules, LeaveTheProbabilityThatIsAskedFor) {
  const PageRules rules(R"({"format":1,"silence":{"cart":0.25}})");
  EXPECT_EQ(query_of(rules, "cart", 0).min_probability, 0);
}

TEST(PageRules, AreRefusedWhereTheFileIsNoPolicy) {
  for (const char* json : {"{", "[]", R"({"ceiling":"high"})", R"({"caps":5})"}) {
    EXPECT_THROW(PageRules{json}, std::runtime_error) << json;
  }
}

}  // namespace
}  // namespace goeswith::cli
