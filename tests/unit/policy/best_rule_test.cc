#include "policy/best_rule.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

TEST(BestRule, OneThatNamesTheItemCountsBeforeItsCategorysAndTheFirstOfSeveral) {
  const model::Contents contents = small_contents();
  const Store store(contents, {});
  const std::vector<Consumable> rules = {
      {{{}, {"Pots"}}, 1}, {{{}, {"Pots"}}, 2}, {{{"BIG", "CUP"}, {}}, 3}, {{{"BIG"}, {}}, 4}};
  const auto best = best_rules(rules, store);
  EXPECT_EQ(best[0]->days, 1u);
  EXPECT_EQ(best[1]->days, 3u);
  EXPECT_EQ(best[2]->days, 3u);
  EXPECT_EQ(best[3], nullptr);
}

}  // namespace
}  // namespace goeswith::policy
