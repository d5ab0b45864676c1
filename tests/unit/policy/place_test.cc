#include "policy/place.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "model/item_rules.h"

namespace goeswith::policy {
namespace {

// What is read and what is told are tested with the file that they are of: read_policy_test.cc.
class PlaceTest : public testing::Test {
 protected:
  Place at(const nlohmann::json& value) {
    value_ = value;
    return {value_, "/here", mistakes_};
  }
  std::string told() {
    try {
      mistakes_.throw_if_any();
    } catch (const PolicyError& error) {
      return error.what();
    }
    return "";
  }

  nlohmann::json value_;
  Mistakes mistakes_{"f"};
};

TEST_F(PlaceTest, WhereNothingStandsNothingIsReadAndNothingTold) {
  const Place nothing = at({{"a", 1}}).get("b");
  EXPECT_FALSE(nothing);
  EXPECT_EQ(nothing.number(1, 2), 0);
  EXPECT_EQ(nothing.text(), "");
  EXPECT_TRUE(nothing.object("pin").list().empty());
  EXPECT_FALSE(nothing.need("c"));
  EXPECT_EQ(told(), "");
}

TEST_F(PlaceTest, WhatIsMissingIsToldOnce) {
  EXPECT_EQ(at({{"a", 1}}).need("b").number(1, 2), 0);
  EXPECT_EQ(told(), "f: /here: \"b\" is missing");
}

TEST_F(PlaceTest, EndsOfARangeBelongToIt) {
  EXPECT_EQ(at(0.05).number(0.05, 20), 0.05);
  EXPECT_EQ(at(20).number(0.05, 20), 20);
  EXPECT_EQ(at(100).whole(1, 100), 100);
  EXPECT_EQ(at(3.0).whole(1, 100), 3);
  EXPECT_EQ(told(), "");
  at(99.9).number_between(0, 100);
  EXPECT_EQ(told(), "");
  at(1e300).whole(1, 100);
  EXPECT_EQ(told(), "f: /here: 1e+300, expected a whole number in 1…100");
}

TEST_F(PlaceTest, AmountsAreExactInTheMinorUnit) {
  EXPECT_EQ(at(40.0).money("GBP", 0), 4000);
  EXPECT_EQ(at(0.29).money("GBP", 0), 29);
  EXPECT_EQ(at(1234567.89).money("GBP", 0), 123456789);
  EXPECT_EQ(at(500).money("JPY", 1), 500);
  EXPECT_EQ(at(2.505).money("KWD", 1), 2505);
  EXPECT_EQ(at(2.505).money("", 1), 251) << "may be a dinar's, for all that is known";
  EXPECT_EQ(told(), "");
  at(1e10).money("GBP", 0);
  EXPECT_EQ(told(), "f: /here: 10000000000.0, expected an amount of at least 0, such as 2.50");
}

TEST_F(PlaceTest, TimesHaveAZone) {
  EXPECT_EQ(at("1970-01-01T01:00:00+01:00").time(), 0);
  EXPECT_EQ(at("1970-01-02T00:00Z").time(), 86400);
  EXPECT_EQ(told(), "");
}

TEST_F(PlaceTest, PlacementsAreASetWithNames) {
  const uint32_t places = at({"thank-you", "cart", "cart"}).places();
  EXPECT_EQ(places, model::kCartPlace | model::kThankYouPlace);
  EXPECT_EQ(names_of(places), "cart, thank-you");
}

TEST_F(PlaceTest, CurrenciesAndCountriesAreCodes) {
  EXPECT_EQ(at("GBP").currency(), "GBP");
  EXPECT_THAT(at({"GB", "IE"}).countries(), testing::ElementsAre("GB", "IE"));
  EXPECT_THAT(at({"one", "two"}).texts(), testing::ElementsAre("one", "two"));
  EXPECT_EQ(told(), "");
}

}  // namespace
}  // namespace goeswith::policy
