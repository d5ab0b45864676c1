#pragma once

#include <array>
#include <vector>

#include "model/layout.h"

namespace goeswith::model {

// Ascending; equal at the top where there are fewer different weights than levels.
using Levels = std::array<double, kLevels>;

// One-dimensional k-means over ascending values, one at least: the means of so many runs of them,
// ascending, after fifty rounds (Lloyd 1982) from runs of equally many.
std::vector<double> run_means(const std::vector<double>& values, size_t runs);

// The levels that weights are stored as: exact if there are at most kLevels different weights, else
// fifty rounds (Lloyd 1982) from levels of equally many weights towards the least mean squared
// error, of the logarithms if all weights are above 0, of the weights themselves otherwise. The
// same weights in any order give the same levels.
Levels fit_levels(std::vector<double> weights);

// The place of the level nearest to a weight, the lower of two.
uint8_t nearest_level(const Levels& levels, double weight);

}  // namespace goeswith::model
