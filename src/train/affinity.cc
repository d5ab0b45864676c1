#include "train/affinity.h"

#include <algorithm>
#include <cmath>

#include "train/parallel.h"

namespace goeswith::train {
namespace {

bool weightier(const model::Neighbour& a, const model::Neighbour& b) {
  if (a.weight != b.weight) return a.weight > b.weight;
  if (a.orders != b.orders) return a.orders > b.orders;
  return a.item < b.item;
}

// More often than by chance: n_ij / n_i > n_j / N.
bool together(const PairCounts& counts, uint32_t item, const PairCount& pair) {
  return static_cast<double>(pair.orders) * static_cast<double>(counts.orders()) >
         static_cast<double>(counts.item_orders(item)) * counts.item_orders(pair.item);
}

}  // namespace

std::vector<std::vector<model::Neighbour>> learn_affinities(const PairCounts& counts,
                                                            const AffinityOptions& options,
                                                            const MayNeighbour& may_neighbour,
                                                            const Progress& progress) {
  const size_t n = counts.items();
  std::vector<double> as_given(n);    // (W_i + s)^(1 - α)
  std::vector<double> as_offered(n);  // (W_j + s)^α
  for (uint32_t i = 0; i < n; ++i) {
    const double weight = counts.item_weight(i) + options.shrinkage;
    as_given[i] = std::pow(weight, 1 - options.asymmetry);
    as_offered[i] = std::pow(weight, options.asymmetry);
  }
  std::vector<std::vector<model::Neighbour>> neighbours(n);
  parallel_for(
      n, [&] { return PairCounts::Scratch(n); },
      [&](size_t i, PairCounts::Scratch& scratch) {
        const auto item = static_cast<uint32_t>(i);
        std::vector<model::Neighbour> row;
        for (const PairCount& pair : counts.row(item, scratch)) {
          if (pair.orders < options.min_orders || !together(counts, item, pair)) continue;
          if (!may_neighbour(item, pair.item)) continue;
          row.push_back(
              {pair.item, pair.weight / (as_given[i] * as_offered[pair.item]), pair.orders});
        }
        const size_t kept = std::min<size_t>(row.size(), options.max_neighbours);
        std::partial_sort(row.begin(), row.begin() + static_cast<ptrdiff_t>(kept), row.end(),
                          weightier);
        row.resize(kept);
        neighbours[i] = std::move(row);
      },
      [&](size_t done) {
        if (progress) progress("counting pairs", done, n);
      });
  return neighbours;
}

}  // namespace goeswith::train
