#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/model.h"

namespace goeswith::evaluate {

// A suggestion for a cart of one item, with its evidence.
struct StrongPair {
  std::string given;    // the store's name for the item in the cart
  std::string offered;  // and for what is suggested
  uint32_t orders;      // with both
  double attach_rate;   // share of the orders with `given` that have both, 0…1
  double lift;          // how many times as often as by chance
};

// Of what the engine suggests for each item alone, the pairs with the most orders · log lift,
// strongest first, no item in two of them: four cups in four colours are one finding. Pairs that
// are together no more than by chance are left out.
std::vector<StrongPair> strong_pairs(const model::Model& model, size_t most);

}  // namespace goeswith::evaluate
