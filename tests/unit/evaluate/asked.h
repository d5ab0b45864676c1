#pragma once

#include <map>
#include <vector>

#include "evaluate/rank.h"

namespace goeswith::evaluate {

using Items = std::vector<uint32_t>;
using Asked = std::vector<Items>;

// Answers each cart as the script says, any other with nothing.
inline MakeRank scripted(std::map<Items, Items> script) {
  return [script = std::move(script)]() -> Rank {
    return [&script](std::span<const uint32_t> cart) -> Ranking {
      const auto line = script.find(Items(cart.begin(), cart.end()));
      return line == script.end() ? Ranking() : Ranking{line->second};
    };
  };
}

// Always the same items, with probabilities if given.
inline MakeRank always(Items items, std::vector<float> probabilities = {}) {
  return [items = std::move(items), probabilities = std::move(probabilities)]() -> Rank {
    return [&](std::span<const uint32_t>) -> Ranking { return {items, probabilities}; };
  };
}

// Of 100 orders of two items, half have item 1 second.
inline Asked half_found() {
  Asked asked;
  for (uint32_t o = 0; o < 100; ++o) asked.push_back({0, 1 + o % 2});
  return asked;
}

}  // namespace goeswith::evaluate
