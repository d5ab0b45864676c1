#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "train/learner.h"
#include "train/pair_counts.h"
#include "train/pair_rows.h"

namespace goeswith::train {

// Each item's most promising pairs, at most `most`, best affinity first (ties: more orders, then
// the item that was seen first):
//   affinity = W_ij / ((W_i + s)^(1 - α) · (W_j + s)^α)
// over the pairs with enough support. With s = 0 and α = 0 it is the weighted attach rate (the
// confidence of i → j), with α = ½ the cosine (Ochiai's coefficient), with α = 1 the attach rate of
// the other direction.
PairRows best_pairs(const PairCounts& counts, const LearnerOptions& options, size_t most,
                    const Progress& progress);

// More often than by chance: n_ij / n_i > n_j / N. What everybody buys anyway goes with nothing.
bool together(const PairCounts& counts, uint32_t item, uint32_t other, uint32_t orders_of_both);

// Drops all but the best `most`, in no order.
template <typename T, typename Before>
void drop_rest(std::vector<T>& row, size_t most, Before before) {
  if (row.size() <= most) return;
  std::nth_element(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(most), row.end(), before);
  row.resize(most);
}

// Sorts rows, the weightiest first (ties: more orders, then the item that was seen first), and cuts
// each to the most neighbours.
void keep_weightiest(std::vector<std::vector<model::Neighbour>>& rows, size_t most);

}  // namespace goeswith::train
