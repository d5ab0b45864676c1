#include "policy/apply_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/model.h"
#include "policy/full_policy.h"
#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

// Items are POT, BIG, CUP, SPO.
class ApplyPolicy : public testing::Test {
 protected:
  void apply_text(const std::string& text) { apply(policy_of(text), catalog_, contents_); }
  std::vector<std::string> rules() const {
    std::vector<std::string> rules;
    for (const model::ItemContents& item : contents_.items) rules.push_back(item.rules);
    return rules;
  }
  std::string in_stock() const {
    std::string stock;
    for (const model::ItemContents& item : contents_.items) stock += item.in_stock ? '+' : '-';
    return stock;
  }
  double weight(uint32_t item, uint32_t other) const {
    for (const model::Neighbour& neighbour : contents_.items[item].neighbours) {
      if (neighbour.item == other) return neighbour.weight;
    }
    return 0;
  }

  orders::Catalog catalog_ = small_catalog();
  model::Contents contents_ = small_contents();
};

using testing::ElementsAre;

TEST_F(ApplyPolicy, AnEmptyPolicyChangesNothing) {
  const std::vector<uint8_t> before = model::write_model(contents_);
  apply_text("{}");
  EXPECT_EQ(model::write_model(contents_), before);
  EXPECT_THAT(rules(), ElementsAre("", "", "", ""));
}

TEST_F(ApplyPolicy, FactorsAreWrittenWhereTheyAreNotNeutral) {
  apply_text(R"({"boost": [{"categories": ["Pots"], "factor": 1.5},
                           {"items": ["POT"], "factor": 2}, {"items": ["SPO"], "factor": 1}]})");
  EXPECT_THAT(rules(), ElementsAre("f192\n", "f96\n", "", ""));
}

TEST_F(ApplyPolicy, GroupsAreTheNumbersOfTheCaps) {
  apply_text(
      R"({"at_most": [{"category": "Pots", "count": 1}, {"category": "Cups", "count": 2}]})");
  EXPECT_THAT(rules(), ElementsAre("g0\n", "g0\n", "g1\n", ""));
}

TEST_F(ApplyPolicy, WhatIsExcludedEverywhereIsNotInStockEither) {
  apply_text(R"({"exclude": [{"items": ["CUP"], "placements": ["cart"]},
                             {"items": ["CUP", "SPO"], "placements": ["product"]},
                             {"categories": ["Pots"]}]})");
  EXPECT_THAT(rules(), ElementsAre("x7\n", "x7\n", "x5\n", "x4\n"));
  EXPECT_EQ(in_stock(), "--++");
}

TEST_F(ApplyPolicy, LowStockIsNotSuggestedAndLessIsNotShown) {
  catalog_.items[0].stock = 0;
  catalog_.items[1].stock = 5;
  catalog_.items[2].stock = 6;
  apply_text(R"({"stock": {"minimum": 1, "low": 5}})");
  EXPECT_THAT(rules(), ElementsAre("", "", "", "")) << "the page may know of more";
  EXPECT_EQ(in_stock(), "--++") << "the spoon is not counted";
  std::string low;
  for (const model::ItemContents& item : contents_.items) low += item.low_stock ? '+' : '-';
  EXPECT_EQ(low, "-+--");
}

TEST_F(ApplyPolicy, WithoutAMinimumOneIsTheLeast) {
  catalog_.items[0].stock = 0;
  catalog_.items[1].stock = 1;
  apply_text(R"({"stock": {}})");
  EXPECT_EQ(in_stock(), "-+++");
  EXPECT_THAT(rules(), ElementsAre("", "", "", ""));
}

TEST_F(ApplyPolicy, StrategicAndConsumableAreMarked) {
  apply_text(R"({"strategic": [{"items": ["POT"]}],
                 "consumable": [{"categories": ["Cups", "Pots"], "days": 30},
                                {"items": ["CUP"], "days": 7}]})");
  EXPECT_THAT(rules(), ElementsAre("s1\nc30\n", "c30\n", "c7\n", ""));
}

TEST_F(ApplyPolicy, NeverWithHasTwoSides) {
  apply_text(R"({"never_with": [{"items": ["POT"], "beside": {"items": ["CUP", "SPO"]}},
                                {"items": ["CUP"], "beside": {"categories": ["Cups", "Pots"]}}]})");
  EXPECT_THAT(rules(), ElementsAre("n0\nn3\n", "n3\n", "n1\nn2\nn3\n", "n1\n"));
}

TEST_F(ApplyPolicy, FitsNameAttributeAndValue) {
  apply_text(R"({"fits": [{"items": ["POT", "CUP"], "attribute": "mount", "value": "E"},
                          {"items": ["CUP"], "attribute": "mount", "value": "F"},
                          {"items": ["CUP"], "attribute": "size", "value": "small"}]})");
  EXPECT_THAT(rules(), ElementsAre("a0\n", "", "a0\na1\na65536\n", ""));
}

TEST_F(ApplyPolicy, PinsLieOnWhatTheyAreBeside) {
  apply_text(R"({"pin": [{"items": ["SPO"], "beside": {"items": ["CUP"]}, "placements": ["cart"]},
                         {"items": ["BIG"], "placements": ["thank-you"]}]})");
  EXPECT_THAT(rules(), ElementsAre("p2 BIG\n", "", "p1 SPO\np2 BIG\n", "p2 BIG\n"));
  EXPECT_EQ(weight(0, 1), 0.2) << "not learned: as weak as any";
  EXPECT_EQ(weight(2, 3), 0.2);
  EXPECT_EQ(weight(3, 1), 0.2);
  EXPECT_EQ(weight(2, 0), 0.6) << "learned, and not named";
}

