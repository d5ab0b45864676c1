#pragma once

#include <cstdint>

#include "model/write_shards.h"

namespace goeswith::evaluate {

// Bytes that a page moves: the head, and the shard of an item. Shards have as many items as chance
// gave them, and carts meet the large ones more often than the small.
struct MovedBytes {
  double head;
  double shard;      // mean
  double shard_off;  // standard deviation

  // For a cart of so many items, each in a shard of its own.
  double cart(double items) const { return head + items * shard; }
  // Nineteen carts in twenty move less.
  double most_carts(double items) const;
};

// Of a model split so, after brotli and as it is; measured on the shards of some of its items,
// evenly drawn.
MovedBytes moved_bytes(const model::ShardWriter& writer);
MovedBytes plain_bytes(const model::ShardWriter& writer);
// Close to moved_bytes, in a fifth of the time, from what plain_bytes told: a few shards are
// packed, for the share that it leaves of them all.
MovedBytes nearly_moved_bytes(const model::ShardWriter& writer, const MovedBytes& plain);

// How many shards a model needs for carts of three to move at most 10 kB on average, and nineteen
// in twenty of them at most 12 with the manifest, whatever the size of the catalog: the fewest
// files that do. 0 if one file with everything in it moves less than that.
uint32_t choose_shards(const model::Model& model, std::span<const uint8_t> file);

}  // namespace goeswith::evaluate
