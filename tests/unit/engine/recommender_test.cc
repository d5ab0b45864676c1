#include "engine/recommender.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "engine/models.h"

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
  EXPECT_NEAR(suggestions[0].score, 0.7, 1e-5);
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

// The definition, taken literally: every item scored, variants merged, all sorted.
std::vector<uint32_t> rank_plainly(const model::Model& model, std::span<const uint32_t> cart,
                                   size_t limit) {
  std::map<uint32_t, float> scores;
  std::map<uint32_t, bool> seen;
  for (const uint32_t line : cart) {
    if (std::exchange(seen[line], true)) continue;
    for (uint32_t k = model.row_begin(line); k < model.row_end(line); ++k) {
      scores[model.neighbour_item(k)] +=
          static_cast<float>(model.neighbour_weight(k)) * model.weight_scale();
    }
  }
  std::vector<std::pair<float, uint32_t>> ranked;
  for (const auto& [item, score] : scores) ranked.emplace_back(-score, item);
  std::sort(ranked.begin(), ranked.end());
  std::map<uint32_t, bool> taken;
  for (const uint32_t line : cart) taken[model.product(line)] = true;
  std::vector<uint32_t> items;
  for (const auto& [score, item] : ranked) {
    if (items.size() == limit || !model.in_stock(item)) continue;
    if (!std::exchange(taken[model.product(item)], true)) items.push_back(item);
  }
  return items;
}

TEST(Recommender, RanksAsItsDefinitionSaysOnRandomModels) {
  for (uint32_t seed = 1; seed <= 20; ++seed) {
    std::mt19937 generator(seed);
    const auto random = [&generator] { return static_cast<uint32_t>(generator()); };
    TestModel test(40);
    for (uint32_t i = 0; i < 40; ++i) {
      test.contents.items[i].product = i - i % (1 + seed % 3);
      test.contents.items[i].in_stock = random() % 8 != 0;
      for (uint32_t k = 0; k < 12; ++k) {
        const uint32_t other = random() % 40;
        // Few different weights, so that ties are common.
        if (other != i) test.pair(i, other, 0.25 * (1 + random() % 4));
      }
    }
    const model::Model& model = test.open();
    Recommender recommender;
    recommender.open(model);
    for (int round = 0; round < 200; ++round) {
      std::vector<uint32_t> cart(1 + random() % 6);
      for (uint32_t& line : cart) line = random() % 40;
      const uint32_t limit = 1 + random() % 10;
      ASSERT_EQ(items_of(recommender.suggest({cart, {}, limit, Popular::kNever})),
                rank_plainly(model, cart, limit));
    }
  }
}

}  // namespace
}  // namespace goeswith::engine
