#include "policy/page_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/full_policy.h"
#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

std::string page_of(const std::string& text) {
  return page_policy(policy_of(text), small_contents());
}

TEST(PagePolicy, SaysAllThatThereIs) {
  EXPECT_EQ(page_of(full_policy()),
            R"({"format":1,"ceiling":0.4,"caps":[1],"stock":{"minimum":2,"low":5},)"
            R"("silence":{"cart":0.02,"thank-you":0.01,"product":0.03,"dismissals":3,)"
            R"("impressions":5,"views":2},)"
            R"("bundles":[{"items":["POT","CUP"],"title":"Tea for two","code":"TEA",)"
            R"("percent":10.0,"consumable":["CUP"]},)"
            R"({"items":["POT","CUP","SPO"],"amount":300,"segments":["gold"],)"
            R"("consumable":["CUP"]},)"
            R"({"items":["SPO","CUP","POT","BIG"],"steps":[{"count":2,"percent":5.0},)"
            R"({"count":3,"amount":200}],"consumable":["CUP"]}],)"
            R"("free_shipping":[{"countries":["GB"],"currency":"GBP","from":4000,)"
            R"("segments":["gold"]}],)"
            R"("offers":[{"items":["CUP"],"price":400,"was":500,"starts":1764230400000,)"
            R"("ends":4102444800000,"segments":["trade"]}],)"
            R"("once":["POT","BIG"],"visit":true})"
            "\n");
}

TEST(PagePolicy, SaysOnlyWhatThereIs) { EXPECT_EQ(page_of("{}"), "{\"format\":1}\n"); }

TEST(PagePolicy, SaysNothingThatIsTheStoresOwnBusiness) {
  EXPECT_EQ(page_of(R"({"worth": {"dial": 1, "margins": [{"items": ["CUP"], "amount": 2.5}]},
      "exclude": [{"items": ["SPO"]}], "strategic": [{"items": ["CUP"]}],
      "boost": [{"items": ["CUP"], "factor": 2}]})"),
            "{\"format\":1}\n");
}

TEST(PagePolicy, SpeaksOnlyOfItemsOfTheModel) {
  EXPECT_EQ(page_of(R"({"bundles": [{"items": ["CUP", "NEW"], "percent": 5}],
      "offers": [{"items": ["NEW"], "ends": "2100-01-01T00:00Z"}]})"),
            "{\"format\":1}\n");
}

TEST(PagePolicy, StepsOfABundleAreThoseThatItsItemsOfTheModelReach) {
  EXPECT_EQ(page_of(R"({"bundles": [{"items": ["CUP", "POT", "NEW"],
      "steps": [{"count": 2, "percent": 5}, {"count": 3, "percent": 9}]}]})"),
            R"({"format":1,"bundles":[{"items":["CUP","POT"],)"
            R"("steps":[{"count":2,"percent":5.0}]}]})"
            "\n");
}

TEST(PagePolicy, ABundleSaysWhichOfItsItemsAreUsedUp) {
  EXPECT_EQ(page_of(R"({"bundles": [{"items": ["POT", "CUP", "SPO"], "percent": 5}],
      "consumable": [{"items": ["SPO"], "days": 9}, {"categories": ["Cups"], "days": 30}]})"),
            R"({"format":1,"bundles":[{"items":["POT","CUP","SPO"],"percent":5.0,)"
            R"("consumable":["CUP","SPO"]}]})"
            "\n");
}

TEST(PagePolicy, TheModelsCurrencyIsThatOfFreeShippingUnlessThePolicyNamesAnother) {
  EXPECT_EQ(page_of(R"({"free_shipping": [{"from": 40}, {"from": 50, "currency": "EUR"},
                                          {"from": 9000, "currency": "JPY"}]})"),
            R"({"format":1,"free_shipping":[{"currency":"GBP","from":4000},)"
            R"({"currency":"EUR","from":5000},{"currency":"JPY","from":9000,"decimals":0}]})"
            "\n") << "with its decimals where they are others";
}

}  // namespace
}  // namespace goeswith::policy
