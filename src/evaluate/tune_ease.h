#pragma once

#include <optional>

#include "evaluate/split.h"
#include "train/order_weights.h"
#include "train/progress.h"

namespace goeswith::evaluate {

// The most items that dense EASE is asked for: its matrix is 576 MB there, and the tuning takes
// minutes.
constexpr size_t kMaxEaseItems = 12000;

struct EaseTuning {
  train::OrderWeighting weighting;
  double lambda = 0;
  double hr4 = 0;  // on the orders that chose it
};

// What makes dense EASE best by hr4 on the asked orders of `split`: λ 20, 200 or 1,000 with every
// order alike, or λ 3, 20 or 100 with recency 180 days and order size^-½; the first of equals.
// Nothing if none can be solved or nothing is asked.
std::optional<EaseTuning> tune_ease(const Split& split, const Progress& progress);

}  // namespace goeswith::evaluate
