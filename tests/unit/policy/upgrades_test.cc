#include "policy/upgrades.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

// "better<worse@places" of each.
std::vector<std::string> offered(const std::string& text) {
  const model::Contents contents = small_contents();
  const Store store(contents, {});
  std::vector<std::string> told;
  for (const OfferedUpgrade& upgrade : offered_upgrades(policy_of(text), store)) {
    told.push_back(std::string(store.items()[upgrade.upgrade_of].sku) + "<" +
                   std::string(store.items()[upgrade.item].sku) + "@" +
                   std::to_string(upgrade.places));
  }
  return told;
}

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Upgrades, WithoutAPlaceOfItsOwnOneIsOfferedAtProductsIfItsStepSuits) {
  EXPECT_THAT(offered(R"({"upgrades": [{"item": "BIG", "upgrade_of": "POT"}]})"),
              ElementsAre("POT<BIG@4"))
      << "30 % dearer";
  EXPECT_THAT(offered(R"({"upgrades": [{"item": "CUP", "upgrade_of": "SPO"}]})"), IsEmpty())
      << "150 % dearer";
}

TEST(Upgrades, EndsOfTheStepBelongToIt) {
  const std::string upgrade = R"("upgrades": [{"item": "BIG", "upgrade_of": "POT"}]})";
  EXPECT_THAT(offered(R"({"upsell": {"step": [0.3, 0.3]},)" + upgrade), ElementsAre("POT<BIG@4"));
  EXPECT_THAT(offered(R"({"upsell": {"step": [0.31, 1]},)" + upgrade), IsEmpty());
}

TEST(Upgrades, WithAPlaceOfItsOwnOneIsOfferedThereWhateverItsStep) {
  EXPECT_THAT(offered(R"({"upgrades": [{"item": "CUP", "upgrade_of": "SPO",
                                        "placements": ["cart"]}]})"),
              ElementsAre("SPO<CUP@1"));
}

TEST(Upgrades, EachItemOfATierIsOfferedAllLaterOnesTheNearestFirst) {
  EXPECT_THAT(
      offered(R"({"tiers": [["SPO", "CUP", "POT", "BIG"]],
                          "upsell": {"placements": ["cart", "product"], "step": [0, 10]}})"),
      ElementsAre("SPO<CUP@5", "SPO<POT@5", "SPO<BIG@5", "CUP<POT@5", "CUP<BIG@5", "POT<BIG@5"));
}

TEST(Upgrades, OfATierGoAsFarAsEachStepSuits) {
  EXPECT_THAT(offered(R"({"tiers": [["SPO", "CUP", "POT", "BIG"]],
                          "upsell": {"step": [1, 2]}})"),
              ElementsAre("SPO<CUP@4"))
      << "150 %, 300 % and 30 % dearer";
  EXPECT_THAT(offered(R"({"tiers": [["SPO", "CUP", "POT"]], "upsell": {"step": [1, 3]}})"),
              ElementsAre("SPO<CUP@4", "SPO<POT@4", "CUP<POT@4"))
      << "though the spoon's step to the pot is 900 %";
}

TEST(Upgrades, WhatTheStoreDoesNotHaveIsPassedOver) {
  EXPECT_THAT(offered(R"({"tiers": [["POT", "NEW", "BIG"]]})"), ElementsAre("POT<BIG@4"));
  EXPECT_THAT(offered(R"({"upgrades": [{"item": "NEW", "upgrade_of": "POT"}]})"), IsEmpty());
}

TEST(Upgrades, EachKnowsWhereTheFileSaysSo) {
  const auto named = named_upgrades(policy_of(R"({"tiers": [["A", "B"], ["C", "D", "E"]],
                                                  "upgrades": [{"item": "Y", "upgrade_of": "X"}]})"));
  ASSERT_EQ(named.size(), 4u);
  EXPECT_EQ(named[0].path, "/upgrades/0");
  EXPECT_EQ(named[3].path, "/tiers/1/2");
}

}  // namespace
}  // namespace goeswith::policy
