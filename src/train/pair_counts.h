#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orders/order_log.h"

namespace goeswith::train {

// What the orders say of a pair (i, j), seen from i.
struct PairCount {
  uint32_t item;    // j
  uint32_t orders;  // n_ij: orders that have both
  double weight;    // W_ij: the sum of those orders' weights
};

// Pair counts of a log, a row at a time. A row is counted when it is asked for, from the orders
// that have its item, so memory is that of the orders (8 bytes a line) and never that of the pairs.
class PairCounts {
 public:
  // `log` and `weights` (one an order) must outlive this.
  PairCounts(const orders::OrderLog& log, std::span<const double> weights);

  size_t items() const { return item_orders_.size(); }
  size_t orders() const { return log_.orders(); }
  // n_i: orders that have the item.
  uint32_t item_orders(uint32_t item) const { return item_orders_[item]; }
  // The sum of all orders' weights.
  double total_weight() const { return total_weight_; }
  // W_i: the sum of their weights.
  double item_weight(uint32_t item) const { return item_weight_[item]; }

  // Room for counting one row; one a thread.
  class Scratch {
   public:
    explicit Scratch(size_t items) : at_(items, kUntouched) {}

   private:
    friend class PairCounts;
    static constexpr uint32_t kUntouched = 0xFFFFFFFF;
    std::vector<uint32_t> at_;  // item → place in row_
    std::vector<PairCount> row_;
  };

  // Every item that shares an order with `item`, in order of first meeting; valid until the scratch
  // is used again. The same log gives the same bits, however many threads count.
  std::span<const PairCount> row(uint32_t item, Scratch& scratch) const;

 private:
  const orders::OrderLog& log_;
  std::span<const double> weights_;
  std::vector<uint32_t> item_orders_;
  std::vector<double> item_weight_;
  double total_weight_ = 0;
  std::vector<uint64_t> begin_;  // item i is in orders orders_of_[begin_[i], begin_[i + 1])
  std::vector<uint32_t> orders_of_;
};

}  // namespace goeswith::train
