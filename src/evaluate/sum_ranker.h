#pragma once

#include <cstdint>
#include <vector>

#include "evaluate/rank.h"

namespace goeswith::evaluate {

// Ranks items by sums that start at 0; ties, and items that no sum reached, by popularity. One
// thread at a time.
class SumRanker {
 public:
  // Every item once, most popular first; must outlive this.
  explicit SumRanker(const std::vector<uint32_t>& by_popularity);

  // `value` is above 0.
  void add(uint32_t item, double value) {
    if (sums_[item] == 0) touched_.push_back(item);
    sums_[item] += value;
  }

  // The best of what was added since the last call, nothing of the cart.
  std::span<const uint32_t> take_best(std::span<const uint32_t> cart);

 private:
  const std::vector<uint32_t>& by_popularity_;
  std::vector<double> sums_;
  std::vector<uint32_t> place_;
  std::vector<uint8_t> in_cart_;
  std::vector<uint32_t> touched_;
  std::vector<uint32_t> best_;
};

}  // namespace goeswith::evaluate
