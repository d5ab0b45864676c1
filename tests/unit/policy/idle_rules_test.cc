#include "policy/idle_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/full_policy.h"
#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> idle(const std::string& text) {
  const orders::SoldItems sold;
  const orders::Catalog catalog = small_catalog();
  std::vector<std::string> lines;
  for (const auto& [path, message] : idle_rules(policy_of(text), Store(sold, catalog))) {
    lines.push_back(path + ": " + message);
  }
  return lines;
}

TEST(IdleRules, AreNoneWhereEachCanComeToSomething) { EXPECT_THAT(idle(full_policy()), IsEmpty()); }

TEST(IdleRules, AThresholdInACurrencyThatTheStoreDoesNotSellInIsOne) {
  EXPECT_THAT(idle(R"({"free_shipping": [{"from": 40, "currency": "EUR"}, {"from": 40}]})"),
              ElementsAre("/free_shipping/0/currency: \"EUR\", but the store sells in \"GBP\"; "
                          "never used"));
}

TEST(IdleRules, AThresholdBehindOneForTheSameShoppersIsOne) {
  EXPECT_THAT(idle(R"({"free_shipping": [
                  {"countries": ["GB", "IE"], "from": 45},
                  {"countries": ["GB"], "from": 35, "segments": ["loyal"]},
                  {"countries": ["GB", "FR"], "from": 60}, {"from": 80}]})"),
              ElementsAre("/free_shipping/1: never used: /free_shipping/0 comes first and is for "
                          "the same shoppers"));
  EXPECT_THAT(idle(R"({"free_shipping": [
                  {"countries": ["GB"], "from": 35, "segments": ["loyal"]},
                  {"countries": ["GB", "IE"], "from": 45}]})"),
              IsEmpty());
}

TEST(IdleRules, AnOfferThatIsNotBelowThePriceIsOne) {
  EXPECT_THAT(idle(R"({"offers": [{"items": ["SPO", "CUP"], "price": 2.50,
                                   "ends": "2100-01-01T00:00Z"}]})"),
              ElementsAre("/offers/0/price: not below the price of \"SPO\""));
}

TEST(IdleRules, AreBundlesAndUpgradesWithWhatIsKeptAway) {
  EXPECT_THAT(idle(R"({"exclude": [{"items": ["BIG"]}, {"items": ["CUP"], "placements": ["cart"]}],
                       "upgrades": [{"item": "BIG", "upgrade_of": "POT"}],
                       "bundles": [{"items": ["POT", "BIG"], "percent": 5},
                                   {"items": ["POT", "CUP"], "percent": 5}]})"),
              ElementsAre("/upgrades/0: \"BIG\" is excluded everywhere; never offered",
                          "/bundles/0: \"BIG\" is excluded everywhere; never offered"));
}

TEST(IdleRules, AreBundlesOfWhatNeverGoesTogether) {
  EXPECT_THAT(idle(R"({"never_with": [{"categories": ["Pots"], "beside": {"items": ["CUP"]}}],
                       "bundles": [{"items": ["POT", "CUP"], "percent": 5},
                                   {"items": ["POT", "SPO"], "percent": 5}]})"),
              ElementsAre("/bundles/0: \"POT\" never goes beside \"CUP\" by /never_with/0; not "
                          "offered together"));
}

}  // namespace
}  // namespace goeswith::policy
