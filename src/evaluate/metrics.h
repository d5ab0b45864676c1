#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace goeswith::evaluate {

constexpr size_t kShown = 4;        // hr4, mrr4, coverage
constexpr size_t kShownHidden = 6;  // loo_hr6
constexpr std::array<size_t, 4> kPrefixes = {1, 2, 3, 5};

// The best `kShownHidden` items for a cart, best first, none of them in the cart.
using Rank = std::function<std::span<const uint32_t>(std::span<const uint32_t> cart)>;
// Makes a ranker for one thread; must outlive it.
using MakeRank = std::function<Rank()>;

struct Interval {
  double low = 0;
  double high = 0;
};

// Shares in 0…1; the README says how each is taken under "How relevance is measured".
struct Metrics {
  uint64_t cases = 0;                   // prefix carts
  double hr4 = 0;                       // share of prefix carts with a target in the first 4
  std::array<double, 4> hr4_by_k = {};  // by prefix length, in the order of kPrefixes
  double loo_hr6 = 0;                   // hidden item in the first 6, averaged by order
  double mrr4 = 0;                      // 1 / place of the first target in the first 4, or 0
  double coverage = 0;                  // share of the items that some prefix cart was shown
  Interval hr4_interval;                // 95 %, bootstrap over orders
  Interval loo_hr6_interval;
};

// Replays the orders. Deterministic, also in its bootstrap, whatever the number of threads.
Metrics replay(const std::vector<std::vector<uint32_t>>& asked, size_t items,
               const MakeRank& make_rank);

}  // namespace goeswith::evaluate
