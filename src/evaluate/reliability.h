#pragma once

#include <cstdint>
#include <vector>

#include "evaluate/rank.h"

namespace goeswith::evaluate {

// One suggestion shown to a prefix cart.
struct Forecast {
  float probability;  // stated
  bool bought;        // whether the item is a target
};

struct ReliabilityBin {
  double predicted = 0;  // mean of the stated probabilities
  double observed = 0;   // share that was bought
  uint64_t count = 0;
};

struct Reliability {
  // Expected calibration error: the sum over the bins of share of the forecasts · |predicted -
  // observed|. 0 if nothing was forecast.
  double ece = 0;
  std::vector<ReliabilityBin> bins;  // by rising probability, of equal count to within one
};

// What the ranker stated of the first 4 of each prefix cart, in the order of `asked`. Items of
// probability 0 only fill the list and are left out; a ranker that states none gives nothing.
std::vector<Forecast> forecasts_of(const std::vector<std::vector<uint32_t>>& asked,
                                   const MakeRank& make_rank);

// Ten bins, or as many as there are forecasts.
Reliability reliability_of(std::vector<Forecast> forecasts);

}  // namespace goeswith::evaluate
