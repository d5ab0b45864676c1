#include "policy/check_policy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/full_policy.h"
#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

// 2026-01-01.
constexpr int64_t kNow = 1767225600;

std::vector<std::string> warnings(const std::string& text, bool counted = false) {
  orders::SoldItems sold;
  sold.currency = "GBP";
  orders::Catalog catalog = small_catalog();
  if (counted) catalog.items[0].stock = 3;
  return check_policy(policy_of(text), Store(sold, catalog), kNow);
}

std::vector<std::string> refusals(const std::string& text) {
  try {
    warnings(text);
  } catch (const PolicyError& error) {
    return error.mistakes();
  }
  return {};
}

TEST(CheckPolicy, WhatTheStoreHasIsNotSpokenOf) {
  EXPECT_THAT(warnings(full_policy(), true), IsEmpty());
}

TEST(CheckPolicy, AnUnknownSkuIsIgnoredWithAWarning) {
  EXPECT_THAT(warnings(R"({"pin": [{"items": ["CUP", "POT", "X"]}]})"),
              ElementsAre("policy.json: /pin/0/items/2: SKU \"X\" is neither in the orders nor in "
                          "the catalog; ignored"));
}

TEST(CheckPolicy, AnUnknownCategoryIsIgnoredWithAWarning) {
  EXPECT_THAT(warnings(R"({"once": [{"categories": ["pots"]}]})"),
              ElementsAre("policy.json: /once/0/categories/0: category \"pots\" is not in the "
                          "catalog; ignored"));
}

TEST(CheckPolicy, EveryPlaceThatNamesItemsIsLookedAt) {
  std::vector<std::string> paths;
  for (const std::string& line : warnings(R"({
      "pin": [{"items": ["X"], "beside": {"items": ["X"]}, "placements": ["product"]}],
      "exclude": [{"items": ["CUP"], "placements": ["cart"]}, {"items": ["X"], "placements": ["cart"]}],
      "boost": [{"items": ["X"], "factor": 2}],
      "goes_with": [{"items": ["CUP"], "beside": {"items": ["X"]}}],
      "never_with": [{"items": ["X"], "beside": {"items": ["SPO"]}}],
      "fits": [{"items": ["X"], "attribute": "a", "value": "b"}],
      "at_most": [{"category": "X", "count": 1}],
      "strategic": [{"items": ["X"]}],
      "worth": {"margins": [{"items": ["X"], "share": 0.5}]},
      "upgrades": [{"item": "X", "upgrade_of": "Y"}],
      "tiers": [["POT", "X"]],
      "bundles": [{"items": ["X", "CUP"], "percent": 5}],
      "offers": [{"items": ["X"], "ends": "2100-01-01T00:00Z"}],
      "consumable": [{"items": ["X"], "days": 3}],
      "once": [{"items": ["X"]}]})")) {
    const std::string rest = line.substr(std::string("policy.json: ").size());
    paths.push_back(rest.substr(0, rest.find(':')));
  }
  EXPECT_THAT(
      paths, ElementsAre("/pin/0/items/0", "/pin/0/beside/items/0", "/exclude/1/items/0",
                         "/boost/0/items/0", "/goes_with/0/beside/items/0", "/never_with/0/items/0",
                         "/fits/0/items/0", "/at_most/0/category", "/strategic/0/items/0",
                         "/worth/margins/0/items/0", "/upgrades/0/item", "/upgrades/0/upgrade_of",
                         "/tiers/0/1", "/bundles/0/items/0", "/offers/0/items/0",
                         "/consumable/0/items/0", "/once/0/items/0"));
}

TEST(CheckPolicy, AnUpgradeCannotBeCheaper) {
  EXPECT_THAT(refusals(R"({"upgrades": [{"item": "CUP", "upgrade_of": "POT"}],
                           "tiers": [["CUP", "SPO"]]})"),
              ElementsAre("policy.json: /upgrades/0: \"CUP\" costs 5.00, less than \"POT\", 20.00; "
                          "an upgrade cannot be cheaper",
                          "policy.json: /tiers/0/1: \"SPO\" costs 2.00, less than \"CUP\", 5.00; "
                          "an upgrade cannot be cheaper"));
}

TEST(CheckPolicy, ABundleCannotBeFree) {
  EXPECT_THAT(refusals(R"({"bundles": [{"items": ["CUP", "SPO"], "amount": 7.00},
                                       {"items": ["CUP", "SPO"], "amount": 6.99},
                                       {"items": ["CUP", "NEW"], "amount": 99}]})"),
              ElementsAre("policy.json: /bundles/0/amount: 7.00 off, but its items cost 7.00 "
                          "together"));
}

TEST(CheckPolicy, AStepOfABundleCannotBeFreeWhicheverItsItems) {
  EXPECT_THAT(refusals(R"({"bundles": [{"items": ["POT", "CUP", "SPO"], "steps": [
                  {"count": 2, "amount": 7.00}, {"count": 3, "amount": 26.99}]}]})"),
              ElementsAre("policy.json: /bundles/0/steps/0/amount: 7.00 off, but the cheapest of "
                          "its items cost 7.00 together"));
}

TEST(CheckPolicy, AFormerPriceIsAboveTodays) {
  EXPECT_THAT(refusals(R"({"offers": [{"items": ["SPO", "CUP"], "was": 3.00,
                                       "ends": "2100-01-01T00:00Z"}]})"),
              ElementsAre("policy.json: /offers/0/was: 3.00, expected more than the price of "
                          "\"CUP\", 5.00"));
}

TEST(CheckPolicy, AnOfferThatIsOverIsIgnoredWithAWarning) {
  EXPECT_THAT(warnings(R"({"offers": [{"items": ["CUP"], "ends": "2026-01-01T00:00Z"}]})"),
              ElementsAre("policy.json: /offers/0/ends: the offer is over; ignored"));
  EXPECT_THAT(warnings(R"({"offers": [{"items": ["CUP"], "ends": "2026-01-01T00:01Z"}]})"),
              IsEmpty());
}

TEST(CheckPolicy, StockWithoutCountsIsIgnoredWithAWarning) {
  EXPECT_THAT(warnings(R"({"stock": {"low": 5}})"),
              ElementsAre("policy.json: /stock: the catalog counts no pieces; ignored"));
  EXPECT_THAT(warnings(R"({"stock": {"low": 5}})", true), IsEmpty());
}

}  // namespace
}  // namespace goeswith::policy
