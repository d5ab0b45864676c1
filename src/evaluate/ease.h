#pragma once

#include <cstdint>
#include <vector>

#include "evaluate/rank.h"
#include "orders/order_log.h"
#include "train/order_weights.h"

namespace goeswith::evaluate {

// Dense EASE (Steck 2019, "Embarrassingly shallow autoencoders for sparse data"): the item-item
// regression in closed form. With G the pair counts, weighted by 1 an order on average (on the
// diagonal the item counts) and P = (G + λI)^-1, item i weighs -P_ij / P_jj for item j; a cart's
// score is the sum over its items. The strongest linear method known, and the largest: a number for
// every pair of items.
class Ease {
 public:
  // Takes about n³ multiplications and, while it is made, 8 n² bytes.
  Ease(const orders::OrderLog& training, const train::OrderWeighting& weighting, double lambda);

  // False if λ was too small for single precision; then nothing else means anything.
  bool solved() const { return solved_; }
  // What `given` in the cart says for `offered`; 0 for the item itself.
  float weight(uint32_t given, uint32_t offered) const {
    return weights_[given * items_ + offered];
  }
  // 4 n².
  uint64_t bytes() const { return weights_.size() * sizeof(float); }
  // Ranks by score, ties by item number; this must outlive the ranker.
  MakeRank rank() const;

 private:
  void invert(std::vector<float>& matrix);

  size_t items_;
  bool solved_ = false;
  std::vector<float> weights_;  // row after row
};

}  // namespace goeswith::evaluate
