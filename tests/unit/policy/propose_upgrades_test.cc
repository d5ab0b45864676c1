#include "policy/propose_upgrades.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

// Two teapots of different sizes that are bought with the same three things.
class ProposeUpgrades : public testing::Test {
 protected:
  ProposeUpgrades() {
    add("P4", "Brown teapot, 4 cup", "Pots", 2000);
    add("P6", "Brown teapot, 6 cup", "Pots", 2600);
    for (const char* sku : {"A", "B", "C"}) add(sku, sku, "", 100);
    contents_.items[0].neighbours = {{2, 1, 5}, {3, 1, 5}, {4, 1, 5}};
    contents_.items[1].neighbours = {{2, 1, 5}, {3, 1, 5}};
  }

  void add(const char* sku, const char* title, const char* category, uint32_t price) {
    model::ItemContents item;
    item.text = {sku, title, "", "", category};
    item.price = price;
    item.orders = 10;
    contents_.items.push_back(item);
  }

  std::vector<std::string> proposed(const std::string& policy = "{}") const {
    std::vector<std::string> told;
    for (const ProposedUpgrade& upgrade : propose_upgrades(policy_of(policy), contents_)) {
      told.push_back(contents_.items[upgrade.upgrade_of].text[model::kSku] + "<" +
                     contents_.items[upgrade.item].text[model::kSku]);
    }
    return told;
  }

  model::Contents contents_;
};

using testing::ElementsAre;
using testing::IsEmpty;

TEST_F(ProposeUpgrades, ADearerItemOfTheSameWordsAndCompanionsIsProposed) {
  EXPECT_THAT(proposed(), ElementsAre("P4<P6"));
}

TEST_F(ProposeUpgrades, OneThatIsHardlyDearerOrMuchIsNot) {
  contents_.items[1].price = 2190;
  EXPECT_THAT(proposed(), IsEmpty());
  contents_.items[1].price = 3210;
  EXPECT_THAT(proposed(), IsEmpty());
  contents_.items[1].price = 3200;
  EXPECT_THAT(proposed(), ElementsAre("P4<P6"));
}

TEST_F(ProposeUpgrades, OneOfAnotherCategoryOrOtherWordsIsNot) {
  contents_.items[1].text[model::kCategory] = "Jugs";
  EXPECT_THAT(proposed(), IsEmpty());
  contents_.items[1].text[model::kCategory] = "Pots";
  contents_.items[1].text[model::kTitle] = "Glass kettle, 6 cup";
  EXPECT_THAT(proposed(), IsEmpty());
}

TEST_F(ProposeUpgrades, OneThatIsBoughtWithOtherThingsIsNot) {
  contents_.items[1].neighbours = {{2, 1, 5}, {3, -1, 5}};
  EXPECT_THAT(proposed(), IsEmpty());
}

TEST_F(ProposeUpgrades, OneOutOfStockIsNot) {
  contents_.items[1].in_stock = false;
  EXPECT_THAT(proposed(), IsEmpty());
}

TEST_F(ProposeUpgrades, WhatThePolicyUpgradesAlreadyIsLeftAlone) {
  EXPECT_THAT(proposed(R"({"upgrades": [{"item": "X", "upgrade_of": "P4"}]})"), IsEmpty());
}

TEST_F(ProposeUpgrades, TheLikestOfSeveralIsProposed) {
  add("PX", "Brown teapot, 4 cup, gold", "Pots", 2700);
  contents_.items.back().neighbours = contents_.items[0].neighbours;
  EXPECT_THAT(proposed(), ElementsAre("P4<PX"));
}

}  // namespace
}  // namespace goeswith::policy
