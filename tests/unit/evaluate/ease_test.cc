#include "evaluate/ease.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "evaluate/asked.h"
#include "train/small_log.h"

namespace goeswith::evaluate {
namespace {

using testing::ElementsAre;

const orders::OrderLog kThreeOrders = train::log_of({{"a", "b"}, {"a", "b"}, {"a", "c"}});

train::OrderWeighting weighting(double recency_days, double size_exponent) {
  train::OrderWeighting weighting;
  weighting.recency_days = recency_days;
  weighting.size_exponent = size_exponent;
  return weighting;
}

TEST(Ease, IsTheInverseOfThePairCountsByHand) {
  // G + I = (4 2 1; 2 3 0; 1 0 2); its inverse is (6 -4 -3; -4 7 2; -3 2 8) / 13.
  const Ease ease(kThreeOrders, weighting(0, 0), 1);
  ASSERT_TRUE(ease.solved());
  const double expected[3][3] = {
      {0, 4.0 / 7, 3.0 / 8}, {4.0 / 6, 0, -2.0 / 8}, {3.0 / 6, -2.0 / 7, 0}};
  for (uint32_t i = 0; i < 3; ++i) {
    for (uint32_t j = 0; j < 3; ++j) EXPECT_NEAR(ease.weight(i, j), expected[i][j], 1e-6);
  }
  EXPECT_EQ(ease.bytes(), 36U);
}

TEST(Ease, WeighsOrdersAsAsked) {
  // All orders have two items: their size makes no difference between them, and λ means the same.
  const Ease sized(kThreeOrders, weighting(0, 1), 1);
  EXPECT_NEAR(sized.weight(0, 1), 4.0 / 7, 1e-6);
  const auto dated = train::dated_log({{0, {"a", "b"}}, {100, {"a", "c"}}});
  const Ease recent(dated, weighting(10, 0), 1);
  EXPECT_LT(recent.weight(0, 1), 0.01f) << "ten times the decay old";
  EXPECT_GT(recent.weight(0, 2), 0.3f);
}

TEST(Ease, SolvesTheNormalEquationsOfMoreItemsThanABlock) {
  const uint32_t items = 300;
  const auto log = train::random_log(1, 2000, items);
  const Ease ease(log, weighting(0, 0), 10);
  std::vector<double> gram(items * items, 0);
  for (size_t o = 0; o < log.orders(); ++o) {
    for (const uint32_t i : log.order(o)) {
      for (const uint32_t j : log.order(o)) gram[i * items + j] += 1;
    }
  }
  // (G + λI) B agrees with G everywhere but on the diagonal.
  for (uint32_t i = 0; i < items; ++i) {
    for (uint32_t j = i % 7; j < items; j += 7) {
      if (i == j) continue;
      double sum = 10 * static_cast<double>(ease.weight(i, j));
      for (uint32_t k = 0; k < items; ++k)
        sum += gram[i * items + k] * static_cast<double>(ease.weight(k, j));
      ASSERT_NEAR(sum, gram[i * items + j], 2e-3) << i << ", " << j;
    }
  }
}

TEST(Ease, RanksByTheSumOverTheCartAndNeverTheCart) {
  const Ease ease(kThreeOrders, weighting(0, 0), 1);
  const MakeRank make_rank = ease.rank();
  const Rank rank = make_rank();
  EXPECT_THAT(rank(Items{0}).items, ElementsAre(1, 2));
  EXPECT_THAT(rank(Items{1}).items, ElementsAre(0, 2));
  EXPECT_THAT(rank(Items{2, 0}).items, ElementsAre(1));
  EXPECT_THAT(rank(Items{0, 1, 2}).items, ElementsAre());
  EXPECT_THAT(rank(Items{0}).probabilities, testing::IsEmpty());
}

TEST(Ease, RanksTheSixBestOfMany) {
  const auto log = train::random_log(2, 500, 40);
  const Ease ease(log, weighting(0, 0), 5);
  const MakeRank make_rank = ease.rank();
  const Rank rank = make_rank();
  const auto best = rank(Items{3, 8}).items;
  const auto score = [&](uint32_t j) { return ease.weight(3, j) + ease.weight(8, j); };
  ASSERT_EQ(best.size(), 6U);
  std::set<uint32_t> ranked(best.begin(), best.end());
  for (size_t r = 1; r < best.size(); ++r) EXPECT_GE(score(best[r - 1]), score(best[r]));
  for (uint32_t j = 0; j < 40; ++j) {
    if (j == 3 || j == 8 || ranked.contains(j)) continue;
    EXPECT_LE(score(j), score(best.back()));
  }
}

TEST(Ease, WithoutRegularisationOrdersThatAreAllAlikeHaveNoSolution) {
  const Ease ease(train::log_of(std::vector<std::vector<std::string>>(4, {"a", "b"})),
                  weighting(0, 0), 0);
  EXPECT_FALSE(ease.solved());
}

}  // namespace
}  // namespace goeswith::evaluate
