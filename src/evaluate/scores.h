#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "evaluate/rank.h"

namespace goeswith::evaluate {

constexpr std::array<size_t, 4> kPrefixes = {1, 2, 3, 5};

// What one order adds to the sums.
struct OrderScore {
  uint32_t items = 0;                                // of the order
  std::array<uint8_t, kPrefixes.size()> asked = {};  // 1 if the order is longer than the prefix
  std::array<uint8_t, kPrefixes.size()> hit = {};    // 1 if a target is among the first 4
  std::array<uint8_t, 2> group_asked = {};           // prefix carts with a tail, a head target
  std::array<uint8_t, 2> group_hit = {};             // … with such a target among the first 4
  double reciprocal_ranks = 0;                       // summed over the prefix carts
  double hidden_found = 0;                           // share of the hidden items

  // Over the prefix lengths.
  uint32_t cases() const;
  uint32_t hits() const;
};

struct Scores {
  std::vector<OrderScore> orders;  // in the order of `asked`
  std::vector<uint8_t> shown;      // 1 for an item that some prefix cart was shown
};

enum class Ask {
  kAllCarts,
  kPrefixCarts,  // prefix carts alone, for choices by hr4: on long orders a fraction of the time
};

// Asks the carts of the completion protocol of each order, on all cores. `head` has 1 for the head
// items (see head_items.h), or is empty, which leaves the group scores at 0. Deterministic.
Scores score_orders(const std::vector<std::vector<uint32_t>>& asked, size_t items,
                    std::span<const uint8_t> head, const MakeRank& make_rank,
                    Ask ask = Ask::kAllCarts);

}  // namespace goeswith::evaluate
