#include "model/item_rules.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace goeswith::model {
namespace {

std::vector<std::string> read(const char* rules) {
  std::vector<std::string> list;
  for (ItemRule rule; next_rule(rules, rule);) {
    list.push_back(rule.letter + std::to_string(rule.number) + ":" + std::string(rule.sku));
  }
  return list;
}

using List = std::vector<std::string>;

TEST(ItemRules, AreReadOneByOne) {
  EXPECT_EQ(read("f96\ng3\ns1\np7 POT\nu4 TEA POT\n"),
            (List{"f96:", "g3:", "s1:", "p7:POT", "u4:TEA POT"}));
  EXPECT_EQ(read(""), List{});
}

TEST(ItemRules, OfAnotherFormAreReadAsFarAsTheyGo) {
  EXPECT_EQ(read("f"), List{"f0:"});
  EXPECT_EQ(read("\n\n"), List{"\n0:"});
  EXPECT_EQ(read("z12 x\nf1"), (List{"z12:x", "f1:"}));
  EXPECT_EQ(read("fx\n"), List{"f0:x"});
}

TEST(ItemRules, KeepASkuThatBeginsLikeANumber) {
  EXPECT_EQ(read("p7 85123A\n"), List{"p7:85123A"});
  EXPECT_EQ(read("p7  spaced\n"), List{"p7: spaced"});
}

}  // namespace
}  // namespace goeswith::model
