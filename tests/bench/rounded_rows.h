#pragma once

#include <cstdint>
#include <vector>

#include "model/write_model.h"

namespace goeswith::bench {

using Rows = std::vector<std::vector<model::Neighbour>>;

// The weightiest `most` of each row.
Rows shortened(const Rows& rows, size_t most);

// Where rounding counts the error: of the logarithms, as src/model/write_levels.h does, or of the
// weights to a power.
struct Domain {
  double power = 0;  // 0 for logarithms
};

// Every weight as the nearest of so many levels, which are found as those of a model are: fifty
// rounds from levels of equally many weights. All weights are above 0.
Rows rounded(const Rows& rows, size_t levels, Domain domain = {});

// What rows take, coded as in a shard but for all items at once: of each row its length, which
// items, and which of their levels. In bits a neighbour, beside what the entropies of items and
// levels allow if each neighbour is drawn by itself (see evaluate/neighbour_bound.h).
struct RowBits {
  uint64_t neighbours = 0;
  double number = 0;
  double code = 0;
  double number_bound = 0;
  double code_bound = 0;
  uint64_t bytes = 0;
};

// `number` is the place of each item in falling order of orders. Weights have at most 256 values.
RowBits coded(const Rows& rows, const std::vector<uint32_t>& number);

}  // namespace goeswith::bench
