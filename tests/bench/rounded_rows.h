#pragma once

#include <cstdint>
#include <vector>

#include "model/write_model.h"

namespace goeswith::bench {

using Rows = std::vector<std::vector<model::Neighbour>>;

// The weightiest `most` of each row.
Rows shortened(const Rows& rows, size_t most);

// Every weight as one of so many levels, 256 at most, fitted as src/model/write_levels.h fits those
// of a model.
Rows rounded(const Rows& rows, size_t levels, double price);

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
