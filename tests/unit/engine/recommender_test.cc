#include "engine/recommender.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "engine/models.h"
#include "model/version_1.h"

namespace goeswith::engine {
namespace {

using model::kNoItem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

enum : uint32_t { A, B, C, D, E, F };

std::vector<uint32_t> items_of(std::span<const Suggestion> suggestions) {
  std::vector<uint32_t> items;
  for (const Suggestion& suggestion : suggestions) items.push_back(suggestion.item);
  return items;
}

std::vector<uint32_t> suggest(TestModel& test, std::vector<uint32_t> cart, Query query = {}) {
  Recommender recommender;
  EXPECT_TRUE(recommender.open(test.open()));
  query.cart = cart;
  return items_of(recommender.suggest(query));
}

TEST(Recommender, RanksBySumOfTheCartsWeights) {
  TestModel test(5);
  test.pair(A, C, 0.4).pair(A, D, 0.5).pair(B, C, 0.3).pair(B, E, 0.6);
  EXPECT_THAT(suggest(test, {A, B}), ElementsAre(C, E, D));
}

TEST(Recommender, BreaksTiesByItemNumber) {
  TestModel test(4);
  test.pair(A, D, 0.5).pair(A, C, 0.5).pair(A, B, 0.5);
  EXPECT_THAT(suggest(test, {A}), ElementsAre(B, C, D));
}

TEST(Recommender, GivesTheStrongestLineAsEvidence) {
  TestModel test(3);
  test.contents.items[B].orders = 20;
  test.pair(A, C, 0.2, 4).pair(B, C, 0.5, 8);
  Recommender recommender;
  recommender.open(test.open());
  const std::vector<uint32_t> cart = {A, B};
  const auto suggestions = recommender.suggest({cart, {}});
  ASSERT_EQ(suggestions.size(), 1u);
  EXPECT_EQ(suggestions[0].with, B);
  EXPECT_EQ(suggestions[0].orders, 8u);
  EXPECT_FLOAT_EQ(suggestions[0].attach_rate, 0.4f);  // 8 of 20 orders
  EXPECT_FLOAT_EQ(suggestions[0].lift, 4.0f);         // against 10 of 100
  EXPECT_FLOAT_EQ(suggestions[0].score, 0.7f);        // of which the test's curve makes no other
}

TEST(Recommender, NeverSuggestsWhatIsInTheCartOrExcluded) {
  TestModel test(5);
  test.pair(A, B, 0.9).pair(A, C, 0.8).pair(A, D, 0.7).pair(A, E, 0.6);
  const std::vector<uint32_t> excluded = {D};
  EXPECT_THAT(suggest(test, {A, B}, {.cart = {}, .excluded = excluded}), ElementsAre(C, E));
}

TEST(Recommender, NeverSuggestsAVariantOfWhatIsInTheCartOrExcluded) {
  TestModel test(6);
  test.contents.items[B].product = A;
  test.contents.items[D].product = C;
  test.pair(A, B, 0.9).pair(A, C, 0.8).pair(A, E, 0.3);
  const std::vector<uint32_t> excluded = {D};
  EXPECT_THAT(suggest(test, {A}, {.cart = {}, .excluded = excluded}), ElementsAre(E));
}

TEST(Recommender, SuggestsTheBestVariantOfAProductAndNoOther) {
  TestModel test(5);
  test.contents.items[C].product = B;
  test.contents.items[D].product = B;
  test.pair(A, B, 0.3).pair(A, C, 0.9).pair(A, D, 0.5).pair(A, E, 0.4);
  EXPECT_THAT(suggest(test, {A}), ElementsAre(C, E));
}

TEST(Recommender, NeverSuggestsWhatIsOutOfStock) {
  TestModel test(3);
  test.contents.items[B].in_stock = false;
  test.contents.popular = {B, C};
  test.pair(A, B, 0.9);
  EXPECT_THAT(suggest(test, {A}, {.cart = {}, .excluded = {}, .popular = Popular::kFill}),
              ElementsAre(C));
}

TEST(Recommender, StopsAtTheLimit) {
  TestModel test(6);
  for (uint32_t item = B; item <= F; ++item) test.pair(A, item, 1.0 / item);
  EXPECT_THAT(suggest(test, {A}, {.cart = {}, .excluded = {}, .limit = 2}), ElementsAre(B, C));
  EXPECT_THAT(suggest(test, {A}, {.cart = {}, .excluded = {}, .limit = 0}), IsEmpty());
  EXPECT_EQ(suggest(test, {A}, {.cart = {}, .excluded = {}, .limit = 1000}).size(), 5u);
}

TEST(Recommender, CountsALineThatRepeatsOnce) {
  TestModel test(4);
  test.pair(A, C, 0.4).pair(B, D, 0.5);
  EXPECT_THAT(suggest(test, {A, A, A, B}), ElementsAre(D, C));
}

TEST(Recommender, PassesOverLinesThatTheModelDoesNotKnow) {
  TestModel test(3);
  test.pair(A, C, 0.4);
  EXPECT_THAT(suggest(test, {kNoItem, A, kNoItem}), ElementsAre(C));
}

TEST(Recommender, ShowsPopularItemsOnlyWhenNothingIsKnownOfTheCart) {
  TestModel test(4);
  test.contents.popular = {C, D};
  test.pair(A, B, 0.5);
  EXPECT_THAT(suggest(test, {A}), ElementsAre(B));
  EXPECT_THAT(suggest(test, {D}), ElementsAre(C));
  EXPECT_THAT(suggest(test, {kNoItem}), ElementsAre(C, D));
  EXPECT_THAT(suggest(test, {}), IsEmpty());
}

TEST(Recommender, DoesNotAnswerDismissalWithBestSellers) {
  TestModel test(3);
  test.contents.popular = {C};
  test.pair(A, B, 0.5);
  const std::vector<uint32_t> excluded = {B};
  EXPECT_THAT(suggest(test, {A}, {.cart = {}, .excluded = excluded}), IsEmpty());
}

TEST(Recommender, ShowsNoPopularItemsWhenToldNeverTo) {
  TestModel test(3);
  test.contents.popular = {C};
  EXPECT_THAT(suggest(test, {A}, {.cart = {}, .excluded = {}, .popular = Popular::kNever}),
              IsEmpty());
}

TEST(Recommender, FillsUpWithPopularItemsBehindTheNeighbours) {
  TestModel test(5);
  test.contents.items[E].orders = 50;
  test.contents.popular = {E, B, C, A};
  test.pair(A, B, 0.5);
  Recommender recommender;
  recommender.open(test.open());
  const std::vector<uint32_t> cart = {A};
  const auto suggestions = recommender.suggest({cart, {}, 4, Popular::kFill});
  EXPECT_THAT(items_of(suggestions), ElementsAre(B, E, C));
  EXPECT_EQ(suggestions[1].with, kNoItem);
  EXPECT_EQ(suggestions[1].score, 0.0f);
}

TEST(Recommender, AnswersTheSameAfterAnyOtherCart) {
  TestModel test(6);
  test.pair(A, B, 0.5).pair(A, C, 0.4).pair(D, B, 0.1).pair(D, E, 0.3);
  Recommender recommender;
  recommender.open(test.open());
  const std::vector<uint32_t> cart = {A};
  const std::vector<uint32_t> other = {D, A, B};
  const std::vector<uint32_t> excluded = {C};
  const auto before = items_of(recommender.suggest({cart, {}}));
  recommender.suggest({other, excluded});
  EXPECT_EQ(items_of(recommender.suggest({cart, {}})), before);
}

TEST(Recommender, RanksALargerCartByItsOwnSizeClass) {
  TestModel test(4);
  test.pair(A, C, 0.5).pair(B, D, 0.4);
  model::SizeClass one;
  one.lines = 1;
  one.curve = {{0, 0}, {1, 0.5}};
  model::SizeClass more;
  more.scale = 0.5;
  test.contents.ranking.classes = {one, more};
  Recommender recommender;
  recommender.open(test.open());
  const std::vector<uint32_t> carts[] = {{A}, {A, A, kNoItem}, {A, B}};
  EXPECT_FLOAT_EQ(recommender.suggest({carts[0], {}})[0].score, 0.25f);
  EXPECT_FLOAT_EQ(recommender.suggest({carts[1], {}})[0].score, 0.25f) << "one line is known";
  EXPECT_FLOAT_EQ(recommender.suggest({carts[2], {}})[0].score, 0.25f);
  EXPECT_FLOAT_EQ(recommender.suggest({carts[2], {}})[1].score, 0.2f);
}

TEST(Recommender, CountsTheNewestLineMore) {
  TestModel test(4);
  test.pair(A, C, 0.5).pair(B, D, 0.4);
  test.contents.ranking.classes[0].newest_weight = 2;
  EXPECT_THAT(suggest(test, {A, B}), ElementsAre(D, C));
  EXPECT_THAT(suggest(test, {B, A}), ElementsAre(C, D));
  EXPECT_THAT(suggest(test, {A, B, kNoItem}), ElementsAre(D, C)) << "the newest that is known";
  EXPECT_THAT(suggest(test, {B, A, B}), ElementsAre(D, C)) << "put in once more";
}

TEST(Recommender, AddsAnItemsPriorToWhatTheCartSays) {
  TestModel test(4);
  test.pair(A, B, 0.5).pair(A, C, 0.4);
  test.contents.items[C].prior = 0.5;
  test.contents.items[D].prior = 1;
  EXPECT_THAT(suggest(test, {A}), ElementsAre(B, C)) << "priors do not count unless told to";
  test.contents.ranking.classes[0].prior_weight = 0.5;
  EXPECT_THAT(suggest(test, {A}), ElementsAre(C, B)) << "and never bring in an item alone";
}

TEST(Recommender, LetsPopularItemsTakePartByTheirPriors) {
  TestModel test(5);
  test.pair(A, B, 0.5);
  test.contents.items[C].prior = 0.25;
  test.contents.items[D].prior = 0.75;
  test.contents.items[E].prior = 1;
  test.contents.popular = {C, D};
  test.contents.ranking.classes[0].prior_weight = 1;
  Recommender recommender;
  recommender.open(test.open());
  const std::vector<uint32_t> cart = {A};
  const auto suggestions = recommender.suggest({cart, {}, 4, Popular::kRanked});
  EXPECT_THAT(items_of(suggestions), ElementsAre(D, B, C)) << "E has a prior but is not popular";
  EXPECT_NEAR(suggestions[0].score, 0.75, 1e-4);
  EXPECT_EQ(suggestions[0].with, kNoItem);
  EXPECT_EQ(suggestions[1].with, A);
  EXPECT_THAT(items_of(recommender.suggest({cart, {}, 4, Popular::kFill})), ElementsAre(B, C, D))
      << "filling does not rank them";
}

// B, C and D are alike; B and C are always bought together.
TEST(Recommender, PrefersWhatIsNotBoughtWithTheSuggestionsBefore) {
  TestModel test(4);
  test.pair(A, B, 0.6).pair(A, C, 0.5).pair(A, D, 0.4).pair(C, B, 0.1, 10);
  EXPECT_THAT(suggest(test, {A}), ElementsAre(B, C, D));
  test.contents.ranking.classes[0].diversity = 0.5;
  EXPECT_THAT(suggest(test, {A}), ElementsAre(B, D, C)) << "0.4 against 0.5 · (1 - 0.5)";
  test.contents.ranking.classes[0].diversity = 0.1;
  EXPECT_THAT(suggest(test, {A}), ElementsAre(B, C, D)) << "0.4 against 0.5 · (1 - 0.1)";
}

TEST(Recommender, ShowsTheProbabilityAsItWasBeforeOtherSuggestions) {
  TestModel test(3);
  test.pair(A, B, 0.6).pair(A, C, 0.5).pair(B, C, 0.1, 10);
  test.contents.ranking.classes[0].diversity = 1;
  Recommender recommender;
  recommender.open(test.open());
  const std::vector<uint32_t> cart = {A};
  const auto suggestions = recommender.suggest({cart, {}});
  ASSERT_THAT(items_of(suggestions), ElementsAre(B, C));
  EXPECT_FLOAT_EQ(suggestions[1].score, 0.5f);
}

TEST(Recommender, LeavesOutWhatIsLessProbableThanAskedOrThanTheModelsOwn) {
  TestModel test(4);
  test.pair(A, B, 0.75).pair(A, C, 0.5).pair(A, D, 0.25);
  test.contents.ranking.min_probability = 0.5;
  test.contents.popular = {D};
  const auto ask = [&](float min_probability) {
    return suggest(test, {A}, {.cart = {}, .excluded = {}, .min_probability = min_probability});
  };
  EXPECT_THAT(ask(kModelsOwn), ElementsAre(B, C));
  EXPECT_THAT(ask(0), ElementsAre(B, C, D));
  EXPECT_THAT(ask(0.25), ElementsAre(B, C, D));
  EXPECT_THAT(ask(0.7f), ElementsAre(B));
  EXPECT_THAT(ask(1), IsEmpty()) << "and no best-sellers instead";
}

TEST(Recommender, BorrowedNeighboursAreSuggestedWithoutFigures) {
  TestModel test(3);
  test.pair(A, B, 0.5, 0).pair(A, C, 0.25, 0);
  test.contents.items[A].orders = 0;
  test.contents.items[C].orders = 0;
  test.contents.ranking.classes[0].diversity = 1;
  Recommender recommender;
  recommender.open(test.open());
  const std::vector<uint32_t> cart = {A};
  const auto suggestions = recommender.suggest({cart, {}});
  ASSERT_THAT(items_of(suggestions), ElementsAre(B, C));
  for (const Suggestion& suggestion : suggestions) {
    EXPECT_EQ(suggestion.with, A);
    EXPECT_EQ(suggestion.orders, 0u);
    EXPECT_EQ(suggestion.attach_rate, 0.0f);
    EXPECT_EQ(suggestion.lift, 0.0f);
    EXPECT_TRUE(std::isfinite(suggestion.score));
  }
}

TEST(Recommender, RanksAModelOfVersion1AsBefore) {
  model::Model model;
  ASSERT_EQ(model::Model::open(model::kVersion1File, model), model::OpenError::kNone);
  Recommender recommender;
  recommender.open(model);
  const std::vector<uint32_t> pot = {model.find("POT")};
  const std::vector<uint32_t> cosy = {model.find("COSY")};
  const auto of_pot = recommender.suggest({pot, {}});
  ASSERT_THAT(items_of(of_pot), ElementsAre(cosy[0])) << "the caddy is out of stock";
  EXPECT_EQ(of_pot[0].score, model.weight(0, 1)) << "no probability";
  EXPECT_FLOAT_EQ(of_pot[0].attach_rate, 0.6f);
  EXPECT_THAT(items_of(recommender.suggest({cosy, {}})), ElementsAre(pot[0]));
}

}  // namespace
}  // namespace goeswith::engine
