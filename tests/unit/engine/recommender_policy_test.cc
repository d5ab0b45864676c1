// What a policy adds to the list.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/policy_test.h"

namespace goeswith::engine {
namespace {

using model::kNoItem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class RecommenderPolicy : public PolicyTest {};

TEST_F(RecommenderPolicy, ShowsWhatIsPinnedFirstWithTheEvidenceOfTheOrders) {
  partner(A, F, 2);
  rules(A, "p7 F\n");
  EXPECT_THAT(suggest({A}), ElementsAre(F, B, C, D));
  EXPECT_EQ(why(F), Why::kPinned);
  EXPECT_EQ(list_[0].with, A);
  EXPECT_EQ(list_[0].orders, 2u);
  EXPECT_FLOAT_EQ(list_[0].attach_rate, 0.2F);
  EXPECT_FLOAT_EQ(list_[0].lift, 2);
}

TEST_F(RecommenderPolicy, ShowsWhatIsPinnedWithoutEvidenceWhereNoOrderHasBoth) {
  partner(A, F, 0);
  rules(A, "p7 F\n");
  EXPECT_THAT(suggest({A}), ElementsAre(F, B, C, D));
  EXPECT_EQ(list_[0].orders, 0u);
  EXPECT_EQ(list_[0].lift, 0);
}

TEST_F(RecommenderPolicy, LetsPinsOfTheNewestLineComeFirst) {
  partner(A, E, 0);
  partner(B, F, 0);
  rules(A, "p7 E\n");
  rules(B, "p7 F\n");
  EXPECT_THAT(suggest({A, B}), ElementsAre(F, E, C, D));
}

TEST_F(RecommenderPolicy, PinsAtTheGivenPlacesAlone) {
  partner(A, F, 0);
  rules(A, "p2 F\n");  // the thank-you page
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
  query_.place = model::kThankYouPlace;
  EXPECT_THAT(suggest({A}), ElementsAre(F, B, C, D));
}

TEST_F(RecommenderPolicy, LeavesWhatIsPinnedElsewhereWhereItsWeightPutsIt) {
  rules(A, "p10 C\n");  // at the thank-you page, with a weight of its own
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
  EXPECT_EQ(why(C), Why::kLearned);
  EXPECT_FLOAT_EQ(list_[1].score, 0.4F);
  query_.place = model::kThankYouPlace;
  EXPECT_THAT(suggest({A}), ElementsAre(C, B, D));
  EXPECT_EQ(why(C), Why::kPinned);
}

TEST_F(RecommenderPolicy, CountsTheWeightOfWhatIsPinnedElsewhereForEachLine) {
  test_.pair(B, C, 0.2);
  rules(A, "p10 C\n");
  EXPECT_THAT(suggest({A, B}), ElementsAre(C, D));
  EXPECT_FLOAT_EQ(list_[0].score, 0.6F);
}

TEST_F(RecommenderPolicy, NeverPinsWhatIsInTheCartExcludedOrOutOfStock) {
  for (const uint32_t item : {D, E, F}) partner(A, item, 0);
  test_.contents.items[A].neighbours.erase(test_.contents.items[A].neighbours.begin() + 2);
  test_.contents.items[F].in_stock = false;
  rules(A, "p7 D\np7 E\np7 F\n");
  const std::vector<uint32_t> excluded = {E};
  query_.excluded = excluded;
  EXPECT_THAT(suggest({A, D}), ElementsAre(B, C));
  EXPECT_EQ(why(F), Why::kNoStock);
  EXPECT_EQ(why(E), Why::kBlocked);
}

TEST_F(RecommenderPolicy, KeepsWithinTheLimitWhateverIsPinned) {
  for (const uint32_t item : {E, F}) partner(A, item, 0);
  rules(A, "p7 E\np7 F\n");
  query_.limit = 1;
  EXPECT_THAT(suggest({A}), ElementsAre(E));
  query_.limit = 4;
  EXPECT_THAT(suggest({A}), ElementsAre(E, F, B, C));
}

TEST_F(RecommenderPolicy, ShowsNoMoreOfAGroupThanItsCap) {
  uint32_t at_most[model::kMaxGroups] = {0, 1};
  query_.at_most = at_most;
  for (const uint32_t item : {B, C}) rules(item, "g1\n");
  EXPECT_THAT(suggest({A}), ElementsAre(B, D));
  EXPECT_EQ(why(C), Why::kCapped);
  at_most[1] = 0;  // any number
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
}

TEST_F(RecommenderPolicy, FillsTheListBesideAGroupOfManyThatGoBetter) {
  test_ = TestModel(28);
  const uint32_t many = 20;
  for (uint32_t item = 1; item <= many; ++item) {
    test_.pair(A, item, 0.9 - 0.01 * item, 5);
    rules(item, "g0\n");
  }
  for (uint32_t item = many + 1; item <= many + 5; ++item)
    test_.pair(A, item, 0.5 - 0.01 * item, 4);
  uint32_t at_most[model::kMaxGroups] = {2};
  query_.at_most = at_most;
  query_.limit = 4;
  EXPECT_THAT(suggest({A}), ElementsAre(1, 2, many + 1, many + 2));
  EXPECT_EQ(why(3), Why::kCapped);
  rules(A, "p7 " + std::string(test_.contents.items[many].text[model::kSku]) + "\n");
  EXPECT_THAT(suggest({A}), ElementsAre(many, 1, many + 1, many + 2)) << "with a pin of the group";
}

TEST_F(RecommenderPolicy, SaysOfWhatIsKeptAwayThatItIsWhateverItsStock) {
  rules(B, "x7\n");
  test_.contents.items[B].in_stock = false;
  EXPECT_THAT(suggest({A}), ElementsAre(C, D));
  EXPECT_EQ(why(B), Why::kNotHere);
}

TEST_F(RecommenderPolicy, CountsPinsInTheirGroup) {
  uint32_t at_most[model::kMaxGroups] = {1};
  query_.at_most = at_most;
  partner(A, F, 0);
  rules(A, "p7 F\n");
  for (const uint32_t item : {B, F}) rules(item, "g0\n");
  EXPECT_THAT(suggest({A}), ElementsAre(F, C, D));
}

TEST_F(RecommenderPolicy, ShowsBetterVersionsOfALineAndNothingElse) {
  partner(A, E, 0);
  rules(A, "u4 E\n");
  query_.place = model::kProductPlace;
  EXPECT_THAT(suggest({A}), ElementsAre(E));
  EXPECT_EQ(why(E), Why::kUpgrade);
  EXPECT_EQ(list_[0].with, A);
}

TEST_F(RecommenderPolicy, OffersALargerVariantOfALineButNoneThatIsInTheCartOrWasDismissed) {
  test_.contents.items[E].product = A;
  test_.contents.items[E].in_stock = true;
  rules(A, "u1 E\n");
  partner(A, E, 0);
  EXPECT_THAT(suggest({A}), ElementsAre(E));
  EXPECT_THAT(suggest({A, E}), ElementsAre(B, C, D));
  const std::vector<uint32_t> excluded = {E};
  query_.excluded = excluded;
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
}

TEST_F(RecommenderPolicy, OffersOneVariantOfAProductInPlaceOfItsOthers) {
  for (const uint32_t item : {D, E, F}) test_.contents.items[item].product = A;
  rules(A, "u1 E\n");
  rules(D, "u1 F\n");
  partner(A, E, 0);
  partner(D, F, 0);
  EXPECT_THAT(suggest({A, D}), ElementsAre(F));
}

TEST_F(RecommenderPolicy, NeverPutsABetterVersionBesideItsLine) {
  partner(A, E, 0);
  rules(A, "u4 E\n");
  test_.pair(B, E, 0.9);  // of another line
  EXPECT_THAT(suggest({A, B}), ElementsAre(C, D));
  EXPECT_EQ(why(E), Why::kReplaces);
}

TEST_F(RecommenderPolicy, ShowsWhatGoesWithTheCartOnceABetterVersionWasDismissed) {
  partner(A, E, 0);
  rules(A, "u1 E\n");
  const std::vector<uint32_t> excluded = {E};
  query_.excluded = excluded;
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
}

TEST_F(RecommenderPolicy, OffersABetterVersionAboveTheCeiling) {
  price(A, 100);
  price(E, 130);
  query_.ceiling = 400;
  partner(A, E, 0);
  rules(A, "u1 E\n");
  EXPECT_THAT(suggest({A}), ElementsAre(E));
}

TEST_F(RecommenderPolicy, PutsFirstWhatClosesTheGapWithTheLeastOvershoot) {
  price(B, 700);
  price(C, 650);
  price(D, 600);
  query_.gap = 601;
  EXPECT_THAT(suggest({A}), ElementsAre(C, B, D));
  EXPECT_EQ(why(C), Why::kCloses);
  EXPECT_EQ(why(B), Why::kLearned);
  query_.gap = 701;  // nothing closes it
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
}

TEST_F(RecommenderPolicy, DoesNotCloseTheGapWithWhatOvershootsByMoreThanMay) {
  price(C, 650);
  price(D, 600);
  query_.gap = 601;
  query_.overshoot = 49;
  EXPECT_THAT(suggest({A}), ElementsAre(C, B, D));
  EXPECT_EQ(why(C), Why::kCloses);
  query_.overshoot = 48;
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
  EXPECT_EQ(why(C), Why::kLearned);
}

TEST_F(RecommenderPolicy, DoesNotCloseTheGapWithWhatHardlyGoesWithTheCart) {
  test_.pair(A, E, 0.09, 2);
  price(B, 900);
  price(E, 610);
  query_.gap = 600;
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D, E)) << "less than a fifth as probable as B";
  test_.contents.items[A].neighbours.back().weight = 0.11;
  EXPECT_THAT(suggest({A}), ElementsAre(E, B, C, D));
}

