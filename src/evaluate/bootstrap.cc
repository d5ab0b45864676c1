#include "evaluate/bootstrap.h"

#include <algorithm>
#include <random>

namespace goeswith::evaluate {
namespace {

constexpr size_t kResamples = 1000;

// Of an order score, what is summed; small, because a resample reads it in no order.
struct Summand {
  uint32_t cases;
  uint32_t hits;
  double found;
};

}  // namespace

Resampled resample(std::span<const OrderScore> scores) {
  std::vector<Summand> summands;
  summands.reserve(scores.size());
  for (const OrderScore& score : scores) {
    summands.push_back({score.cases(), score.hits(), score.hidden_found});
  }
  std::mt19937_64 random(1);
  Resampled resampled{std::vector<double>(kResamples), std::vector<double>(kResamples)};
  for (size_t r = 0; r < kResamples; ++r) {
    uint64_t cases = 0;
    uint64_t hits = 0;
    double found = 0;
    for (size_t o = 0; o < summands.size(); ++o) {
      const Summand& drawn = summands[random() % summands.size()];
      cases += drawn.cases;
      hits += drawn.hits;
      found += drawn.found;
    }
    // Every order has a prefix cart, for it has two items.
    resampled.hr4[r] = static_cast<double>(hits) / static_cast<double>(cases);
    resampled.loo_hr6[r] = found / static_cast<double>(summands.size());
  }
  return resampled;
}

Interval middle_95(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const size_t tail = values.size() / 40;
  return {values[tail], values[values.size() - 1 - tail]};
}

Interval paired_difference(std::span<const double> a, std::span<const double> b) {
  std::vector<double> differences(a.size());
  for (size_t r = 0; r < a.size(); ++r) differences[r] = a[r] - b[r];
  return middle_95(std::move(differences));
}

}  // namespace goeswith::evaluate
