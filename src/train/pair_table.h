#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "orders/order_log.h"
#include "train/order_weights.h"
#include "train/pair_counts.h"

namespace goeswith::train {

// Pair counts of orders that are elsewhere: what a warehouse counts with sql/*.sql.
struct PairTable {
  orders::SoldItems sold;               // in the order in which they were first bought
  std::vector<uint32_t> item_orders;    // n_i, one an item
  std::vector<double> item_weight;      // W_i
  std::vector<uint32_t> orders_before;  // older than the first order with the item
  OrderTotals totals;                   // of all orders
  int64_t newest_order = 0;             // seconds since 1970, UTC
  OrderWeighting weighting;             // by which the orders were weighed
  uint32_t min_orders = 1;              // pairs of fewer orders are not there, see kWholeBelow
  orders::LargeVector<uint64_t> row_begin = {
      0};                                // item i has pairs[row_begin[i], row_begin[i + 1])
  orders::LargeVector<PairCount> pairs;  // each seen from both its items; a row by item number

  std::span<const PairCount> row(uint32_t item) const {
    return std::span(pairs).subspan(row_begin[item], row_begin[item + 1] - row_begin[item]);
  }
};

// All pairs of an item with fewer orders than this are in a table, whatever its min_orders: what
// such items borrow and lend is told by single orders.
constexpr uint32_t kWholeBelow = 10;

// A pair as it is told, once, from either side.
struct ToldPair {
  uint32_t item;
  uint32_t other;
  uint32_t orders;
  uint32_t line;  // where it was told
  double weight;
};

// Two tellings of one pair, the earlier first: places in `told`.
struct ToldTwice {
  size_t first;
  size_t second;
};

// Fills the table's rows, for so many items as it has; if a pair was told twice, from whichever
// side, says so instead and leaves them unfinished.
std::optional<ToldTwice> fill_rows(std::span<const ToldPair> told, PairTable& table);

// To 36 binary digits, 1.5e-11 of the value. Sums in another order differ in their last bits; two
// pairs of the same orders must stay equals.
double without_noise(double sum);

}  // namespace goeswith::train
