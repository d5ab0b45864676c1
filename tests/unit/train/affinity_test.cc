#include "train/affinity.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <cstring>

#include "train/small_log.h"

namespace goeswith::train {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Rows = std::vector<std::vector<model::Neighbour>>;

const MayNeighbour kAnyNeighbour = [](uint32_t, uint32_t) { return true; };

Rows learn(const orders::OrderLog& log, const std::vector<double>& weights,
           const AffinityOptions& options, const MayNeighbour& may = kAnyNeighbour) {
  return learn_affinities(PairCounts(log, weights), options, may, {});
}

// "b 0.482268 c 0.17118": neighbours with their weights.
std::string text_of(const orders::OrderLog& log, const std::vector<model::Neighbour>& row) {
  std::string text;
  for (const model::Neighbour& neighbour : row) {
    char weight[32];
    std::snprintf(weight, sizeof(weight), " %.6g", neighbour.weight);
    text += (text.empty() ? "" : " ") + log.items[neighbour.item].sku + weight;
  }
  return text;
}

std::vector<std::string> names_of(const orders::OrderLog& log,
                                  const std::vector<model::Neighbour>& row) {
  std::vector<std::string> names;
  for (const model::Neighbour& neighbour : row) names.push_back(log.items[neighbour.item].sku);
  return names;
}

// W: a 1.75, b 3.5, c 2.5, ab 1.5, ac 0.5, bc 2.5; n: a 3, b 3, c 2, ab 2, ac 1, bc 2.
const orders::OrderLog kLog =
    with_bystanders(log_of({{"a", "b"}, {"b", "c", "a"}, {"a"}, {"c", "b"}}), 6);
const std::vector<double> kWeights = {1, 0.5, 0.25, 2, 1, 1, 1, 1, 1, 1};

TEST(Affinity, IsTheShrunkAsymmetricCosineByHand) {
  const Rows rows = learn(kLog, kWeights, {.asymmetry = 0.25, .shrinkage = 1, .min_orders = 1});
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_THAT(rows[3], IsEmpty());
  EXPECT_EQ(text_of(kLog, rows[0]), "b 0.482268 c 0.17118");
  EXPECT_EQ(text_of(kLog, rows[1]), "c 0.59158 a 0.377006");
  EXPECT_EQ(text_of(kLog, rows[2]), "b 0.670789 a 0.151735");
  EXPECT_EQ(rows[0][0].orders, 2U);
  EXPECT_EQ(rows[0][1].orders, 1U);
}

TEST(Affinity, WithoutAsymmetryAndShrinkageIsTheAttachRate) {
  const std::vector<double> ones(10, 1);
  const Rows rows = learn(kLog, ones, {.asymmetry = 0, .shrinkage = 0, .min_orders = 1});
  EXPECT_EQ(text_of(kLog, rows[0]), "b 0.666667 c 0.333333");
  EXPECT_EQ(text_of(kLog, rows[1]), "a 0.666667 c 0.666667");
  EXPECT_EQ(text_of(kLog, rows[2]), "b 1 a 0.5");
}

TEST(Affinity, WithAsymmetryOneIsTheAttachRateOfTheOtherDirection) {
  const std::vector<double> ones(10, 1);
  const Rows rows = learn(kLog, ones, {.asymmetry = 1, .shrinkage = 0, .min_orders = 1});
  EXPECT_EQ(text_of(kLog, rows[2]), "b 0.666667 a 0.333333");
  EXPECT_EQ(text_of(kLog, rows[1]), "c 1 a 0.666667");
}

TEST(Affinity, WithAsymmetryOfAHalfIsTheCosine) {
  const auto log = with_bystanders(random_log(3, 200, 20), 2000);
  const std::vector<double> ones(log.orders(), 1);
  const PairCounts counts(log, ones);
  const Rows rows = learn(log, ones, {.asymmetry = 0.5, .shrinkage = 0, .min_orders = 1});
  for (uint32_t i = 0; i < 20; ++i) {
    ASSERT_FALSE(rows[i].empty());
    for (const model::Neighbour& neighbour : rows[i]) {
      const double cosine = neighbour.orders / std::sqrt(1.0 * counts.item_orders(i) *
                                                         counts.item_orders(neighbour.item));
      EXPECT_NEAR(neighbour.weight, cosine, 1e-12);
    }
  }
}

TEST(Affinity, LeavesOutPairsOfTooFewOrders) {
  AffinityOptions options{.min_orders = 2};
  EXPECT_THAT(names_of(kLog, learn(kLog, kWeights, options)[0]), ElementsAre("b"));
  options.min_orders = 3;
  for (const auto& row : learn(kLog, kWeights, options)) EXPECT_THAT(row, IsEmpty());
}

TEST(Affinity, LeavesOutPairsThatAreNotTogetherMoreOftenThanByChance) {
  // a in 4, b in 4, both in 2: among 8 orders that is chance, among 9 it is more.
  const auto log = log_of({{"a", "b"}, {"a", "b"}, {"a"}, {"a"}, {"b"}, {"b"}});
  for (const size_t orders : {7u, 8u}) {
    const auto by_chance = with_bystanders(log, orders - 6);
    for (const auto& row : learn(by_chance, std::vector<double>(orders, 1), {})) {
      EXPECT_THAT(row, IsEmpty()) << orders;
    }
  }
  const auto together = with_bystanders(log, 3);
  const Rows rows = learn(together, std::vector<double>(9, 1), {});
  EXPECT_THAT(names_of(together, rows[0]), ElementsAre("b"));
  EXPECT_THAT(names_of(together, rows[1]), ElementsAre("a"));
}

TEST(Affinity, BreaksTiesByOrdersAndThenByFirstAppearance) {
  // With a: b in one order that weighs 2; d, met first, and c in two that weigh 1 each.
  const auto log = with_bystanders(
      log_of({{"b"}, {"c", "d"}, {"a", "d"}, {"a", "d"}, {"a", "c"}, {"a", "c"}, {"a", "b"}}), 6);
  const std::vector<double> weights = {1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1};
  AffinityOptions options{.asymmetry = 0, .shrinkage = 0, .min_orders = 1};
  const Rows rows = learn(log, weights, options);
  ASSERT_EQ(log.items[3].sku, "a");
  EXPECT_EQ(text_of(log, rows[3]), "c 0.333333 d 0.333333 b 0.333333");
  options.max_neighbours = 2;
  EXPECT_THAT(names_of(log, learn(log, weights, options)[3]), ElementsAre("c", "d"));
  options.max_neighbours = 1;
  EXPECT_THAT(names_of(log, learn(log, weights, options)[3]), ElementsAre("c"));
}

TEST(Affinity, KeepsTheWeightiestNeighbours) {
  const auto log = with_bystanders(random_log(5, 500, 30), 5000);
  const auto weights = uneven_weights(log.orders());
  const Rows all = learn(log, weights, {.min_orders = 1, .max_neighbours = 1000});
  const Rows few = learn(log, weights, {.min_orders = 1, .max_neighbours = 7});
  for (size_t i = 0; i < 30; ++i) {
    ASSERT_GT(all[i].size(), 7U);
    auto best = all[i];
    std::stable_sort(best.begin(), best.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    best.resize(7);
    EXPECT_EQ(text_of(log, few[i]), text_of(log, best));
  }
}

TEST(Affinity, AsksWhetherTheOtherMayBeANeighbourOfTheItem) {
  const MayNeighbour no_b_for_a = [](uint32_t item, uint32_t other) {
    return !(kLog.items[item].sku == "a" && kLog.items[other].sku == "b");
  };
  const Rows rows = learn(kLog, kWeights, {.min_orders = 1}, no_b_for_a);
  EXPECT_THAT(names_of(kLog, rows[0]), ElementsAre("c"));
  EXPECT_THAT(names_of(kLog, rows[1]), ElementsAre("c", "a"));
}

TEST(Affinity, ForbiddenNeighboursTakeNoPlace) {
  const MayNeighbour no_b = [](uint32_t, uint32_t other) { return kLog.items[other].sku != "b"; };
  const Rows rows = learn(kLog, kWeights, {.min_orders = 1, .max_neighbours = 1}, no_b);
  EXPECT_THAT(names_of(kLog, rows[0]), ElementsAre("c"));
}

TEST(Affinity, SameOrdersGiveTheSameBits) {
  const auto log = random_log(9, 2000, 300);
  const auto weights = uneven_weights(log.orders());
  const Rows first = learn(log, weights, {});
  const Rows second = learn(log, weights, {});
  ASSERT_EQ(first.size(), second.size());
  for (size_t i = 0; i < first.size(); ++i) {
    ASSERT_EQ(first[i].size(), second[i].size());
    for (size_t k = 0; k < first[i].size(); ++k) {
      EXPECT_EQ(first[i][k].item, second[i][k].item);
      EXPECT_EQ(first[i][k].orders, second[i][k].orders);
      EXPECT_EQ(std::memcmp(&first[i][k].weight, &second[i][k].weight, sizeof(double)), 0);
    }
  }
}

TEST(Affinity, TellsHowFarItIs) {
  const auto log = random_log(13, 300, 200);
  const auto weights = uneven_weights(log.orders());
  uint64_t furthest = 0;
  learn_affinities(PairCounts(log, weights), {}, kAnyNeighbour,
                   [&](const char* what, uint64_t done, uint64_t total) {
                     EXPECT_STREQ(what, "counting pairs");
                     EXPECT_EQ(total, 200U);
                     furthest = std::max(furthest, done);
                   });
  EXPECT_EQ(furthest, 200U);
}

}  // namespace
}  // namespace goeswith::train
