#include "policy/contradictions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(Contradictions, AnItemPinnedAndExcludedAtTheSamePlace) {
  EXPECT_THAT(mistakes_in(R"({"pin": [{"items": ["B", "A"]}],
      "exclude": [{"items": ["C"]}, {"items": ["A"], "placements": ["cart", "product"]}]})"),
              ElementsAre("/pin/0: item \"A\" is excluded by /exclude/1 at the same place (cart, "
                          "product)"));
  EXPECT_THAT(mistakes_in(R"({"pin": [{"categories": ["A"], "placements": ["cart"]}],
      "exclude": [{"categories": ["A"], "placements": ["product"]}, {"items": ["A"]}]})"),
              IsEmpty())
      << "another place, and an item that is called like a category";
}

TEST(Contradictions, APairThatGoesTogetherAndNeverDoes) {
  const char* never = R"("never_with": [{"items": ["A"], "beside": {"categories": ["C"]}}]})";
  EXPECT_THAT(mistakes_in(R"({"goes_with": [{"items": ["A"], "beside": {"categories": ["C"]}}],)" +
                          std::string(never)),
              ElementsAre("/goes_with/0: item \"A\" goes beside category \"C\", but never does by "
                          "/never_with/0"));
  EXPECT_THAT(mistakes_in(R"({"goes_with": [{"categories": ["C"], "beside": {"items": ["A"]}}],)" +
                          std::string(never)),
              ElementsAre("/goes_with/0: category \"C\" goes beside item \"A\", but never does by "
                          "/never_with/0"))
      << "the other way round";
  EXPECT_THAT(mistakes_in(R"({"pin": [{"items": ["A"], "beside": {"categories": ["C"]}}],)" +
                          std::string(never)),
              ElementsAre("/pin/0: item \"A\" goes beside category \"C\", but never does by "
                          "/never_with/0"));
  EXPECT_THAT(mistakes_in(R"({"goes_with": [{"items": ["A"], "beside": {"items": ["B"]}}],)" +
                          std::string(never)),
              IsEmpty());
}

TEST(Contradictions, ACategoryWithTwoCaps) {
  EXPECT_THAT(mistakes_in(R"({"at_most": [{"category": "A", "count": 1},
                                          {"category": "A", "count": 2}]})"),
              ElementsAre("/at_most/1: \"A\" is in the list already"));
}

TEST(Contradictions, MoreCapsThanAModelHasGroups) {
  std::string caps;
  for (int c = 0; c < 33; ++c) {
    caps += (c > 0 ? "," : "") + std::string(R"({"category": ")") + std::to_string(c) +
            R"(", "count": 1})";
  }
  EXPECT_THAT(mistakes_in(R"({"at_most": [)" + caps + "]}"),
              ElementsAre("/at_most: 33 categories, expected at most 32"));
}

TEST(Contradictions, LowStockBelowTheMinimum) {
  EXPECT_THAT(mistakes_in(R"({"stock": {"minimum": 5, "low": 2}})"),
              ElementsAre("/stock/low: 2, expected at least \"minimum\", 5"));
}

TEST(Contradictions, StepsOfABundleThatItsItemsDoNotReachOrThatDoNotRise) {
  EXPECT_THAT(mistakes_in(R"({"bundles": [
                  {"items": ["A", "B"], "steps": [{"count": 3, "percent": 5}]},
                  {"items": ["A", "B", "C"],
                   "steps": [{"count": 2, "percent": 5}, {"count": 2, "percent": 6}]}]})"),
              ElementsAre("/bundles/0/steps/0: 3 items, but the bundle has 2",
                          "/bundles/1/steps/1: 2 items, expected more than the step before, 2"));
}

TEST(Contradictions, TiersAndBundlesThatRepeatAnItem) {
  EXPECT_THAT(mistakes_in(R"({"tiers": [["A", "B", "A"]]})"),
              ElementsAre("/tiers/0/2: \"A\" is in the list already"));
  EXPECT_THAT(mistakes_in(R"({"bundles": [{"items": ["A", "A"], "percent": 5}]})"),
              ElementsAre("/bundles/0/items/1: \"A\" is in the list already"));
}

TEST(Contradictions, AnOfferThatEndsBeforeItStarts) {
  EXPECT_THAT(mistakes_in(R"({"offers": [{"items": ["A"], "starts": "2026-11-27T08:00Z",
                                          "ends": "2026-11-27T08:30+01:00"}]})"),
              ElementsAre("/offers/0/ends: not after \"starts\""));
}

TEST(Contradictions, AFormerPriceThatIsNotHigher) {
  EXPECT_THAT(mistakes_in(R"({"offers": [{"items": ["A"], "price": 5, "was": 5,
                                          "ends": "2026-11-27T08:00Z"}]})"),
              ElementsAre("/offers/0/was: not above \"price\"; it is the lowest price of the 30 "
                          "days before the offer"));
}

}  // namespace
}  // namespace goeswith::policy
