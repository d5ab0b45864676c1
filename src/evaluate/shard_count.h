#pragma once

#include <cstdint>

#include "model/write_shards.h"

namespace goeswith::evaluate {

// Bytes that a page moves: the head, and a shard on average.
struct MovedBytes {
  double head;
  double shard;

  // For a cart of so many items, each in a shard of its own.
  double cart(double items) const { return head + items * shard; }
};

// Of a model split so, after brotli and as it is; measured on some of its shards, evenly drawn.
MovedBytes moved_bytes(const model::ShardWriter& writer);
MovedBytes plain_bytes(const model::ShardWriter& writer);

// How many shards a model needs for a cart of three to move about 10 kB, so that hardly any moves
// more than 12, whatever the size of the catalog: the fewest files that do. 0 if one file with
// everything in it moves less than that.
uint32_t choose_shards(const model::Model& model, std::span<const uint8_t> file);

}  // namespace goeswith::evaluate
