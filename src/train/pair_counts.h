#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "orders/order_log.h"

namespace goeswith::train {

struct PairTable;

// What the orders say of a pair (i, j), seen from i.
struct PairCount {
  uint32_t item;    // j
  uint32_t orders;  // n_ij: orders that have both
  double weight;    // W_ij: the sum of those orders' weights
};

// What the orders are, all together. An order of n items has n lines and n · (n - 1) pairs.
struct OrderTotals {
  uint64_t orders = 0;
  uint64_t orders_of_two = 0;  // of two items at least
  uint64_t lines = 0;
  uint64_t pairs = 0;
  double weight = 0;
};

// Pair counts, a row at a time. Of a log, a row is counted when it is asked for, from the orders
// that have its item, so memory is that of the orders (8 bytes a line) and never that of the pairs;
// of a table, rows were counted elsewhere.
class PairCounts {
 public:
  // `log` and `weights` (one an order) must outlive this.
  PairCounts(const orders::OrderLog& log, std::span<const double> weights);
  // `table` must outlive this.
  explicit PairCounts(const PairTable& table);

  size_t items() const { return item_orders_.size(); }
  uint64_t orders() const { return totals_.orders; }
  const OrderTotals& totals() const { return totals_; }
  // n_i: orders that have the item.
  uint32_t item_orders(uint32_t item) const { return item_orders_[item]; }
  const std::vector<uint32_t>& all_item_orders() const { return item_orders_; }
  // W_i: the sum of their weights.
  double item_weight(uint32_t item) const { return item_weight_[item]; }
  // The sum of all orders' weights.
  double total_weight() const { return totals_.weight; }
  // How many orders are older than the first that has the item; all if none has.
  uint64_t orders_before(uint32_t item) const { return orders_before_[item]; }

  // What was counted; null if the orders are not known.
  const orders::OrderLog* log() const { return log_; }
  std::span<const double> weights() const { return weights_; }

  // Room for counting one row; one a thread.
  class Scratch {
   public:
    explicit Scratch(size_t items) : counted_(items), met_(items + 1) {}

   private:
    friend class PairCounts;
    struct Counted {
      double weight = 0;
      uint32_t orders = 0;
    };
    std::vector<Counted> counted_;  // by item; all 0 between rows
    std::vector<uint32_t> met_;     // items, in order of first meeting, and one more
    std::vector<PairCount> row_;
  };

  // Every item that shares an order with `item`, each once, of a log in order of first meeting;
  // valid until the scratch is used again. The same log gives the same bits, however many threads
  // count. Of a table, pairs of less support than it was counted for are not there.
  std::span<const PairCount> row(uint32_t item, Scratch& scratch) const;

 private:
  const orders::OrderLog* log_ = nullptr;
  const PairTable* table_ = nullptr;
  std::span<const double> weights_;
  OrderTotals totals_;
  std::vector<uint32_t> item_orders_;
  std::vector<double> item_weight_;
  std::vector<uint32_t> orders_before_;
  orders::LargeVector<uint64_t> begin_;  // item i is in orders orders_of_[begin_[i], begin_[i + 1])
  orders::LargeVector<uint32_t> orders_of_;
};

}  // namespace goeswith::train
