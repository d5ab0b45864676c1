#include "policy/worth.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

using testing::ElementsAre;

std::vector<uint32_t> factors_of(const std::string& text,
                                 const orders::Catalog& catalog = small_catalog()) {
  const model::Contents contents = small_contents();
  return factors(policy_of(text), Store(contents, catalog));
}

TEST(Worth, WithoutBoostsAndDialAllIsNeutral) {
  EXPECT_THAT(factors_of(R"({"worth": {"margins": [{"items": ["CUP"], "amount": 9}]}})"),
              ElementsAre(64, 64, 64, 64));
}

TEST(Worth, BoostsMultiply) {
  EXPECT_THAT(factors_of(R"({"boost": [{"categories": ["Pots"], "factor": 1.5},
                                       {"items": ["BIG", "CUP"], "factor": 0.5}]})"),
              ElementsAre(96, 48, 32, 64));
}

TEST(Worth, StaysWithinWhatCanBeStored) {
  EXPECT_THAT(factors_of(R"({"boost": [{"items": ["POT"], "factor": 20},
      {"items": ["POT"], "factor": 20}, {"items": ["POT"], "factor": 20},
      {"items": ["CUP"], "factor": 0.05}, {"items": ["CUP"], "factor": 0.05}]})"),
              ElementsAre(65535, 64, 1, 64));
}

// Margins are 10.00, 13.00 and 2.50; the median is 10.00.
TEST(Worth, AMarginCountsAsItComparesWithTheMedianAndNobodysIsTheMedian) {
  EXPECT_THAT(factors_of(R"({"worth": {"dial": 1}})"), ElementsAre(64, 83, 16, 64));
  EXPECT_THAT(factors_of(R"({"worth": {"dial": 0.5}})"), ElementsAre(64, 73, 32, 64));
}

TEST(Worth, WhatThePolicySaysCountsBeforeTheCatalogsCost) {
  EXPECT_THAT(factors_of(R"({"worth": {"dial": 1, "margins": [
      {"categories": ["Pots"], "share": 0.25}, {"items": ["CUP", "POT"], "amount": 5},
      {"items": ["SPO"], "share": 0.5}]}})"),
              ElementsAre(64, 83, 64, 13))
      << "5.00, 6.50, 5.00 and 1.00: the lower median is 5.00";
}

TEST(Worth, WhatIsSoldAtALossComesLastAndNotNever) {
  orders::Catalog catalog = small_catalog();
  catalog.items[2].cost = 600;
  EXPECT_THAT(factors_of(R"({"worth": {"dial": 1}})", catalog), ElementsAre(64, 83, 1, 64));
}

TEST(Worth, WithoutATypicalMarginNoneCounts) {
  EXPECT_THAT(factors_of(R"({"worth": {"dial": 1}})", {}), ElementsAre(64, 64, 64, 64));
}

}  // namespace
}  // namespace goeswith::policy
