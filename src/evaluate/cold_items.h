#pragma once

#include <cstdint>
#include <vector>

#include "evaluate/split.h"
#include "model/write_model.h"

namespace goeswith::evaluate {

// A store some of whose items are new: they are taken out of every taught order, as if nobody had
// bought them yet, and the asked orders tell whether they are suggested and can be suggested from.
struct ColdSplit {
  orders::OrderLog training;    // all items of the split's; orders left empty are dropped
  std::vector<uint8_t> hidden;  // by item, 1 for the new ones
  std::vector<std::vector<uint32_t>> asked;
};

// Makes new a share (0…1, rounded to whole items) of the split's items, drawn by `seed`.
ColdSplit hide_items(const Split& split, double share, uint64_t seed);

struct ColdFigures {
  // Asked for: each new item of an asked order (at most 12 an order), the rest without the new ones
  // being the cart.
  uint64_t asked_for = 0;
  double for_hr6 = 0;         // share of them among the first 6
  double for_percentile = 0;  // mean percentile rank: 100 the first of all items, 50 by chance
  // Asked from: the cart is the new item alone, the rest of its order the targets.
  uint64_t asked_from = 0;
  double from_hr4 = 0;  // share with a target among the first 4
};

// Ranks all items outside the cart by the sum of the cart's rows, then by their orders in the
// training; no rows at all is ranking by best-sellers. Ties are met half-way in the percentile.
ColdFigures ask_cold_items(const ColdSplit& split,
                           const std::vector<std::vector<model::Neighbour>>& rows);

}  // namespace goeswith::evaluate
