#include "policy/read_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/full_policy.h"
#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

struct Case {
  const char* text;
  const char* mistake;
};

class OneMistake : public testing::TestWithParam<Case> {};

TEST_P(OneMistake, IsToldWithItsPlaceAndWhatWasExpected) {
  EXPECT_THAT(mistakes_in(GetParam().text), ElementsAre(GetParam().mistake));
}

INSTANTIATE_TEST_SUITE_P(
    ReadPolicy, OneMistake,
    testing::Values(
        Case{"[]", "an empty list, expected an object"},
        Case{R"({"pins": []})", "unknown key \"pins\"; is \"pin\" meant?"},
        Case{R"({"surprise": 1})", "unknown key \"surprise\""},
        Case{R"({"pin": {}})", "/pin: an object, expected a list"},
        Case{R"({"pin": [3]})", "/pin/0: 3, expected an object"},
        Case{R"({"pin": [{}]})", "/pin/0: which items? \"items\" or \"categories\" is missing"},
        Case{R"({"pin": [{"items": []}]})", "/pin/0/items: 0 of them, expected at least 1"},
        Case{R"({"pin": [{"items": ["A", 7]}]})", "/pin/0/items/1: 7, expected words in quotes"},
        Case{R"({"pin": [{"items": ["A"], "beside": {"item": ["B"], "categories": ["C"]}}]})",
             "/pin/0/beside: unknown key \"item\"; is \"items\" meant?"},
        Case{R"({"pin": [{"items": ["A"], "placements": ["home"]}]})",
             "/pin/0/placements/0: \"home\", expected \"cart\", \"thank-you\" or \"product\""},
        Case{R"({"exclude": [{"items": ["A"], "placements": []}]})",
             "/exclude/0/placements: 0 of them, expected at least 1"},
        Case{R"({"boost": [{"items": ["A"], "factor": 2}, {"items": ["B"], "factor": 0}]})",
             "/boost/1/factor: 0, expected a number in 0.05…20"},
        Case{R"({"boost": [{"items": ["A"], "factor": "2"}]})",
             "/boost/0/factor: \"2\", expected a number in 0.05…20"},
        Case{R"({"boost": [{"items": ["A"]}]})", "/boost/0: \"factor\" is missing"},
        Case{R"({"goes_with": [{"items": ["A"]}]})", "/goes_with/0: \"beside\" is missing"},
        Case{R"({"never_with": [{"items": ["A"], "beside": {}}]})",
             "/never_with/0/beside: which items? \"items\" or \"categories\" is missing"},
        Case{R"({"fits": [{"items": ["A"], "attribute": "mount", "value": ""}]})",
             "/fits/0/value: \"\", expected words in quotes"},
        Case{R"({"at_most": [{"category": "Candles", "count": 1.5}]})",
             "/at_most/0/count: 1.5, expected a whole number in 1…100"},
        Case{R"({"price_ceiling": -1})", "/price_ceiling: -1, expected a number in 0.01…100"},
        Case{R"({"stock": {"minimum": -1}})",
             "/stock/minimum: -1, expected a whole number in 0…1000000000"},
        Case{R"({"strategic": ["A"]})", "/strategic/0: \"A\", expected an object"},
        Case{R"({"worth": {"dial": 2}})", "/worth/dial: 2, expected a number in 0…1"},
        Case{R"({"worth": {"margins": [{"items": ["A"], "amount": -0.5}]}})",
             "/worth/margins/0/amount: -0.5, expected an amount of at least 0, such as 2.50"},
        Case{R"({"worth": {"margins": [{"items": ["A"], "share": 45}]}})",
             "/worth/margins/0/share: 45, expected a number in 0…1"},
        Case{R"({"worth": {"margins": [{"items": ["A"], "share": 0.5, "amount": 1}]}})",
             "/worth/margins/0: expected either \"amount\" or \"share\""},
        Case{R"({"upgrades": [{"item": "A"}]})", "/upgrades/0: \"upgrade_of\" is missing"},
        Case{R"({"tiers": [["A"]]})", "/tiers/0: 1 of them, expected at least 2"},
        Case{R"({"upsell": {"step": [0.2]}})", "/upsell/step: 1 of them, expected 2"},
        Case{R"({"upsell": {"step": [0.4, 0.2]}})",
             "/upsell/step: the first is above the second, expected the least step and the "
             "largest"},
        Case{R"({"bundles": [{"items": ["A"], "percent": 10}]})",
             "/bundles/0/items: 1 of them, expected 2…3"},
        Case{R"({"bundles": [{"items": ["A", "B"]}]})",
             "/bundles/0: expected either \"percent\" or \"amount\""},
        Case{
            R"({"bundles": [{"items": ["A", "B"], "percent": 5, "steps": [{"count": 2, "percent": 5}]}]})",
            "/bundles/0: \"steps\" have the discounts, so there can be no other"},
        Case{R"({"bundles": [{"items": ["A", "B"], "steps": [{"count": 2}]}]})",
             "/bundles/0/steps/0: expected either \"percent\" or \"amount\""},
        Case{R"({"bundles": [{"items": ["A", "B"], "steps": [{"count": 1, "percent": 5}]}]})",
             "/bundles/0/steps/0/count: 1, expected a whole number in 2…12"},
        Case{R"({"visit": 1})", "/visit: 1, expected true or false"},
        Case{R"({"silence": {"views": 0}})",
             "/silence/views: 0, expected a whole number in 1…1000"},
        Case{R"({"bundles": [{"items": ["A", "B"], "percent": 100}]})",
             "/bundles/0/percent: 100, expected a number above 0 and below 100"},
        Case{R"({"bundles": [{"items": ["A", "B"], "amount": 0}]})",
             "/bundles/0/amount: 0, expected an amount above 0, such as 2.50"},
        Case{R"({"currency": "GBP", "bundles": [{"items": ["A", "B"], "amount": 1.005}]})",
             "/bundles/0/amount: 1.005, expected an amount with at most 2 decimals"},
        Case{R"({"currency": "JPY", "free_shipping": [{"from": 2.5}]})",
             "/free_shipping/0/from: 2.5, expected an amount with at most 0 decimals"},
        Case{R"({"free_shipping": [{"from": 40, "countries": ["gb"]}]})",
             "/free_shipping/0/countries/0: \"gb\", expected an ISO 3166 code such as \"GB\""},
        Case{R"({"free_shipping": [{"from": 40, "currency": "pounds"}]})",
             "/free_shipping/0/currency: \"pounds\", expected an ISO 4217 code such as \"GBP\""},
        Case{R"({"offers": [{"items": ["A"]}]})", "/offers/0: \"ends\" is missing"},
        Case{R"({"offers": [{"items": ["A"], "ends": "2026-11-27T08:00:00"}]})",
             "/offers/0/ends: \"2026-11-27T08:00:00\", expected a time with its zone, such as "
             "\"2026-11-27T08:00:00+01:00\""},
        Case{R"({"offers": [{"items": ["A"], "ends": "2026-02-30T08:00:00Z"}]})",
             "/offers/0/ends: \"2026-02-30T08:00:00Z\", expected a time with its zone, such as "
             "\"2026-11-27T08:00:00+01:00\""},
        Case{R"({"silence": {"cart": 2}})", "/silence/cart: 2, expected a number in 0…1"},
        Case{R"({"silence": {"thankyou": 0.1}})",
             "/silence: unknown key \"thankyou\"; is \"thank-you\" meant?"},
        Case{R"({"silence": {"dismissals": 0}})",
             "/silence/dismissals: 0, expected a whole number in 1…1000"},
        Case{R"({"consumable": [{"items": ["A"], "days": 0}]})",
             "/consumable/0/days: 0, expected a whole number in 1…3650"},
        Case{R"({"once": [{"categories": "Services"}]})",
             "/once/0/categories: \"Services\", expected a list"},
        Case{R"({"currency": "gbp"})",
             "/currency: \"gbp\", expected an ISO 4217 code such as \"GBP\""}));

