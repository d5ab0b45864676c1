#include "train/pair_counts.h"

namespace goeswith::train {

PairCounts::PairCounts(const orders::OrderLog& log, std::span<const double> weights)
    : log_(log),
      weights_(weights),
      item_orders_(log.items.size(), 0),
      item_weight_(log.items.size(), 0),
      begin_(log.items.size() + 1, 0),
      orders_of_(log.lines.size()) {
  for (const uint32_t item : log.lines) ++begin_[item + 1];
  for (size_t i = 0; i < items(); ++i) begin_[i + 1] += begin_[i];
  for (size_t o = 0; o < log.orders(); ++o) {
    total_weight_ += weights[o];
    for (const uint32_t item : log.order(o)) {
      orders_of_[begin_[item] + item_orders_[item]++] = static_cast<uint32_t>(o);
      item_weight_[item] += weights[o];
    }
  }
}

std::span<const PairCount> PairCounts::row(uint32_t item, Scratch& scratch) const {
  for (const PairCount& count : scratch.row_) scratch.at_[count.item] = Scratch::kUntouched;
  scratch.row_.clear();
  for (uint64_t k = begin_[item]; k < begin_[item + 1]; ++k) {
    const uint32_t o = orders_of_[k];
    const double weight = weights_[o];
    for (const uint32_t other : log_.order(o)) {
      if (other == item) continue;
      uint32_t& at = scratch.at_[other];
      if (at == Scratch::kUntouched) {
        at = static_cast<uint32_t>(scratch.row_.size());
        scratch.row_.push_back({other, 0, 0});
      }
      scratch.row_[at].orders += 1;
      scratch.row_[at].weight += weight;
    }
  }
  return scratch.row_;
}

}  // namespace goeswith::train
