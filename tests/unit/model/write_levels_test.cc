#include "model/write_levels.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

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

double squared_error(const Levels& levels, const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) {
    double least = INFINITY;
    for (const double level : levels) least = std::min(least, std::abs(level - value));
    sum += least * least;
  }
  return sum;
}

TEST(WriteLevels, KeepsUpToSixteenDifferentWeightsExactly) {
  for (size_t different = 1; different <= kLevels; ++different) {
    std::vector<double> weights;
    for (size_t k = 0; k < 100; ++k) {
      weights.push_back(0.1 * static_cast<double>(k % different) - 0.35);
    }
    const Levels levels = fit_levels(weights);
    ASSERT_TRUE(std::is_sorted(levels.begin(), levels.end())) << different;
    for (const double weight : weights) ASSERT_EQ(levels[nearest_level(levels, weight)], weight);
    for (size_t l = different; l < kLevels; ++l) ASSERT_EQ(levels[l], levels[different - 1]);
  }
}

TEST(WriteLevels, OfNothingAreZero) { EXPECT_EQ(fit_levels({}), Levels{}); }

TEST(WriteLevels, AscendAndStayWithinTheWeights) {
  for (uint32_t seed = 1; seed <= 5; ++seed) {
    const std::vector<double> weights = some_weights(seed);
    const auto [least, most] = std::minmax_element(weights.begin(), weights.end());
    const Levels levels = fit_levels(weights);
    for (size_t l = 1; l < kLevels; ++l) EXPECT_GT(levels[l], levels[l - 1]);
    EXPECT_GE(levels.front(), *least * (1 - 1e-9));
    EXPECT_LE(levels.back(), *most * (1 + 1e-9));
  }
}

// At a minimum of the mean squared error every level is the mean of what is nearest to it.
void expect_means(const Levels& levels, const std::vector<double>& values) {
  std::array<double, kLevels> sums{};
  std::array<double, kLevels> counts{};
  for (const double value : values) {
    const uint8_t nearest = nearest_level(levels, value);
    sums[nearest] += value;
    ++counts[nearest];
  }
  for (size_t l = 0; l < kLevels; ++l) {
    ASSERT_GT(counts[l], 0) << l;
    EXPECT_NEAR(sums[l] / counts[l], levels[l], 1e-6) << l;
  }
}

TEST(WriteLevels, AreMeansOfTheLogarithmsWhereAllWeightsAreAboveZero) {
  std::vector<double> logarithms;
  std::vector<double> weights;
  for (int k = 0; k < 64; ++k) {  // sixteen heaps of four
    logarithms.push_back(k / 4 + 0.01 * (k % 4));
    weights.push_back(std::exp(logarithms.back()));
  }
  Levels levels = fit_levels(weights);
  for (double& level : levels) level = std::log(level);
  expect_means(levels, logarithms);
}

TEST(WriteLevels, AreMeansOfTheWeightsWhereSomeAreNot) {
  std::vector<double> weights;
  for (int k = 0; k < 64; ++k) weights.push_back(k / 4 + 0.01 * (k % 4) - 8);
  expect_means(fit_levels(weights), weights);
}

TEST(WriteLevels, AreBetterThanLevelsAtEqualSteps) {
  std::mt19937 random(3);
  std::vector<double> weights(3000);
  for (double& weight : weights) {  // a bell around 0
    for (int k = 0; k < 8; ++k) weight += static_cast<double>(random()) / 0x1p32 - 0.5;
  }
  const auto [least, most] = std::minmax_element(weights.begin(), weights.end());
  Levels steps;
  for (size_t l = 0; l < kLevels; ++l) {
    steps[l] = *least + (*most - *least) * static_cast<double>(l) / (kLevels - 1);
  }
  EXPECT_LT(squared_error(fit_levels(weights), weights), 0.6 * squared_error(steps, weights));
}

TEST(WriteLevels, AreTheSameForWeightsInAnyOrder) {
  std::vector<double> weights = some_weights(4);
  const Levels levels = fit_levels(weights);
  std::mt19937 random(5);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(weights.begin(), weights.end(), random);
    ASSERT_EQ(fit_levels(weights), levels);
  }
}

TEST(WriteLevels, SurviveWeightsThatCrowdAtOneValue) {
  std::vector<double> weights(10000, 1.0);
  for (int k = 0; k < 40; ++k) weights.push_back(2 + 0.1 * k);
  for (int k = 0; k < 3; ++k) weights.push_back(-1 - k);
  const Levels levels = fit_levels(weights);
  EXPECT_TRUE(std::is_sorted(levels.begin(), levels.end()));
  EXPECT_NEAR(levels[nearest_level(levels, 1)], 1, 1e-9) << "what nearly all have";
}

TEST(WriteLevels, NearestOfTwoAtTheSameDistanceIsTheLower) {
  Levels levels;
  for (size_t l = 0; l < kLevels; ++l) levels[l] = static_cast<double>(l < 10 ? l : 10);
  EXPECT_EQ(nearest_level(levels, 3.5), 3);
  EXPECT_EQ(nearest_level(levels, 3.75), 4);
  EXPECT_EQ(nearest_level(levels, -5), 0);
  EXPECT_EQ(nearest_level(levels, 1000), 10) << "the first of those that are equal";
}

}  // namespace
}  // namespace goeswith::model
