#include "engine/cart_rules.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/policy_test.h"

namespace goeswith::engine {
namespace {

using ::testing::ElementsAre;

class CartRulesTest : public PolicyTest {};

TEST_F(CartRulesTest, DoesNotShowAnItemWhereItIsExcluded) {
  rules(B, "x1\n");
  EXPECT_THAT(suggest({A}), ElementsAre(C, D));
  EXPECT_EQ(why(B), Why::kNotHere);
  query_.place = model::kProductPlace;
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
}

TEST_F(CartRulesTest, NeverShowsTheTwoSidesOfARuleBesideEachOther) {
  rules(A, "n4\n");
  rules(B, "n5\n");
  rules(C, "n4\n");  // the cart's own side
  rules(D, "n7\n");  // another rule
  EXPECT_THAT(suggest({A}), ElementsAre(C, D));
  EXPECT_EQ(why(B), Why::kNever);
}

TEST_F(CartRulesTest, ShowsOnlyWhatSharesAValueOfAnAttribute) {
  const auto fits = [](uint32_t attribute, uint32_t value) {
    return "a" + std::to_string(attribute * model::kFitsValues + value) + "\n";
  };
  rules(A, fits(0, 1) + fits(1, 5));
  rules(B, fits(0, 2));               // another value
  rules(C, fits(0, 2) + fits(0, 1));  // one of two
  rules(D, fits(2, 9));               // of which the cart says nothing
  EXPECT_THAT(suggest({A}), ElementsAre(C, D));
  EXPECT_EQ(why(B), Why::kUnfit);
}

TEST_F(CartRulesTest, AsksEachAttributeForItself) {
  rules(A, "a1\na65536\n");
  rules(B, "a1\na65537\n");  // the first fits, the second does not
  EXPECT_THAT(suggest({A}), ElementsAre(C, D));
}

TEST_F(CartRulesTest, ShowsNothingDearerThanTheCeilingOfTheDearestLine) {
  price(A, 1000);
  price(E, 500);
  price(B, 401);
  price(C, 400);
  query_.ceiling = 400;
  EXPECT_THAT(suggest({A, E}), ElementsAre(C, D));  // D has no price
  EXPECT_EQ(why(B), Why::kTooDear);
}

TEST_F(CartRulesTest, HasNoCeilingWhereNoLineHasAPrice) {
  price(B, 401);
  query_.ceiling = 400;
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
}

TEST_F(CartRulesTest, HearsOfThePlacementsAloneWhereItIs) {
  rules(B, "s1\nn4\nx2\n");
  query_.place = 0xFFFFFFF8;
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
}

TEST_F(CartRulesTest, RanksAnItemByItsFactorAndTellsItsProbability) {
  rules(D, "f128\n");  // twice
  EXPECT_THAT(suggest({A}), ElementsAre(D, B, C));
  EXPECT_FLOAT_EQ(list_[0].score, 0.3F);
}

TEST_F(CartRulesTest, PutsAnItemLastByItsFactorButDoesNotLoseIt) {
  rules(B, "f1\n");
  EXPECT_THAT(suggest({A}), ElementsAre(C, D, B));
}

TEST_F(CartRulesTest, ShowsAStrategicItemFirstOnlyAmongThoseAsGood) {
  test_.contents.items[A].neighbours = {{B, 0.5, 5}, {C, 0.495, 4}, {D, 0.3, 3}};
  rules(C, "s1\n");
  EXPECT_THAT(suggest({A}), ElementsAre(C, B, D));
  test_.contents.items[C].rules.clear();
  rules(D, "s1\n");
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
}

}  // namespace
}  // namespace goeswith::engine
