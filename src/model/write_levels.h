#pragma once

#include <cstdint>
#include <vector>

#include "model/layout.h"

namespace goeswith::model {

// What weights are stored as, one level at least. `worth` ascends; a weight has the first level
// whose `most` is not below it. The last is infinite.
struct Levels {
  std::vector<double> worth;
  std::vector<double> most;
};

// Of the variance of the weights' roots, how much squared error a bit is worth: `goeswith_bench
// bits --levels` measures it.
constexpr double kBitPrice = 0.015;

// As many levels as different weights if that is at most `count`, and else what leaves little error
// for the bits that its codes take: by rounds from equal steps, towards the least mean squared
// error of the weights' roots plus `price` times the variance of these for each bit of the codes'
// entropy (Chou, Lookabaugh and Gray 1989). The root of a weight below 0 is below 0 too. Levels
// that no weight is left to are dropped. The same weights in any order give the same levels.
Levels fit_levels(std::vector<double> weights, size_t count = kLevels, double price = kBitPrice);

uint8_t level_of(const Levels& levels, double weight);

}  // namespace goeswith::model