TEST_F(RecommenderPolicy, BringsBackWhatIsUsedUpAndNotWhatIsOwned) {
  rules(E, "c40\n");
  for (const auto& [days, comes] :
       {std::pair(29u, false), {30u, true}, {60u, true}, {61u, false}}) {
    const Past past[] = {{E, days}, {B, 400}, {kNoItem, 1}};
    query_.past = past;
    const auto list = suggest({A});
    if (comes) {
      EXPECT_THAT(list, ElementsAre(E, C, D)) << days;
      EXPECT_EQ(why(E), Why::kDue);
    } else {
      EXPECT_THAT(list, ElementsAre(C, D)) << days;
    }
    EXPECT_EQ(why(B), Why::kBlocked);
  }
}

TEST_F(RecommenderPolicy, NeverPinsWhatIsOwnedUnlessItIsUsedUp) {
  partner(A, F, 0);
  rules(A, "p7 F\n");
  rules(F, "c40\n");
  for (const auto& [days, comes] : {std::pair(29u, false), {30u, true}}) {
    const Past past[] = {{F, days}};
    query_.past = past;
    if (comes) {
      EXPECT_THAT(suggest({A}), ElementsAre(F, B, C, D));
      EXPECT_EQ(why(F), Why::kPinned);
    } else {
      EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
      EXPECT_EQ(why(F), Why::kBlocked);
    }
  }
}

