#pragma once

#include <span>
#include <vector>

#include "evaluate/scores.h"

namespace goeswith::evaluate {

struct Interval {
  double low = 0;
  double high = 0;
};

struct Estimate {
  double value = 0;
  Interval interval;  // 95 %
};

// A metric on 1,000 resamples of the orders. Orders are drawn and not carts: the carts of one order
// are one shopper's. Every method asked the same orders gets the same resamples.
struct Resampled {
  std::vector<double> hr4;
  std::vector<double> loo_hr6;
};

// Deterministic. About 10 ns an order and resample; `scores` is not empty.
Resampled resample(std::span<const OrderScore> scores);

// The middle 95 % of the values.
Interval middle_95(std::vector<double> values);

// The middle 95 % of a - b, resample by resample: what both find easy or hard cancels out. An
// interval that holds 0 says that the two cannot be told apart.
Interval paired_difference(std::span<const double> a, std::span<const double> b);

}  // namespace goeswith::evaluate
