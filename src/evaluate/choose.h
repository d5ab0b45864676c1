#pragma once

#include <functional>
#include <optional>
#include <string>

#include "orders/catalog.h"
#include "orders/order_log.h"
#include "train/train.h"

namespace goeswith::evaluate {

// What a person has decided already; the rest is chosen.
struct Fixed {
  bool quick = false;   // nothing is compared: what is not fixed is the default
  bool linear = false;  // of learners, cosine and ridge alone: what learns from counts
  std::optional<train::Learner> learner;
  std::optional<double> recency_days;
  std::optional<double> size_exponent;
  std::optional<double> asymmetry;
  std::optional<double> shrinkage;
  std::optional<uint32_t> min_orders;
  std::optional<uint32_t> max_neighbours;
};

struct Choice {
  train::TrainOptions options;
  // One sentence each, for people: what was chosen and why.
  std::vector<std::string> reasons;
};

// Chooses how to learn from a store's orders by its own orders: each way learns from the earlier
// eight ninths and completes the rest, and what completes them best by hr4 + loo_hr6 is taken.
// A way is left for another only if that is better by more than one standard error over orders, so
// a small store keeps the defaults. Afterwards, by size of cart: powers, priors, diversity, and the
// curve to probabilities. Of long histories the newest orders choose. Deterministic. Throws
// train::TrainError as train() does.
Choice choose(const orders::OrderLog& log, const orders::Catalog& catalog, const Fixed& fixed,
              const Progress& progress);

}  // namespace goeswith::evaluate
