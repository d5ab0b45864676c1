#include "model/write_levels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace goeswith::model {
namespace {

// All settle long before.
constexpr int kRounds = 1000;
// Evenly drawn from more; as many tell where the levels belong.
constexpr size_t kMostWeights = 1u << 18;
constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Ascending weights in runs: run l holds those above most[l − 1] and up to most[l].
class Runs {
 public:
  Runs(const std::vector<double>& weights, size_t count, double price)
      : weights_(weights), sums_(weights.size() + 1, 0) {
    const auto all = static_cast<double>(weights.size());
    for (size_t w = 0; w < weights.size(); ++w) sums_[w + 1] = sums_[w] + weights[w];
    const double mean = sums_.back() / all;
    double squares = 0;
    for (const double weight : weights) squares += (weight - mean) * (weight - mean);
    bit_worth_ = price * squares / all;
    const double step = (weights.back() - weights.front()) / static_cast<double>(count);
    for (size_t l = 0; l < count; ++l) {
      levels.worth.push_back(weights.front() + step * (static_cast<double>(l) + 0.5));
    }
    bits_.resize(count);
  }

  // Each weight to the run where it costs least. Runs that are that for no weight go.
  void divide() {
    std::vector<size_t> best;
    std::vector<double>& most = levels.most;
    most.clear();
    for (size_t l = 0; l < levels.worth.size(); ++l) {
      while (best.size() > 1 && even(best.back(), l) <= most.back()) {
        best.pop_back();
        most.pop_back();
      }
      if (!best.empty()) most.push_back(even(best.back(), l));
      best.push_back(l);
    }
    most.push_back(kInfinity);
    for (size_t k = 0; k < best.size(); ++k) {
      levels.worth[k] = levels.worth[best[k]];
      bits_[k] = bits_[best[k]];
    }
    levels.worth.resize(best.size());
    bits_.resize(best.size());
  }

  // Worth the mean of what they hold; those that hold nothing go.
  void measure() {
    levels.worth.clear();
    bits_.clear();
    size_t begin = 0;
    for (const double most : levels.most) {
      const auto above = std::upper_bound(weights_.begin(), weights_.end(), most);
      const auto end = static_cast<size_t>(above - weights_.begin());
      if (end == begin) continue;
      const auto held = static_cast<double>(end - begin);
      levels.worth.push_back((sums_[end] - sums_[begin]) / held);
      bits_.push_back(std::log2(static_cast<double>(weights_.size()) / held));
      begin = end;
    }
  }

  Levels levels;

 private:
  // Of a weight that costs as much, in squared error and bits, in this run as in a later one.
  double even(size_t run, size_t later) const {
    const double step = levels.worth[later] - levels.worth[run];
    return levels.worth[run] + step / 2 + bit_worth_ * (bits_[later] - bits_[run]) / (2 * step);
  }

  const std::vector<double>& weights_;
  std::vector<double> sums_;  // of the first w weights
  std::vector<double> bits_;  // that a code takes where each run's share is its probability
  double bit_worth_;          // in squared error
};

// Between the extremes of weights, which a few large ones would leave few levels, and of
// logarithms, which leave few to the large ones that decide what comes first.
double root(double weight) { return std::copysign(std::sqrt(std::abs(weight)), weight); }
double square(double root) { return std::copysign(root * root, root); }

}  // namespace

Levels fit_levels(std::vector<double> weights, size_t count, double price) {
  if (weights.empty()) return {{0}, {kInfinity}};
  if (weights.size() > kMostWeights) {
    const size_t step = weights.size() / kMostWeights + 1;
    for (size_t w = 0; w * step < weights.size(); ++w) weights[w] = weights[w * step];
    weights.resize((weights.size() + step - 1) / step);
  }
  std::sort(weights.begin(), weights.end());
  std::vector<double> different = weights;
  different.erase(std::unique(different.begin(), different.end()), different.end());
  if (different.size() <= count) {
    Levels exact{different, different};
    exact.most.back() = kInfinity;
    return exact;
  }
  for (double& weight : weights) weight = root(weight);
  Runs runs(weights, count, price);
  runs.divide();
  for (int round = 0; round < kRounds; ++round) {
    const std::vector<double> before = runs.levels.most;
    runs.measure();
    runs.divide();
    if (runs.levels.most == before) break;
  }
  for (double& worth : runs.levels.worth) worth = square(worth);
  for (double& most : runs.levels.most) most = square(most);
  return runs.levels;
}

uint8_t level_of(const Levels& levels, double weight) {
  const auto found = std::lower_bound(levels.most.begin(), levels.most.end() - 1, weight);
  return static_cast<uint8_t>(found - levels.most.begin());
}

}  // namespace goeswith::model
