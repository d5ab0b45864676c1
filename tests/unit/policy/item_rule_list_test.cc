#include "policy/item_rule_list.h"

#include <gtest/gtest.h>

namespace goeswith::policy {
namespace {

using namespace model;

TEST(ItemRuleList, WritesEntriesInTheOrderOfTheirLetters) {
  ItemRuleList list;
  list.add(kUpgrade, 2, "B");
  list.add(kPin, 1, "Z");
  list.add(kPin, 7, "A b");
  list.add(kNever, 3);
  list.add(kFactor, 96);
  EXPECT_EQ(list.text(), "f96\nn3\np1 Z\np7 A b\nu2 B\n");
}

TEST(ItemRuleList, JoinsPlacementsAndDropsRepeats) {
  ItemRuleList list;
  list.add(kNotAt, kCartPlace);
  list.add(kNotAt, kProductPlace);
  list.add(kPin, kCartPlace, "A");
  list.add(kPin, kThankYouPlace, "A");
  list.add(kNever, 2);
  list.add(kNever, 2);
  list.add(kNever, 3);
  EXPECT_EQ(list.text(), "x5\nn2\nn3\np3 A\n");
}

TEST(ItemRuleList, IsReadAsItWasWritten) {
  ItemRuleList list;
  list.add(kUpgrade, kProductPlace, "12 34");
  const std::string text = list.text();
  const char* rest = text.c_str();
  ItemRule rule;
  ASSERT_TRUE(next_rule(rest, rule));
  EXPECT_EQ(rule.letter, kUpgrade);
  EXPECT_EQ(rule.number, kProductPlace);
  EXPECT_EQ(rule.sku, "12 34");
  EXPECT_FALSE(next_rule(rest, rule));
}

TEST(ItemRuleList, ASkuOfTwoLinesCannotBeWritten) {
  EXPECT_TRUE(can_be_written("A b"));
  EXPECT_FALSE(can_be_written("A\nb"));
}

}  // namespace
}  // namespace goeswith::policy
