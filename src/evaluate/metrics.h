#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "evaluate/rank.h"
#include "evaluate/scores.h"

namespace goeswith::evaluate {

// Hidden items by how many items are left in the cart: bucket b begins at kCartSizes[b] and ends
// where the next begins.
constexpr std::array<uint32_t, 5> kCartSizes = {1, 2, 5, 10, 20};

// Shares in 0…1; the README says how each is taken under "How relevance is measured".
struct Metrics {
  uint64_t cases = 0;                   // prefix carts
  double hr4 = 0;                       // share of prefix carts with a target in the first 4
  std::array<double, 4> hr4_by_k = {};  // by prefix length, in the order of kPrefixes
  double hr4_head = 0;  // prefix carts with a head target: such a one in the first 4
  double hr4_tail = 0;  // the same of tail targets
  uint64_t head_cases = 0;
  uint64_t tail_cases = 0;
  double loo_hr6 = 0;  // hidden item in the first 6, averaged by order
  std::array<double, kCartSizes.size()> loo_hr6_by_cart = {};
  std::array<uint64_t, kCartSizes.size()> orders_by_cart = {};
  double mrr4 = 0;      // 1 / place of the first target in the first 4, or 0
  double coverage = 0;  // share of the items that some prefix cart was shown
};

Metrics metrics_of(const Scores& scores);

// Replays the orders: score_orders() and metrics_of(), without head and tail.
Metrics replay(const std::vector<std::vector<uint32_t>>& asked, size_t items,
               const MakeRank& make_rank, Ask ask = Ask::kAllCarts);

}  // namespace goeswith::evaluate
