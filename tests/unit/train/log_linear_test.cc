#include "train/log_linear.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "train/rows_text.h"
#include "train/small_log.h"

namespace goeswith::train {
namespace {

Affinities learn(const orders::OrderLog& log, const LearnerOptions& options,
                 std::vector<double> weights = {}, const MayNeighbour& may = kAnyNeighbour) {
  weights.resize(log.orders(), 1);
  return learn_log_linear(PairCounts(log, weights), options, may, {});
}

constexpr uint32_t kPairs = 20;

// Orders of one of 20 planted pairs, items 2p and 2p + 1, and of up to three best-sellers beside.
orders::OrderLog planted_log(uint32_t seed, size_t orders) {
  std::mt19937 random(seed);
  orders::OrderLog log;
  for (uint32_t i = 0; i < 2 * kPairs + 6; ++i) {
    log.items.push_back({std::to_string(i), "", orders::kNoPrice});
  }
  for (size_t o = 0; o < orders; ++o) {
    const auto left = static_cast<uint32_t>(2 * (random() % kPairs));
    log.lines.insert(log.lines.end(), {left, left + 1});
    const auto first = static_cast<uint32_t>(random() % 6);
    for (uint32_t n = random() % 4; n > 0; --n) log.lines.push_back(2 * kPairs + (first + n) % 6);
    log.line_begin.push_back(log.lines.size());
    log.ordered_at.push_back(0);
  }
  return log;
}

// The mean logarithm of the probability of the last line of each order after all lines before it.
double log_likelihood(const Affinities& affinities, const orders::OrderLog& log) {
  double total = 0;
  for (size_t o = 0; o < log.orders(); ++o) {
    const auto cart = log.order(o).first(log.order(o).size() - 1);
    std::vector<double> score = affinities.prior;
    for (const uint32_t line : cart) {
      for (const model::Neighbour& neighbour : affinities.rows[line]) {
        score[neighbour.item] +=
            log_linear_scale(static_cast<double>(cart.size())) * neighbour.weight;
      }
    }
    double sum = 0;
    for (uint32_t j = 0; j < score.size(); ++j) {
      if (std::find(cart.begin(), cart.end(), j) == cart.end()) sum += std::exp(score[j]);
    }
    total += score[log.order(o).back()] - std::log(sum);
  }
  return total / static_cast<double>(log.orders());
}

TEST(LogLinear, FindsPlantedPairs) {
  const auto log = planted_log(1, 1500);
  const Affinities affinities = learn(log, {.weighting = {}, .epochs = 10});
  EXPECT_TRUE(affinities.logarithmic);
  for (uint32_t item = 0; item < 2 * kPairs; ++item) {
    ASSERT_FALSE(affinities.rows[item].empty()) << item;
    EXPECT_EQ(affinities.rows[item][0].item, item ^ 1U) << item;
    EXPECT_GT(affinities.rows[item][0].orders, 30U);
  }
}

TEST(LogLinear, TrainingMakesWhatWasBoughtMoreProbable) {
  const auto log = planted_log(1, 1500);
  const auto later = planted_log(2, 300);
  const double untrained = log_likelihood(learn(log, {.weighting = {}, .epochs = 0}), later);
  const double few = log_likelihood(learn(log, {.weighting = {}, .epochs = 2}), later);
  const double many = log_likelihood(learn(log, {.weighting = {}, .epochs = 15}), later);
  EXPECT_GT(few, untrained + 0.02);
  EXPECT_GT(many, few);
}

TEST(LogLinear, UntrainedWeightsAreShrunkLogarithmsOfLift) {
  const auto log = log_of({{"a", "b"}, {"a", "b"}, {"a"}, {"c"}, {"c"}, {"c"}, {"c"}, {"c"}});
  const Affinities affinities = learn(log, {.weighting = {}, .shrinkage = 2, .epochs = 0});
  ASSERT_EQ(affinities.rows[0].size(), 1U);
  EXPECT_NEAR(affinities.rows[0][0].weight, std::log((2 + 1) / (3 * 2 / 8.0 + 1)), 1e-6);
  EXPECT_NEAR(affinities.prior[2] - affinities.prior[0], std::log((5 + 0.1 / 3) / (3 + 0.1 / 3)),
              1e-6);
}

TEST(LogLinear, PriorsAreAtLeastNoughtAndRiseWithOrders) {
  const auto log = random_log(4, 1500, 60);
  const Affinities affinities = learn(log, {.weighting = {}, .epochs = 5});
  EXPECT_EQ(*std::min_element(affinities.prior.begin(), affinities.prior.end()), 0);
  EXPECT_GT(affinities.prior[0], affinities.prior[59]);
}

TEST(LogLinear, SameOrdersGiveTheSameBits) {
  const auto log = random_log(9, 1000, 200);
  for (const double following : {0.0, 0.5}) {
    const LearnerOptions options{.weighting = {}, .epochs = 3, .following = following};
    EXPECT_TRUE(same_bits(learn(log, options), learn(log, options)));
  }
}

TEST(LogLinear, CartsThatFollowTheOrderOfTheLinesTeachOtherwise) {
  const auto log = random_log(9, 500, 100);
  EXPECT_FALSE(same_bits(learn(log, {.weighting = {}, .epochs = 2, .following = 0}),
                         learn(log, {.weighting = {}, .epochs = 2, .following = 1})));
}

TEST(LogLinear, WeightierOrdersTeachMore) {
  // The first half takes b to a, the second c; the weights side with one of them.
  std::vector<std::vector<std::string>> orders(30, {"a", "b"});
  orders.resize(60, {"a", "c"});
  const auto log = log_of(orders);
  std::vector<double> weights(60, 1);
  std::fill(weights.begin(), weights.begin() + 30, 0.1);
  const Affinities affinities = learn(log, {.weighting = {}, .epochs = 10}, weights);
  double score[2] = {affinities.prior[1], affinities.prior[2]};
  for (const model::Neighbour& neighbour : affinities.rows[0]) {
    score[neighbour.item - 1] += neighbour.weight;
  }
  EXPECT_GT(score[1], score[0] + 1);
}

TEST(LogLinear, AsksWhetherTheOtherMayBeANeighbourOfTheItem) {
  const auto log = planted_log(1, 500);
  const MayNeighbour not_three = [](uint32_t item, uint32_t other) {
    return item != 2 || other != 3;
  };
  const Affinities affinities = learn(log, {.weighting = {}, .epochs = 2}, {}, not_three);
  for (const model::Neighbour& neighbour : affinities.rows[2]) EXPECT_NE(neighbour.item, 3U);
  EXPECT_EQ(affinities.rows[3][0].item, 2U);
}

TEST(LogLinear, DegenerateOrdersGiveNumbers) {
  std::vector<std::string> many;
  for (int i = 0; i < 300; ++i) many.push_back(std::to_string(i));
  const std::vector<std::vector<std::vector<std::string>>> logs = {
      {{"a", "b"}},
      std::vector<std::vector<std::string>>(50, {"a", "b"}),
      std::vector<std::vector<std::string>>(50, {"a", "b", "c", "d", "e", "f", "g"}),
      {{"a"}, {"a"}, {"a", "b"}, {"b"}},
      {many},
      {many, many, many},
      {{"a", "b"}, {"c", "d"}, {"e", "f"}, {"g", "h"}},
  };
  for (size_t l = 0; l < logs.size(); ++l) {
    for (const double shrinkage : {0.0, 2.0}) {
      const LearnerOptions options{
          .weighting = {}, .shrinkage = shrinkage, .epochs = 40, .min_orders = 1};
      EXPECT_TRUE(sound(learn(log_of(logs[l]), options), options)) << l << " " << shrinkage;
    }
  }
}

TEST(LogLinear, OrdersOfNextToNoWeightGiveNumbers) {
  const auto log = random_log(4, 200, 20);
  std::vector<double> weights(log.orders(), 1e-22);
  weights.back() = 1;
  for (const double shrinkage : {0.0, 2.0}) {
    const LearnerOptions options{.weighting = {}, .shrinkage = shrinkage, .epochs = 3};
    EXPECT_TRUE(sound(learn(log, options, weights), options)) << shrinkage;
  }
}

TEST(LogLinear, TellsHowFarItIs) {
  const auto log = random_log(13, 100, 50);
  const std::vector<double> ones(log.orders(), 1);
  uint64_t epochs = 0;
  learn_log_linear(PairCounts(log, ones), {.weighting = {}, .epochs = 4}, kAnyNeighbour,
                   [&](const char* what, uint64_t, uint64_t total) {
                     if (std::string(what) != "training on carts") return;
                     EXPECT_EQ(total, 4U);
                     ++epochs;
                   });
  EXPECT_EQ(epochs, 4U);
}

TEST(LogLinear, WeightsOfACartOfManyLinesCountLess) {
  EXPECT_EQ(log_linear_scale(1), 1);
  EXPECT_EQ(log_linear_scale(4), 0.5);
}

}  // namespace
}  // namespace goeswith::train