TEST_F(ApplyPolicy, WhatIsPinnedAndWasLearnedSaysSoAndKeepsItsWeight) {
  apply_text(R"({"pin": [{"items": ["CUP"], "placements": ["thank-you"]}],
                 "upgrades": [{"item": "BIG", "upgrade_of": "POT", "placements": ["cart"]}]})");
  EXPECT_THAT(rules(), ElementsAre("p10 CUP\nu1 BIG\n", "p2 CUP\n", "", "p2 CUP\n"));
  EXPECT_EQ(weight(0, 2), 0.8);
}

TEST_F(ApplyPolicy, PinsLeaveTheWeightsOfOtherRowsAsTheyWereLearned) {
  const auto levels_of = [](const model::Contents& contents) {
    const std::vector<uint8_t> file = model::write_model(contents);
    model::Model model;
    EXPECT_EQ(model::Model::open(file, model), model::OpenError::kNone);
    const auto ranking = model.ranking_bytes();
    return std::vector<uint8_t>(ranking.begin(), ranking.end());
  };
  for (uint32_t k = 0; k < 30; ++k) {  // more than there are levels
    model::ItemContents& item = contents_.items.emplace_back();
    item.text[model::kSku] = "N" + std::to_string(k);
    item.product = static_cast<uint32_t>(contents_.items.size() - 1);
    contents_.items[0].neighbours.push_back({item.product, 0.3 + 0.01 * k, 0});
  }
  const auto learned = levels_of(contents_);
  apply_text(R"({"pin": [{"items": ["SPO"]}, {"items": ["N29"], "placements": ["product"]}]})");
  EXPECT_EQ(levels_of(contents_), learned);
}

TEST_F(ApplyPolicy, UpgradesLieOnTheWorseItem) {
  apply_text(R"({"upgrades": [{"item": "BIG", "upgrade_of": "POT"}]})");
  EXPECT_THAT(rules(), ElementsAre("u4 BIG\n", "", "", ""));
  EXPECT_EQ(weight(0, 1), 0.2);
  EXPECT_EQ(weight(1, 0), 0);
}

TEST_F(ApplyPolicy, TheItemsOfABundleLieBesideEachOther) {
  apply_text(R"({"bundles": [{"items": ["NEW", "CUP"], "percent": 5},
                             {"items": ["POT", "CUP", "SPO"], "percent": 10}]})");
  EXPECT_THAT(rules(), ElementsAre("", "", "", "")) << "the policy file says which they are";
  EXPECT_EQ(weight(2, 0), 0.6) << "as it was learned";
  EXPECT_GT(weight(3, 2), 0);
}

TEST_F(ApplyPolicy, AnItemOfABundleThatIsNotAmongTheRowsBestIsPutThere) {
  model::ItemContents& pot = contents_.items[0];
  pot.neighbours.clear();
  for (uint32_t k = 0; k < 9; ++k) {
    model::ItemContents& item = contents_.items.emplace_back();
    item.text[model::kSku] = "N" + std::to_string(k);
    item.product = static_cast<uint32_t>(contents_.items.size() - 1);
    contents_.items[0].neighbours.push_back({item.product, 0.8 - 0.05 * k, 0});
  }
  apply_text(R"({"bundles": [{"items": ["POT", "N8"], "percent": 5}]})");
  EXPECT_DOUBLE_EQ(weight(0, 12), 0.8 - 0.05 * 4) << "beside the fifth, not the ninth";
}

TEST_F(ApplyPolicy, WhatGoesWithAnItemIsANeighbourAndNothingElse) {
  apply_text(R"({"goes_with": [{"items": ["BIG"], "beside": {"items": ["CUP", "BIG"]}}]})");
  EXPECT_THAT(rules(), ElementsAre("", "", "", ""));
  EXPECT_EQ(weight(2, 1), 0.6);
  EXPECT_EQ(weight(1, 2), 0) << "one way";
}

TEST_F(ApplyPolicy, WhatIsNotInTheModelChangesNothing) {
  apply_text(R"({"pin": [{"items": ["NEW"]}], "exclude": [{"categories": ["Hats"]}]})");
  EXPECT_THAT(rules(), ElementsAre("", "", "", ""));
}

TEST_F(ApplyPolicy, AllThatIsNamedIsANeighbourAndTheModelOpens) {
  apply_text(full_policy());
  for (uint32_t i = 0; i < contents_.items.size(); ++i) {
    const char* rest = contents_.items[i].rules.c_str();
    for (model::ItemRule rule; model::next_rule(rest, rule);) {
      for (uint32_t j = 0; j < contents_.items.size(); ++j) {
        if (contents_.items[j].text[model::kSku] != rule.sku) continue;
        EXPECT_GT(weight(i, j), 0);
      }
    }
  }
  EXPECT_NO_THROW(model::write_model(contents_));
}

TEST_F(ApplyPolicy, ASkuOfTwoLinesIsLeftOut) {
  catalog_.items[2].sku = contents_.items[2].text[model::kSku] = "C\nUP";
  apply_text(R"({"pin": [{"items": ["C\nUP"]}]})");
  EXPECT_THAT(rules(), ElementsAre("", "", "", ""));
}

}  // namespace
}  // namespace goeswith::policy
