#include "train/candidates.h"

#include <algorithm>
#include <cmath>

#include "train/parallel.h"

namespace goeswith::train {
namespace {

// Sorts the best to the front and drops the rest.
template <typename T, typename Before>
void keep_first(std::vector<T>& row, size_t most, Before before) {
  drop_rest(row, most, before);
  std::sort(row.begin(), row.end(), before);
}

// Rows are cut whenever they have so many times the most.
constexpr size_t kRoom = 2;

}  // namespace

PairRows best_pairs(const PairCounts& counts, const LearnerOptions& options, size_t most,
                    const Progress& progress) {
  const size_t n = counts.items();
  std::vector<double> as_given(n);    // (W_i + s)^(1 - α)
  std::vector<double> as_offered(n);  // (W_j + s)^α
  for (uint32_t i = 0; i < n; ++i) {
    const double weight = counts.item_weight(i) + options.shrinkage;
    as_given[i] = std::pow(weight, 1 - options.asymmetry);
    as_offered[i] = std::pow(weight, options.asymmetry);
  }
  PairRows rows(n);
  if (most == 0) return rows;
  const auto better = [](const PairWeight& a, const PairWeight& b) {
    if (a.affinity != b.affinity) return a.affinity > b.affinity;
    return a.orders != b.orders ? a.orders > b.orders : a.item < b.item;
  };
  struct Worker {
    PairCounts::Scratch scratch;
    PairRows::Writer writer;
    std::vector<PairWeight> row;
  };
  parallel_for(
      n,
      [&] {
        return Worker{PairCounts::Scratch(n), PairRows::Writer(rows), {}};
      },
      [&](size_t i, Worker& worker) {
        std::vector<PairWeight>& row = worker.row;
        row.clear();
        double least = 0;  // below it a pair is worse than enough others
        for (const PairCount& pair : counts.row(static_cast<uint32_t>(i), worker.scratch)) {
          if (pair.orders < options.min_orders) continue;
          const double affinity = pair.weight / (as_given[i] * as_offered[pair.item]);
          if (affinity < least) continue;
          row.push_back({pair.item, pair.orders, pair.weight, affinity});
          if (row.size() < kRoom * most) continue;
          drop_rest(row, most, better);
          least = std::min_element(row.begin(), row.end(), [](const auto& a, const auto& b) {
                    return a.affinity < b.affinity;
                  })->affinity;
        }
        keep_first(row, most, better);
        worker.writer.put(i, row);
      },
      [&](size_t done) {
        if (progress) progress("counting pairs", done, n);
      });
  return rows;
}

bool together(const PairCounts& counts, uint32_t item, uint32_t other, uint32_t orders_of_both) {
  return static_cast<double>(orders_of_both) * static_cast<double>(counts.orders()) >
         static_cast<double>(counts.item_orders(item)) * counts.item_orders(other);
}

void keep_weightiest(std::vector<std::vector<model::Neighbour>>& rows, size_t most) {
  for (std::vector<model::Neighbour>& row : rows) {
    keep_first(row, most, [](const model::Neighbour& a, const model::Neighbour& b) {
      if (a.weight != b.weight) return a.weight > b.weight;
      return a.orders != b.orders ? a.orders > b.orders : a.item < b.item;
    });
    row.shrink_to_fit();
  }
}

}  // namespace goeswith::train