TEST(ReadPolicy, AnEmptyFileOfNoRulesIsAPolicy) {
  EXPECT_THAT(mistakes_in("{}"), IsEmpty());
  EXPECT_THAT(mistakes_in(R"({"$schema": "policy.schema.json", "pin": []})"), IsEmpty());
}

TEST(ReadPolicy, AllMistakesAreToldAtOnce) {
  try {
    read_policy(R"({"boost": [{"items": ["A"], "factor": 0}], "worth": {"dial": 2}, "x": 1})",
                "shop/policy.json");
    FAIL();
  } catch (const PolicyError& error) {
    EXPECT_STREQ(error.what(),
                 "shop/policy.json: unknown key \"x\"\n"
                 "shop/policy.json: /boost/0/factor: 0, expected a number in 0.05…20\n"
                 "shop/policy.json: /worth/dial: 2, expected a number in 0…1");
  }
}

TEST(ReadPolicy, ACurrencyOtherThanTheStoresIsAMistake) {
  EXPECT_THAT(mistakes_in(R"({"currency": "EUR"})", "GBP"),
              ElementsAre("/currency: \"EUR\", but the store's orders and catalog are in \"GBP\""));
  EXPECT_THAT(mistakes_in(R"({"currency": "GBP"})", "GBP"), IsEmpty());
}

