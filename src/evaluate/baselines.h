#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "evaluate/rank.h"
#include "orders/order_log.h"

namespace goeswith::evaluate {

// The methods a shop could use instead that sum something of a pair over the cart, each over all
// pairs of the training orders, nothing pruned. Ties, and items that the sum does not reach, go by
// popularity. This must outlive the rankers.
class Baselines {
 public:
  explicit Baselines(const orders::OrderLog& training);

  // n_j: best-sellers.
  MakeRank popularity() const;
  // sum over the cart of n_ij / n_i: "bought together" plugins.
  MakeRank confidence() const;
  // sum over the cart of n_ij / sqrt(n_i n_j).
  MakeRank cosine() const;
  // sum over the cart of the pair's log-likelihood ratio: Mahout, the Universal Recommender.
  MakeRank log_likelihood() const;

 private:
  struct Pair {
    uint32_t item;
    uint32_t orders;
  };
  // Sums n_ij · given[i] · offered[j].
  MakeRank weighted_sum(std::vector<double> given, std::vector<double> offered) const;

  size_t orders_;
  std::vector<double> item_orders_;
  std::vector<uint32_t> by_popularity_;
  std::vector<std::vector<Pair>> rows_;
};

}  // namespace goeswith::evaluate
