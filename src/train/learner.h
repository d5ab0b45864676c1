#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "model/write_model.h"
#include "train/order_weights.h"
#include "train/pair_counts.h"
#include "train/progress.h"

namespace goeswith::train {

enum class Learner : uint32_t {
  kCosine,     // weighted asymmetric cosine, see cosine.h
  kRidge,      // ridge regression that explains away, see ridge.h
  kLogLinear,  // log-linear model trained on carts, see log_linear.h
};
constexpr const char* kLearnerNames[] = {"cosine", "ridge", "log-linear"};

// All that a learner is told, with defaults that suit most stores.
struct LearnerOptions {
  Learner learner = Learner::kRidge;
  OrderWeighting weighting;
  double asymmetry = 0.1;   // α, 0…1: 0 ranks by attach rate, ½ by cosine
  double shrinkage = 1;     // s, at least 0: how much weight it takes to believe a ratio
  double interplay = 0.3;   // ρ, 0…1, of ridge: how far the lines of a cart share their credit
  uint32_t epochs = 20;     // of log-linear: passes over the orders
  double following = 0;     // of log-linear, 0…1: share of the carts that are how orders began
  uint32_t min_orders = 2;  // least n_ij: once may be an accident
  uint32_t max_neighbours = 32;  // kept an item, 1…1,000
};

// What a learner makes, whichever it is: for each item of the log its neighbours, the weightiest
// first, and what it has before the cart says anything. A cart's raw score of an item is the sum of
// its prior and of the weights from the lines; what sizes of carts and the curve make of it is
// model::Ranking.
struct Affinities {
  std::vector<std::vector<model::Neighbour>> rows;
  std::vector<double> prior;  // at least 0
  bool logarithmic = false;   // scores are logarithms of odds, so that weights add, else shares
};

// Whether `other` may be a neighbour of `item` at all.
using MayNeighbour = std::function<bool(uint32_t item, uint32_t other)>;

// Learns with options.learner from counts whose orders were weighed by options.weighting. Uses all
// cores; the same input gives the same bits. Log-linear learns from the orders themselves: throws
// std::invalid_argument if only their counts are known.
Affinities learn(const PairCounts& counts, const LearnerOptions& options,
                 const MayNeighbour& may_neighbour, const Progress& progress);

}  // namespace goeswith::train