TEST(ReadPolicy, AmountsAreOfTheStoresCurrencyUnlessTheFileNamesOne) {
  const char* text = R"({"free_shipping": [{"from": 40}, {"from": 1.5, "currency": "KWD"}]})";
  const Policy in_yen = read_policy(text, "policy.json", "JPY");
  EXPECT_EQ(in_yen.free_shipping[0].from, 40);
  EXPECT_EQ(in_yen.free_shipping[0].currency, "JPY");
  EXPECT_EQ(in_yen.free_shipping[1].from, 1500);
  EXPECT_EQ(read_policy(text, "policy.json", "GBP").free_shipping[0].from, 4000);
}

TEST(ReadPolicy, EveryPartIsRead) {
  const Policy policy = policy_of(full_policy());
  EXPECT_EQ(policy.currency, "GBP");
  ASSERT_EQ(policy.pins.size(), 2u);
  EXPECT_THAT(policy.pins[0].who.items, ElementsAre("CUP"));
  EXPECT_THAT(policy.pins[0].beside.categories, ElementsAre("Pots"));
  EXPECT_EQ(policy.pins[0].places, model::kCartPlace | model::kProductPlace);
  EXPECT_TRUE(policy.pins[1].beside.empty());
  EXPECT_EQ(policy.pins[1].places, model::kAllPlaces);
  EXPECT_EQ(policy.exclusions.at(0).places, model::kThankYouPlace);
  EXPECT_EQ(policy.boosts.at(0).factor, 1.5);
  EXPECT_THAT(policy.goes_with.at(0).beside.items, ElementsAre("POT"));
  EXPECT_THAT(policy.never_with.at(0).who.items, ElementsAre("CUP"));
  EXPECT_EQ(policy.fits.at(0).attribute, "size");
  EXPECT_EQ(policy.fits.at(0).value, "large");
  EXPECT_EQ(policy.caps.at(0).category, "Cups");
  EXPECT_EQ(policy.caps.at(0).count, 1u);
  EXPECT_EQ(policy.price_ceiling, 0.4);
  EXPECT_EQ(policy.stock->minimum, 2);
  EXPECT_EQ(policy.stock->low, 5);
  EXPECT_THAT(policy.strategic.at(0).categories, ElementsAre("Cups"));
  EXPECT_EQ(policy.worth.dial, 0.5);
  EXPECT_EQ(policy.worth.margins.at(0).amount, 250);
  EXPECT_EQ(policy.worth.margins.at(1).share, 0.45);
  EXPECT_EQ(policy.upgrades.at(0).upgrade_of, "POT");
  EXPECT_EQ(policy.upgrades.at(0).places, model::kCartPlace);
  EXPECT_THAT(policy.tiers.at(0), ElementsAre("SPO", "CUP"));
  EXPECT_EQ(policy.upsell.places, model::kProductPlace | model::kCartPlace);
  EXPECT_EQ(policy.upsell.least_step, 0.1);
  EXPECT_EQ(policy.upsell.largest_step, 2.0);
  EXPECT_EQ(policy.bundles.at(0).title, "Tea for two");
  EXPECT_EQ(policy.bundles.at(0).code, "TEA");
  EXPECT_EQ(policy.bundles.at(0).discount.percent, 10.0);
  EXPECT_EQ(policy.bundles.at(1).discount.amount, 300);
  EXPECT_THAT(policy.bundles.at(1).segments, ElementsAre("gold"));
  ASSERT_EQ(policy.bundles.at(2).steps.size(), 2u);
  EXPECT_EQ(policy.bundles.at(2).steps.at(1).count, 3u);
  EXPECT_EQ(policy.bundles.at(2).steps.at(1).discount.amount, 200);
  EXPECT_THAT(policy.free_shipping.at(0).countries, ElementsAre("GB"));
  EXPECT_EQ(policy.free_shipping.at(0).from, 4000);
  EXPECT_EQ(policy.offers.at(0).price, 400);
  EXPECT_EQ(policy.offers.at(0).was, 500);
  EXPECT_EQ(policy.offers.at(0).starts, 1764230400);
  EXPECT_EQ(policy.offers.at(0).ends, 4102444800);
  EXPECT_THAT(policy.offers.at(0).segments, ElementsAre("trade"));
  EXPECT_EQ(policy.silence.least_probability[0], 0.02);
  EXPECT_EQ(policy.silence.least_probability[1], 0.01);
  EXPECT_EQ(policy.silence.least_probability[2], 0.03);
  EXPECT_EQ(policy.silence.dismissals, 3u);
  EXPECT_EQ(policy.silence.impressions, 5u);
  EXPECT_EQ(policy.consumable.at(0).days, 30u);
  EXPECT_THAT(policy.once.at(0).items, ElementsAre("BIG"));
}

}  // namespace
}  // namespace goeswith::policy