TEST_F(RecommenderPolicy, OffersNoBetterVersionThatIsOwned) {
  partner(A, E, 0);
  rules(A, "u1 E\n");
  const Past past[] = {{E, 1}};
  query_.past = past;
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
  EXPECT_EQ(why(E), Why::kBlocked);
}

TEST_F(RecommenderPolicy, OffersNoLargerVariantThatIsOwnedButOneOfAProductOfWhichASmallerIs) {
  test_.contents.items[E].product = A;
  partner(A, E, 0);
  rules(A, "u1 E\n");
  const Past larger[] = {{E, 1}};
  query_.past = larger;
  EXPECT_THAT(suggest({A}), ElementsAre(B, C, D));
  const Past smaller[] = {{A, 1}};
  query_.past = smaller;
  EXPECT_THAT(suggest({A}), ElementsAre(E));
  query_.past = {};
  EXPECT_THAT(suggest({A}), ElementsAre(E)) << "and nothing is left behind";
}

TEST_F(RecommenderPolicy, BringsBackOneOfWhatIsUsedUpAndLeavesTheOthersTheirPlace) {
  rules(E, "c40\n");
  rules(D, "c40\n");
  const Past past[] = {{E, 40}, {D, 40}};
  query_.past = past;
  EXPECT_THAT(suggest({A}), ElementsAre(E, B, C, D));
  EXPECT_EQ(why(D), Why::kLearned);
}

TEST_F(RecommenderPolicy, WhatWasUsedUpLongAgoIsSuggestedLikeAnyItem) {
  rules(C, "c40\n");
  for (const auto& [days, comes] : {std::pair(10u, false), {61u, true}, {900u, true}}) {
    const Past past[] = {{C, days}};
    query_.past = past;
    const auto list = suggest({A});
    if (comes) {
      EXPECT_THAT(list, ElementsAre(B, C, D)) << days;
      EXPECT_EQ(why(C), Why::kLearned);
    } else {
      EXPECT_THAT(list, ElementsAre(B, D)) << days;
    }
  }
}

TEST_F(RecommenderPolicy, SaysOfEveryCandidateWhyItIsNotShown) {
  query_.min_probability = 0.35F;
  query_.limit = 1;
  EXPECT_THAT(suggest({A}), ElementsAre(B));
  EXPECT_EQ(why(C), Why::kOutranked);
  EXPECT_EQ(why(D), Why::kUnlikely);
  test_.contents.items[B].in_stock = false;
  EXPECT_THAT(suggest({A}), ElementsAre(C));
  EXPECT_EQ(why(B), Why::kNoStock);
}

TEST_F(RecommenderPolicy, LeavesNothingBehindForTheNextCart) {
  partner(A, E, 0);
  partner(B, F, 0);
  rules(A, "p7 E\nn4\n");
  rules(B, "u7 F\n");
  rules(C, "n5\n");
  const Past past[] = {{D, 1}};
  query_.past = past;
  EXPECT_TRUE(recommender_.open(test_.open()));
  const std::vector<uint32_t> first = {A};
  const std::vector<uint32_t> second = {D};
  const auto ask = [&](const std::vector<uint32_t>& cart, std::span<const Past> bought) {
    query_.cart = cart;
    query_.past = bought;
    std::vector<uint32_t> items;
    for (const Suggestion& s : recommender_.suggest(query_)) items.push_back(s.item);
    return items;
  };
  const auto once = ask(first, past);
  const std::vector<uint32_t> upgraded = {B};
  EXPECT_THAT(ask(upgraded, {}), ElementsAre(F));
  EXPECT_THAT(ask(second, {}), IsEmpty());
  EXPECT_EQ(ask(first, past), once);
  EXPECT_THAT(ask(first, {}), ElementsAre(E, B, D));
}

}  // namespace
}  // namespace goeswith::engine
