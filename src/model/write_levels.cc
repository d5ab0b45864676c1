#include "model/write_levels.h"

#include <algorithm>
#include <cmath>

namespace goeswith::model {
namespace {

constexpr int kRounds = 50;
// Evenly drawn from more; as many tell where the levels belong.
constexpr size_t kMostWeights = 1u << 18;

// The levels of a model, by run_means().
Levels mean_levels(const std::vector<double>& values) {
  const std::vector<double> means = run_means(values, kLevels);
  Levels levels{};
  std::copy(means.begin(), means.end(), levels.begin());
  return levels;
}

}  // namespace

std::vector<double> run_means(const std::vector<double>& values, size_t runs) {
  std::vector<double> sums(values.size() + 1, 0);
  for (size_t i = 0; i < values.size(); ++i) sums[i + 1] = sums[i] + values[i];
  // run l holds values[begin[l], begin[l + 1]); at first all runs hold as many.
  std::vector<size_t> begin(runs + 1);
  for (size_t l = 0; l <= runs; ++l) begin[l] = values.size() * l / runs;
  std::vector<double> means(runs);
  for (int round = 0; round < kRounds; ++round) {
    for (size_t l = 0; l < runs; ++l) {
      const size_t count = begin[l + 1] - begin[l];
      // A run that lost all its values stays where its neighbour ends.
      means[l] = count > 0 ? (sums[begin[l + 1]] - sums[begin[l]]) / static_cast<double>(count)
                           : values[std::min(begin[l], values.size() - 1)];
    }
    const auto before = begin;
    for (size_t l = 1; l < runs; ++l) {
      const double middle = (means[l - 1] + means[l]) / 2;
      begin[l] = static_cast<size_t>(std::upper_bound(values.begin(), values.end(), middle) -
                                     values.begin());
    }
    if (begin == before) break;
  }
  std::sort(means.begin(), means.end());
  return means;
}

Levels fit_levels(std::vector<double> weights) {
  Levels levels{};
  if (weights.empty()) return levels;
  if (weights.size() > kMostWeights) {
    const size_t step = weights.size() / kMostWeights + 1;
    for (size_t w = 0; w * step < weights.size(); ++w) weights[w] = weights[w * step];
    weights.resize((weights.size() + step - 1) / step);
  }
  std::sort(weights.begin(), weights.end());
  std::vector<double> different = weights;
  different.erase(std::unique(different.begin(), different.end()), different.end());
  if (different.size() <= kLevels) {
    std::copy(different.begin(), different.end(), levels.begin());
    std::fill(levels.begin() + static_cast<ptrdiff_t>(different.size()), levels.end(),
              different.back());
    return levels;
  }
  if (weights.front() <= 0) return mean_levels(weights);
  for (double& weight : weights) weight = std::log(weight);
  levels = mean_levels(weights);
  for (double& level : levels) level = std::exp(level);
  return levels;
}

uint8_t nearest_level(const Levels& levels, double weight) {
  uint8_t nearest = 0;
  for (uint8_t l = 1; l < kLevels; ++l) {
    if (std::abs(levels[l] - weight) < std::abs(levels[nearest] - weight)) nearest = l;
  }
  return nearest;
}

}  // namespace goeswith::model
