#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>

namespace goeswith::evaluate {

constexpr size_t kShown = 4;        // hr4, mrr4, coverage, reliability
constexpr size_t kShownHidden = 6;  // loo_hr6

// What a method shows for a cart; valid until its ranker is asked again.
struct Ranking {
  // The best `kShownHidden`, best first, none of them in the cart; fewer if there are no more.
  std::span<const uint32_t> items;
  // That the shopper adds the item, one an item, 0…1; 0 for an item that only fills the list. Empty
  // if the method says nothing of it.
  std::span<const float> probabilities = {};
};

using Rank = std::function<Ranking(std::span<const uint32_t> cart)>;
// Makes a ranker for one thread; must outlive it.
using MakeRank = std::function<Rank()>;

}  // namespace goeswith::evaluate
