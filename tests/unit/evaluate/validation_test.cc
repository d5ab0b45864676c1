#include "evaluate/validation.h"

#include <gtest/gtest.h>

#include <cmath>

#include "evaluate/asked.h"
#include "train/small_log.h"

namespace goeswith::evaluate {
namespace {

// A model of items a, b, c … that shows neighbours alone; carts of one line have a class of their
// own.
model::Contents model_of(size_t items,
                         const std::vector<std::pair<uint32_t, uint32_t>>& neighbours) {
  model::Contents contents;
  contents.orders = 100;
  for (uint32_t i = 0; i < items; ++i) {
    model::ItemContents& item = contents.items.emplace_back();
    item.text[model::kSku] = std::string(1, static_cast<char>('a' + i));
    item.orders = 10;
    item.product = i;
  }
  for (const auto& [item, other] : neighbours) {
    contents.items[item].neighbours.push_back({other, 0.5, 2});
  }
  contents.ranking.classes.insert(contents.ranking.classes.begin(), {.lines = 1});
  return contents;
}

// The numbers of the training orders are not those of the model file.
const orders::OrderLog kTrainingOrders = train::log_of({{"d", "c", "b", "a"}});
constexpr uint32_t a = 3, b = 2, c = 1, d = 0;
const Asked kAsked = {{a, b}, {c, d}, {a, b, c}};

ValidationScore score_of(const model::Contents& contents) {
  return ValidationScore(model::write_model(contents), kTrainingOrders, kAsked);
}

TEST(Validation, GoalIsTheHitRateAndThatOfHiddenItemsByHand) {
  const ValidationScore score = score_of(model_of(4, {{0, 1}, {1, 2}}));
  // Of four prefix carts a, a and a b find one; hidden are found b of a b, and b and c of a b c.
  const double hr4 = 3.0 / 4;
  const double loo_hr6 = (1.0 / 2 + 0 + 2.0 / 3) / 3;
  EXPECT_NEAR(score.goal(), hr4 + loo_hr6, 1e-6);
}

TEST(Validation, GoalIsTheSumOfThatOfItsSizeClasses) {
  const ValidationScore score = score_of(model_of(4, {{0, 1}, {1, 2}}));
  EXPECT_NEAR(score.goal(0), 2.0 / 4 + (1.0 / 2) / 3, 1e-6) << "carts of one line";
  EXPECT_NEAR(score.goal(1), 1.0 / 4 + (2.0 / 3) / 3, 1e-6);
  EXPECT_NEAR(score.goal(0) + score.goal(1), score.goal(), 1e-9);
  EXPECT_EQ(score.goal(2), 0);
}

TEST(Validation, DifferenceComesWithItsStandardErrorOverOrders) {
  const ValidationScore more = score_of(model_of(4, {{0, 1}, {1, 2}}));
  const ValidationScore less = score_of(model_of(4, {{0, 1}}));
  // Lost are the cart a b, and the hidden c after a b: of the third order alone.
  const double lost = 3.0 / 4 + 1.0 / 3;
  const auto difference = more.minus(less);
  EXPECT_NEAR(difference.mean, lost / 3, 1e-6);
  EXPECT_NEAR(difference.mean, more.goal() - less.goal(), 1e-9);
  EXPECT_NEAR(difference.error, std::sqrt((lost * lost / 3 - lost * lost / 9) / 3), 1e-6);
  EXPECT_NEAR(less.minus(more).mean, -lost / 3, 1e-6);
  EXPECT_EQ(more.minus(less, 0).mean, 0);
  EXPECT_NEAR(more.minus(less, 1).mean, lost / 3, 1e-6);
}

TEST(Validation, BetterIsByMoreThanSoManyStandardErrors) {
  const ValidationScore::Difference difference{0.02, 0.03};
  EXPECT_TRUE(difference.better());
  EXPECT_TRUE(difference.better(0.6));
  EXPECT_FALSE(difference.better(1));
  const ValidationScore score = score_of(model_of(4, {{0, 1}}));
  EXPECT_FALSE(score.minus(score).better()) << "than itself";
  EXPECT_FALSE(score.minus(score).better(0));
}

TEST(Validation, HidesFourLinesOfALongOrder) {
  const auto training = train::log_of({{"a", "b", "c", "d", "e", "f", "g", "h"}});
  const Asked asked = {{0, 1, 2, 3, 4, 5, 6, 7}};
  for (uint32_t line = 0; line < 7; ++line) {
    const auto file = model::write_model(model_of(8, {{7, line}}));
    EXPECT_NEAR(ValidationScore(file, training, asked).goal(), line % 2 == 1 ? 1.0 / 4 : 0, 1e-6)
        << line;
  }
}

TEST(Validation, ItemsThatTheModelDoesNotKnowAreNeverFoundAndAskForNothing) {
  const auto training = train::log_of({{"unknown", "a", "b"}});
  const auto file = model::write_model(model_of(2, {{0, 1}}));
  EXPECT_EQ(ValidationScore(file, training, {{1, 0}}).goal(), 0);
  const ValidationScore score(file, training, {{0, 1, 2}});
  EXPECT_NEAR(score.goal(), 1.0 / 2 + 1.0 / 3, 1e-6) << "a stranger beside a changes nothing";
  EXPECT_NEAR(score.goal(0), score.goal(), 1e-9)
      << "the engine ranks by the lines that it knows, so that class has earned it";
}

TEST(Validation, BestSellersFillTheList) {
  model::Contents contents = model_of(4, {});
  contents.popular = {1};
  EXPECT_NEAR(score_of(contents).goal(), 2.0 / 4 + (1.0 / 2 + 1.0 / 3) / 3, 1e-6);
}

}  // namespace
}  // namespace goeswith::evaluate
