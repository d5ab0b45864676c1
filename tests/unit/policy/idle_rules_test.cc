#include "policy/idle_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/full_policy.h"
#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> idle(const std::string& text, const orders::SoldItems& sold = {},
                              const orders::OrderLog* log = nullptr) {
  const orders::Catalog catalog = small_catalog();
  std::vector<std::string> lines;
  for (const auto& [path, message] : idle_rules(policy_of(text), Store(sold, catalog), log)) {
    lines.push_back(path + ": " + message);
  }
  return lines;
}

TEST(IdleRules, AreNoneWhereEachCanComeToSomething) { EXPECT_THAT(idle(full_policy()), IsEmpty()); }

TEST(IdleRules, AThresholdInAnotherCurrencyIsNone) {
  EXPECT_THAT(idle(R"({"free_shipping": [{"from": 40, "currency": "EUR"}, {"from": 40}]})"),
              IsEmpty());
}

TEST(IdleRules, AnOfferBehindOneForTheSameItemsShoppersAndTimeIsOne) {
  const auto offers = [](const std::string& first, const std::string& second) {
    const std::string ends = R"("ends": "2100-01-01T00:00Z")";
    return idle(R"({"offers": [{"items": ["CUP", "POT"], "price": 1.50, )" + first + ends +
                R"(}, {"items": ["CUP"], "price": 1.80, )" + second + ends + "}]}");
  };
  EXPECT_THAT(offers("", R"("segments": ["loyal"], )"),
              ElementsAre("/offers/1: never used: /offers/0 comes first, for the same items, "
                          "shoppers and time"));
  EXPECT_THAT(offers(R"("segments": ["loyal"], )", ""), IsEmpty());
  EXPECT_THAT(offers(R"("starts": "2099-01-01T00:00Z", )", ""), IsEmpty());
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

TEST(IdleRules, AFormerPriceThatNobodyHasPaidOfLateIsOne) {
  const std::string offer = R"({"offers": [{"items": ["SPO", "CUP"], "price": 1.50, "was": 5.50,
                                            "ends": "2100-01-01T00:00Z"}]})";
  EXPECT_THAT(
      idle(offer),
      ElementsAre("/offers/0/was: 5.50, but \"CUP\" cost 5.00 at most of late; expected the "
                  "lowest price of the 30 days before the offer"));
  orders::SoldItems sold;
  sold.currency = "GBP";
  sold.items = {{"CUP", "", 550}, {"SPO", "", 600}};
  EXPECT_THAT(idle(offer, sold), IsEmpty()) << "before the catalog was marked down";
  sold.currency = "EUR";
  EXPECT_EQ(idle(offer, sold).size(), 1u);
}

TEST(IdleRules, APinOfWhatIsExcludedByAnotherNameIsOne) {
  EXPECT_THAT(
      idle(R"({"pin": [{"items": ["POT"], "placements": ["cart", "product"]},
                       {"categories": ["Pots"], "placements": ["thank-you"]}, {"items": ["CUP"]}],
               "exclude": [{"categories": ["Pots"], "placements": ["cart"]},
                           {"items": ["POT", "BIG"], "placements": ["thank-you"]}]})"),
      ElementsAre("/pin/0: \"POT\" is excluded by /exclude/0 at the same placement (cart); not "
                  "shown there",
                  "/pin/1: \"POT\" and 1 more are excluded by /exclude/1 at the same placement "
                  "(thank-you); not shown there"));
}

TEST(IdleRules, ABundleThatNoTwoOrdersShowIsOne) {
  orders::OrderLog log;
  log.items = {{"CUP", ""}, {"POT", ""}, {"SPO", ""}};
  const auto order = [&](const std::vector<uint32_t>& lines) {
    log.lines.insert(log.lines.end(), lines.begin(), lines.end());
    log.line_begin.push_back(log.lines.size());
    log.ordered_at.push_back(0);
  };
  order({0, 1});
  order({0, 2});
  order({1, 0, 2});
  const std::string bundles = R"({"bundles": [{"items": ["POT", "CUP"], "percent": 5},
      {"items": ["POT", "SPO"], "percent": 5}, {"items": ["POT", "BIG"], "percent": 5},
      {"items": ["POT", "BIG", "SPO"], "steps": [{"count": 2, "percent": 5}]}]})";
  EXPECT_THAT(idle(bundles, {}, &log),
              ElementsAre("/bundles/1/items: no two orders have them together",
                          "/bundles/2/items: no two orders have them together"))
      << "but for a theme";
  EXPECT_THAT(idle(bundles), IsEmpty()) << "of pair counts alone nothing is known";
}

TEST(IdleRules, AreRulesThatPutTogetherWhatIsKeptApartByAnotherName) {
  const std::string never =
      R"({"never_with": [{"categories": ["Pots"], "beside": {"items": ["CUP"]}}], )";
  EXPECT_THAT(
      idle(never + R"("pin": [{"items": ["CUP"], "beside": {"items": ["POT", "SPO"]}},
                              {"items": ["CUP"], "beside": {"items": ["SPO"]}}, {"items": ["CUP"]}],
                      "goes_with": [{"items": ["BIG"], "beside": {"categories": ["Cups"]}}],
                      "upgrades": [{"item": "POT", "upgrade_of": "CUP"}]})"),
      ElementsAre("/pin/0: \"CUP\" never goes beside \"POT\" by /never_with/0; not shown there",
                  "/goes_with/0: \"BIG\" never goes beside \"CUP\" by /never_with/0; not shown "
                  "there",
                  "/upgrades/0: \"POT\" never goes beside \"CUP\" by /never_with/0; never "
                  "offered"));
}

TEST(IdleRules, ARuleForACategoryMayHaveExceptions) {
  EXPECT_THAT(idle(R"({"never_with": [{"items": ["BIG"], "beside": {"items": ["CUP"]}}],
                       "pin": [{"items": ["CUP"], "beside": {"categories": ["Pots"]}}],
                       "goes_with": [{"categories": ["Pots"], "beside": {"items": ["CUP"]}}]})"),
              IsEmpty());
}

TEST(IdleRules, AreRulesThatPutTogetherWhatDoesNotFit) {
  const std::string fits = R"({"fits": [
      {"categories": ["Pots"], "attribute": "lid", "value": "wide"},
      {"items": ["CUP"], "attribute": "lid", "value": "small"},
      {"items": ["SPO"], "attribute": "lid", "value": "small"},
      {"items": ["SPO"], "attribute": "lid", "value": "wide"}], )";
  EXPECT_THAT(
      idle(fits + R"("pin": [{"items": ["CUP"], "beside": {"items": ["BIG"]}},
                             {"items": ["SPO"], "beside": {"items": ["BIG", "CUP"]}}],
                     "goes_with": [{"items": ["POT"], "beside": {"items": ["CUP"]}}],
                     "tiers": [["CUP", "POT"]],
                     "bundles": [{"items": ["POT", "CUP"], "percent": 5},
                                 {"items": ["POT", "SPO"], "percent": 5}]})"),
      ElementsAre("/pin/0: \"CUP\" does not fit \"BIG\" by \"lid\" of /fits; not shown there",
                  "/goes_with/0: \"POT\" does not fit \"CUP\" by \"lid\" of /fits; not shown there",
                  "/tiers/0/1: \"POT\" does not fit \"CUP\" by \"lid\" of /fits; never offered",
                  "/bundles/0: \"POT\" does not fit \"CUP\" by \"lid\" of /fits; not offered "
                  "together"));
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
