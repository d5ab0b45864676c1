#pragma once

#include <cstdint>
#include <span>

#include "model/write_bits.h"

namespace goeswith::model {

// What parts are made of, before compression.
struct PartBytes {
  uint64_t entries = 0;      // neighbours
  uint64_t number_bits = 0;  // of neighbours: which they are
  uint64_t code_bits = 0;    // their weights
  uint64_t order_bits = 0;   // orders of both
  uint64_t pair_bits = 0;    // which cards are bought together
  uint64_t other_bits = 0;   // whose row it is, how long it is, and what fills the last byte
  uint64_t items = 0;        // cards
  uint64_t item_bytes = 0;   // their numbers
  uint64_t text_bytes = 0;
  uint64_t header_bytes = 0;  // headers, rankings, checksums
};

// A neighbour in a part.
struct RowEntry {
  uint32_t number;
  uint32_t code;    // or with kNamedCode
  uint32_t orders;  // that have both
};

// Writes a row, in ascending order of its numbers, each below `items`; counts its bits in `parts`.
void write_row(BitWriter& bits, std::span<const RowEntry> row, uint32_t items, PartBytes& parts);

}  // namespace goeswith::model
