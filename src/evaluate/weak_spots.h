#pragma once

#include <cstdint>
#include <vector>

#include "evaluate/scores.h"

namespace goeswith::evaluate {

// An item whose carts were often shown nothing that was bought.
struct WeakSpot {
  uint32_t item;
  uint64_t carts;  // prefix carts that hold the item
  uint64_t hits;   // those with a target among the first 4
};

// Of the items in enough prefix carts to judge (one in 200 of them, at least 10), up to `most` with
// the lowest share of hits, lowest first; ties: the one in more carts.
std::vector<WeakSpot> weak_spots(const std::vector<std::vector<uint32_t>>& asked, size_t items,
                                 const std::vector<OrderScore>& scores, size_t most);

}  // namespace goeswith::evaluate
