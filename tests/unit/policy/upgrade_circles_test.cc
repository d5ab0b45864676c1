#include "policy/upgrade_circles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(UpgradeCircles, AreToldFromWhereTheyBegin) {
  EXPECT_THAT(mistakes_in(R"({"upgrades": [{"item": "A", "upgrade_of": "A"}]})"),
              ElementsAre("/upgrades/0: \"A\" → \"A\" is a circle"));
  EXPECT_THAT(mistakes_in(R"({"upgrades": [{"item": "B", "upgrade_of": "A"},
                                           {"item": "A", "upgrade_of": "B"},
                                           {"item": "A", "upgrade_of": "X"},
                                           {"item": "Y", "upgrade_of": "B"}]})"),
              ElementsAre("/upgrades/1: \"A\" → \"B\" → \"A\" is a circle"))
      << "what leads there or away is none of it";
}

TEST(UpgradeCircles, EachIsTold) {
  EXPECT_THAT(mistakes_in(R"({"upgrades": [{"item": "A", "upgrade_of": "A"},
                                           {"item": "A", "upgrade_of": "B"},
                                           {"item": "C", "upgrade_of": "C"}]})"),
              ElementsAre("/upgrades/0: \"A\" → \"A\" is a circle",
                          "/upgrades/2: \"C\" → \"C\" is a circle"));
}

TEST(UpgradeCircles, TiersAreUpgradesToo) {
  EXPECT_THAT(mistakes_in(R"({"tiers": [["A", "B", "C"]],
                              "upgrades": [{"item": "A", "upgrade_of": "C"}]})"),
              ElementsAre("/upgrades/0: \"A\" → \"B\" → \"C\" → \"A\" is a circle"));
}

TEST(UpgradeCircles, OfTiersAloneIsToldOfATier) {
  EXPECT_THAT(mistakes_in(R"({"tiers": [["X", "Y"], ["A", "B"], ["B", "A"]],
                              "upgrades": [{"item": "Y", "upgrade_of": "X"}]})"),
              ElementsAre("/tiers/2: \"A\" → \"B\" → \"A\" is a circle"));
}

TEST(UpgradeCircles, TwoWaysToTheSameItemAreNone) {
  EXPECT_THAT(mistakes_in(R"({"tiers": [["A", "B", "D"], ["A", "C", "D"]]})"), IsEmpty());
}

TEST(UpgradeCircles, ALongChainIsNone) {
  std::string tier = "\"0\"";
  for (int i = 1; i < 20000; ++i) tier += ",\"" + std::to_string(i) + "\"";
  EXPECT_THAT(mistakes_in("{\"tiers\": [[" + tier + "]]}"), IsEmpty());
}

}  // namespace
}  // namespace goeswith::policy
