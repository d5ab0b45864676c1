#include "train/candidates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "train/hand_log.h"
#include "train/rows_text.h"

namespace goeswith::train {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::vector<PairWeight>> pairs_of(const orders::OrderLog& log,
                                              const std::vector<double>& weights,
                                              const LearnerOptions& options, size_t most = 1000) {
  const PairRows rows = best_pairs(PairCounts(log, weights), options, most, {});
  std::vector<std::vector<PairWeight>> copied;
  for (size_t i = 0; i < rows.size(); ++i) copied.emplace_back(rows[i].begin(), rows[i].end());
  return copied;
}

// "b 0.482268 c 0.17118": pairs with their affinities.
std::string row_text(const orders::OrderLog& log, const std::vector<PairWeight>& row) {
  std::vector<model::Neighbour> neighbours;
  for (const PairWeight& pair : row) neighbours.push_back({pair.item, pair.affinity, pair.orders});
  return text_of(log, neighbours);
}

TEST(Candidates, AffinityIsTheShrunkAsymmetricCosineByHand) {
  const auto rows = pairs_of(kHandLog, kHandWeights,
                             {.weighting = {}, .asymmetry = 0.25, .shrinkage = 1, .min_orders = 1});
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_THAT(rows[3], IsEmpty());
  EXPECT_EQ(row_text(kHandLog, rows[0]), "b 0.482268 c 0.17118");
  EXPECT_EQ(row_text(kHandLog, rows[1]), "c 0.59158 a 0.377006");
  EXPECT_EQ(row_text(kHandLog, rows[2]), "b 0.670789 a 0.151735");
  EXPECT_EQ(rows[0][0].orders, 2U);
  EXPECT_EQ(rows[0][0].weight, 1.5);
  EXPECT_EQ(rows[0][1].orders, 1U);
  EXPECT_EQ(rows[0][1].weight, 0.5);
}

TEST(Candidates, WithoutAsymmetryAndShrinkageAffinityIsTheAttachRate) {
  const std::vector<double> ones(10, 1);
  const auto rows =
      pairs_of(kHandLog, ones, {.weighting = {}, .asymmetry = 0, .shrinkage = 0, .min_orders = 1});
  EXPECT_EQ(row_text(kHandLog, rows[0]), "b 0.666667 c 0.333333");
  EXPECT_EQ(row_text(kHandLog, rows[1]), "a 0.666667 c 0.666667");
  EXPECT_EQ(row_text(kHandLog, rows[2]), "b 1 a 0.5");
}

TEST(Candidates, WithAsymmetryOneAffinityIsTheAttachRateOfTheOtherDirection) {
  const std::vector<double> ones(10, 1);
  const auto rows =
      pairs_of(kHandLog, ones, {.weighting = {}, .asymmetry = 1, .shrinkage = 0, .min_orders = 1});
  EXPECT_EQ(row_text(kHandLog, rows[2]), "b 0.666667 a 0.333333");
  EXPECT_EQ(row_text(kHandLog, rows[1]), "c 1 a 0.666667");
}

TEST(Candidates, WithAsymmetryOfAHalfAffinityIsTheCosine) {
  const auto log = random_log(3, 200, 20);
  const std::vector<double> ones(log.orders(), 1);
  const PairCounts counts(log, ones);
  const auto rows =
      pairs_of(log, ones, {.weighting = {}, .asymmetry = 0.5, .shrinkage = 0, .min_orders = 1});
  for (uint32_t i = 0; i < 20; ++i) {
    ASSERT_FALSE(rows[i].empty());
    for (const PairWeight& pair : rows[i]) {
      const double cosine =
          pair.orders / std::sqrt(1.0 * counts.item_orders(i) * counts.item_orders(pair.item));
      EXPECT_NEAR(pair.affinity, cosine, 1e-12);
    }
  }
}

TEST(Candidates, LeaveOutPairsOfTooFewOrders) {
  LearnerOptions options{.weighting = {}, .min_orders = 2};
  ASSERT_EQ(pairs_of(kHandLog, kHandWeights, options)[0].size(), 1U);
  EXPECT_EQ(kHandLog.items[pairs_of(kHandLog, kHandWeights, options)[0][0].item].sku, "b");
  options.min_orders = 3;
  for (const auto& row : pairs_of(kHandLog, kHandWeights, options)) EXPECT_THAT(row, IsEmpty());
}

TEST(Candidates, BreakTiesByOrdersAndThenByFirstAppearance) {
  // With a: b in one order that weighs 2; d, met first, and c in two that weigh 1 each.
  const auto log =
      log_of({{"b"}, {"c", "d"}, {"a", "d"}, {"a", "d"}, {"a", "c"}, {"a", "c"}, {"a", "b"}});
  const std::vector<double> weights = {1, 1, 1, 1, 1, 1, 2};
  const LearnerOptions options{.weighting = {}, .asymmetry = 0, .shrinkage = 0, .min_orders = 1};
  ASSERT_EQ(log.items[3].sku, "a");
  EXPECT_EQ(row_text(log, pairs_of(log, weights, options)[3]), "c 0.333333 d 0.333333 b 0.333333");
  EXPECT_EQ(row_text(log, pairs_of(log, weights, options, 2)[3]), "c 0.333333 d 0.333333");
  EXPECT_EQ(row_text(log, pairs_of(log, weights, options, 1)[3]), "c 0.333333");
}

TEST(Candidates, AreTheBestOfAllPairs) {
  const auto log = random_log(5, 500, 30);
  const auto weights = uneven_weights(log.orders());
  const auto all = pairs_of(log, weights, {.weighting = {}, .min_orders = 1});
  const auto few = pairs_of(log, weights, {.weighting = {}, .min_orders = 1}, 7);
  for (size_t i = 0; i < 30; ++i) {
    ASSERT_GT(all[i].size(), 7U);
    auto best = all[i];
    std::stable_sort(best.begin(), best.end(),
                     [](const auto& a, const auto& b) { return a.affinity > b.affinity; });
    best.resize(7);
    EXPECT_EQ(row_text(log, few[i]), row_text(log, best));
  }
}

TEST(Candidates, OfTheSameOrdersHaveTheSameBits) {
  const auto log = random_log(9, 2000, 300);
  const auto weights = uneven_weights(log.orders());
  const auto first = pairs_of(log, weights, {});
  const auto second = pairs_of(log, weights, {});
  for (size_t i = 0; i < first.size(); ++i) {
    ASSERT_EQ(first[i].size(), second[i].size());
    for (size_t k = 0; k < first[i].size(); ++k) {
      EXPECT_EQ(first[i][k].item, second[i][k].item);
      EXPECT_EQ(first[i][k].orders, second[i][k].orders);
      EXPECT_EQ(first[i][k].weight, second[i][k].weight);
      EXPECT_EQ(first[i][k].affinity, second[i][k].affinity);
    }
  }
}

TEST(Candidates, TellHowFarTheyAre) {
  const auto log = random_log(13, 300, 200);
  const auto weights = uneven_weights(log.orders());
  uint64_t furthest = 0;
  best_pairs(PairCounts(log, weights), {}, 10,
             [&](const char* what, uint64_t done, uint64_t total) {
               EXPECT_STREQ(what, "counting pairs");
               EXPECT_EQ(total, 200U);
               furthest = std::max(furthest, done);
             });
  EXPECT_EQ(furthest, 200U);
}

TEST(Candidates, AreTogetherOnlyMoreOftenThanByChance) {
  // a in 4, b in 4, both in 2: among 8 orders that is chance, among 9 it is more.
  const auto log = log_of({{"a", "b"}, {"a", "b"}, {"a"}, {"a"}, {"b"}, {"b"}});
  for (const size_t orders : {7u, 8u, 9u}) {
    const auto among = with_bystanders(log, orders - 6);
    const std::vector<double> ones(orders, 1);
    EXPECT_EQ(together(PairCounts(among, ones), 0, 1, 2), orders == 9) << orders;
  }
}

TEST(Candidates, WeightiestAreKeptWhateverTheirOrderWas) {
  Rows rows = {{{1, 0.2, 9}, {2, 0.5, 1}, {5, 0.5, 3}, {4, 0.5, 3}}, {}, {{0, -1, 1}}};
  keep_weightiest(rows, 3);
  std::vector<uint32_t> items;
  for (const model::Neighbour& neighbour : rows[0]) items.push_back(neighbour.item);
  EXPECT_THAT(items, ElementsAre(4, 5, 2)) << "ties by orders, then by number";
  EXPECT_THAT(rows[1], IsEmpty());
  EXPECT_EQ(rows[2].size(), 1U);
}

}  // namespace
}  // namespace goeswith::train
