#include "evaluate/reliability.h"

#include <algorithm>
#include <cmath>

#include "evaluate/scores.h"

namespace goeswith::evaluate {
namespace {

constexpr size_t kBins = 10;

}  // namespace

std::vector<Forecast> forecasts_of(const std::vector<std::vector<uint32_t>>& asked,
                                   const MakeRank& make_rank) {
  std::vector<Forecast> forecasts;
  const Rank rank = make_rank();
  for (const std::span<const uint32_t> order : asked) {
    for (const size_t prefix : kPrefixes) {
      if (prefix >= order.size()) break;
      const auto targets = order.subspan(prefix);
      const Ranking ranking = rank(order.first(prefix));
      for (size_t r = 0; r < std::min(kShown, ranking.probabilities.size()); ++r) {
        if (ranking.probabilities[r] == 0) continue;
        const auto found = std::find(targets.begin(), targets.end(), ranking.items[r]);
        forecasts.push_back({ranking.probabilities[r], found != targets.end()});
      }
    }
  }
  return forecasts;
}

Reliability reliability_of(std::vector<Forecast> forecasts) {
  std::stable_sort(forecasts.begin(), forecasts.end(), [](const Forecast& a, const Forecast& b) {
    return a.probability < b.probability;
  });
  Reliability reliability;
  const size_t bins = std::min(kBins, forecasts.size());
  for (size_t b = 0; b < bins; ++b) {
    const size_t begin = forecasts.size() * b / bins;
    const size_t end = forecasts.size() * (b + 1) / bins;
    ReliabilityBin bin;
    bin.count = end - begin;
    for (size_t f = begin; f < end; ++f) {
      bin.predicted += static_cast<double>(forecasts[f].probability);
      bin.observed += forecasts[f].bought ? 1 : 0;
    }
    const auto count = static_cast<double>(bin.count);
    bin.predicted /= count;
    bin.observed /= count;
    reliability.ece +=
        count / static_cast<double>(forecasts.size()) * std::abs(bin.predicted - bin.observed);
    reliability.bins.push_back(bin);
  }
  return reliability;
}

}  // namespace goeswith::evaluate
