#include "model/write_levels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

namespace goeswith::model {
namespace {

// A few thousand weights from 10^-3 to 10^3 that crowd at the lower end, as learned ones do.
std::vector<double> some_weights(uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<double> weights(3000);
  for (double& weight : weights) {
    const double share = static_cast<double>(random()) / 0x1p32;
    weight = std::pow(10, 6 * share * share - 3);
  }
  return weights;
}

double stored(const Levels& levels, double weight) {
  return levels.worth[level_of(levels, weight)];
}

double root(double weight) { return std::copysign(std::sqrt(std::abs(weight)), weight); }

// Of the roots.
double squared_error(const Levels& levels, const std::vector<double>& weights) {
  double sum = 0;
  for (const double weight : weights) {
    sum += std::pow(root(stored(levels, weight)) - root(weight), 2);
  }
  return sum / static_cast<double>(weights.size());
}

// Of the codes, in bits.
double entropy_of(const Levels& levels, const std::vector<double>& weights) {
  std::array<double, kLevels> counts{};
  for (const double weight : weights) ++counts[level_of(levels, weight)];
  double sum = 0;
  for (const double count : counts) {
    if (count > 0) sum += count * std::log2(static_cast<double>(weights.size()) / count);
  }
  return sum / static_cast<double>(weights.size());
}

TEST(WriteLevels, KeepsUpToSixteenDifferentWeightsExactly) {
  for (size_t different = 1; different <= kLevels; ++different) {
    std::vector<double> weights;
    for (size_t k = 0; k < 100; ++k) {
      weights.push_back(0.1 * static_cast<double>(k % different) - 0.35);
    }
    const Levels levels = fit_levels(weights);
    ASSERT_TRUE(std::is_sorted(levels.worth.begin(), levels.worth.end())) << different;
    for (const double weight : weights) ASSERT_EQ(stored(levels, weight), weight);
    ASSERT_EQ(levels.worth.size(), different);
  }
}

TEST(WriteLevels, OfNothingAreZero) {
  EXPECT_EQ(fit_levels({}).worth, std::vector<double>{0});
  EXPECT_EQ(level_of(fit_levels({}), 5), 0);
}

TEST(WriteLevels, AscendAndStayWithinTheWeights) {
  for (uint32_t seed = 1; seed <= 5; ++seed) {
    const std::vector<double> weights = some_weights(seed);
    const auto [least, most] = std::minmax_element(weights.begin(), weights.end());
    const Levels levels = fit_levels(weights);
    EXPECT_TRUE(std::is_sorted(levels.worth.begin(), levels.worth.end()));
    EXPECT_TRUE(std::is_sorted(levels.most.begin(), levels.most.end()));
    EXPECT_GE(levels.worth.front(), *least);
    EXPECT_LE(levels.worth.back(), *most);
  }
}

// At a minimum the root of every level is the mean of the roots of what has it.
TEST(WriteLevels, AreMeansOfTheRootsOfTheWeightsThatHaveThem) {
  for (const double price : {0.0, kBitPrice}) {
    const std::vector<double> weights = some_weights(2);
    const Levels levels = fit_levels(weights, kLevels, price);
    std::array<double, kLevels> sums{};
    std::array<double, kLevels> counts{};
    for (const double weight : weights) {
      const uint8_t level = level_of(levels, weight);
      sums[level] += root(weight);
      ++counts[level];
    }
    size_t used = 0;
    for (size_t l = 0; l < levels.worth.size(); ++l) {
      if (counts[l] == 0) continue;
      EXPECT_NEAR(sums[l] / counts[l], root(levels.worth[l]), 1e-9) << l;
      ++used;
    }
    EXPECT_GE(used, 8U);
  }
}

TEST(WriteLevels, AreTheNearestWhereBitsCostNothing) {
  const std::vector<double> weights = some_weights(3);
  const Levels levels = fit_levels(weights, kLevels, 0);
  for (const double weight : weights) {
    const double off = std::abs(root(stored(levels, weight)) - root(weight));
    for (const double other : levels.worth) {
      ASSERT_LE(off, std::abs(root(other) - root(weight)) + 1e-9);
    }
  }
}

TEST(WriteLevels, AreBetterThanLevelsAtEqualSteps) {
  std::mt19937 random(3);
  std::vector<double> weights(3000);
  for (double& weight : weights) {  // a bell around 0
    for (int k = 0; k < 8; ++k) weight += static_cast<double>(random()) / 0x1p32 - 0.5;
  }
  const auto [least, most] = std::minmax_element(weights.begin(), weights.end());
  Levels steps;
  const double step = (*most - *least) / (kLevels - 1);
  for (size_t l = 0; l < kLevels; ++l) {
    steps.worth.push_back(*least + step * static_cast<double>(l));
    steps.most.push_back(steps.worth[l] + step / 2);
  }
  const Levels levels = fit_levels(weights, kLevels, 0);
  EXPECT_LT(squared_error(levels, weights), 0.6 * squared_error(steps, weights));
}

TEST(WriteLevels, AreForWeightsBelowZeroWhatTheyAreForThoseAbove) {
  std::vector<double> weights = some_weights(8);
  const Levels above = fit_levels(weights);
  for (double& weight : weights) weight = -weight;
  const Levels below = fit_levels(weights);
  ASSERT_EQ(below.worth.size(), above.worth.size());
  for (size_t l = 0; l < above.worth.size(); ++l) {
    const double other = above.worth[above.worth.size() - 1 - l];
    EXPECT_NEAR(below.worth[l], -other, 1e-6 * other) << l;
  }
}

TEST(WriteLevels, AreAsManyAsAreAskedFor) {
  const std::vector<double> weights = some_weights(7);
  double error = INFINITY;
  for (const size_t count : {1u, 2u, 4u, 8u, 32u, 128u}) {
    const Levels levels = fit_levels(weights, count, 0);
    EXPECT_LE(levels.worth.size(), count);
    EXPECT_EQ(levels.most.size(), levels.worth.size());
    EXPECT_LT(squared_error(levels, weights), error) << count;
    error = squared_error(levels, weights);
  }
}

// What it costs is worth it: error and bits together are less than with the nearest levels.
TEST(WriteLevels, TakeFewerBitsForLittleMoreError) {
  for (uint32_t seed = 1; seed <= 5; ++seed) {
    const std::vector<double> weights = some_weights(seed);
    const Levels nearest = fit_levels(weights, kLevels, 0);
    const Levels fitted = fit_levels(weights);
    const double variance = squared_error(fit_levels(weights, 1), weights);
    const auto cost = [&](const Levels& levels) {
      return squared_error(levels, weights) + kBitPrice * variance * entropy_of(levels, weights);
    };
    EXPECT_LT(entropy_of(fitted, weights), 0.95 * entropy_of(nearest, weights));
    EXPECT_LT(cost(fitted), cost(nearest));
    EXPECT_LT(squared_error(fitted, weights), 0.05 * variance);
  }
}

TEST(WriteLevels, AreTheSameForWeightsInAnyOrder) {
  std::vector<double> weights = some_weights(4);
  const Levels levels = fit_levels(weights);
  std::mt19937 random(5);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(weights.begin(), weights.end(), random);
    ASSERT_EQ(fit_levels(weights).worth, levels.worth);
    ASSERT_EQ(fit_levels(weights).most, levels.most);
  }
}

TEST(WriteLevels, SurviveWeightsThatCrowdAtOneValue) {
  std::vector<double> weights(10000, 1.0);
  for (int k = 0; k < 40; ++k) weights.push_back(2 + 0.1 * k);
  for (int k = 0; k < 3; ++k) weights.push_back(-1 - k);
  const Levels levels = fit_levels(weights);
  EXPECT_TRUE(std::is_sorted(levels.worth.begin(), levels.worth.end()));
  EXPECT_NEAR(stored(levels, 1), 1, 1e-9) << "what nearly all have";
}

TEST(WriteLevels, HaveAPlaceForEveryWeight) {
  const Levels levels = fit_levels({0, 1, 2, 3});
  EXPECT_EQ(level_of(levels, 1), 1);
  EXPECT_EQ(level_of(levels, 1.5), 2);
  EXPECT_EQ(level_of(levels, -5), 0);
  EXPECT_EQ(level_of(levels, 1000), 3);
}

}  // namespace
}  // namespace goeswith::model
