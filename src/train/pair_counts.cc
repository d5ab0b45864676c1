#include "train/pair_counts.h"

#include <utility>

#include "train/pair_table.h"

namespace goeswith::train {

PairCounts::PairCounts(const orders::OrderLog& log, std::span<const double> weights)
    : log_(&log),
      weights_(weights),
      item_orders_(log.items.size(), 0),
      item_weight_(log.items.size(), 0),
      orders_before_(log.items.size(), static_cast<uint32_t>(log.orders())),
      begin_(log.items.size() + 1, 0),
      orders_of_(log.lines.size()) {
  for (const uint32_t item : log.lines) ++begin_[item + 1];
  for (size_t i = 0; i < items(); ++i) begin_[i + 1] += begin_[i];
  totals_.orders = log.orders();
  totals_.lines = log.lines.size();
  for (size_t o = 0; o < log.orders(); ++o) {
    const uint64_t size = log.order(o).size();
    totals_.orders_of_two += size >= 2 ? 1 : 0;
    totals_.pairs += size * (size - 1);
    totals_.weight += weights[o];
    for (const uint32_t item : log.order(o)) {
      orders_of_[begin_[item] + item_orders_[item]++] = static_cast<uint32_t>(o);
      item_weight_[item] += weights[o];
    }
  }
  for (size_t i = 0; i < items(); ++i) {
    if (item_orders_[i] > 0) orders_before_[i] = orders_of_[begin_[i]];
  }
}

PairCounts::PairCounts(const PairTable& table)
    : table_(&table),
      totals_(table.totals),
      item_orders_(table.item_orders),
      item_weight_(table.item_weight),
      orders_before_(table.orders_before) {}

std::span<const PairCount> PairCounts::row(uint32_t item, Scratch& scratch) const {
  if (table_ != nullptr) return table_->row(item);
  // Whether an item was met before is a coin's toss, so it is written down without asking.
  uint32_t* const met = scratch.met_.data();
  size_t met_count = 0;
  for (uint64_t k = begin_[item]; k < begin_[item + 1]; ++k) {
    const uint32_t o = orders_of_[k];
    const double weight = weights_[o];
    for (const uint32_t other : log_->order(o)) {
      Scratch::Counted& counted = scratch.counted_[other];
      met[met_count] = other;
      met_count += counted.orders == 0 ? 1 : 0;
      ++counted.orders;
      counted.weight += weight;
    }
  }
  scratch.row_.clear();
  for (const uint32_t other : std::span(met, met_count)) {
    const Scratch::Counted counted = std::exchange(scratch.counted_[other], {});
    if (other != item) scratch.row_.push_back({other, counted.orders, counted.weight});
  }
  return scratch.row_;
}

}  // namespace goeswith::train
