#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "model/write_model.h"
#include "train/pair_counts.h"
#include "train/progress.h"

namespace goeswith::train {

// The weighted asymmetric cosine
//   w_ij = W_ij / ((W_i + s)^(1 - α) · (W_j + s)^α)
// over the pairs with enough support that are together more often than chance would have them (lift
// above 1: what everybody buys anyway goes with nothing). With s = 0 and α = 0 it is the weighted
// attach rate (the confidence of i → j), with α = ½ the cosine (Ochiai's coefficient), with α = 1
// the attach rate of the other direction.
struct AffinityOptions {
  double asymmetry = 0.2;        // α, 0…1
  double shrinkage = 2;          // s, at least 0: how much weight it takes to believe a ratio
  uint32_t min_orders = 2;       // least n_ij: once may be an accident
  uint32_t max_neighbours = 12;  // kept an item, 1…1,000
};

// Whether `other` may be a neighbour of `item` at all.
using MayNeighbour = std::function<bool(uint32_t item, uint32_t other)>;

// Each item's neighbours, the weightiest first (ties: more orders, then the item that was seen
// first). Counts on all cores; the same input gives the same bits.
std::vector<std::vector<model::Neighbour>> learn_affinities(const PairCounts& counts,
                                                            const AffinityOptions& options,
                                                            const MayNeighbour& may_neighbour,
                                                            const Progress& progress);

}  // namespace goeswith::train
