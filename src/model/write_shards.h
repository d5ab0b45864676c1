#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/model.h"
#include "model/shard_layout.h"

namespace goeswith::model {

struct ShardOptions {
  uint32_t shards = 1;    // 1…kMaxShards
  uint32_t cards = 8;     // of each row, 1…kMaxCards: more can be shown, fewer weigh less
  uint32_t popular = 24;  // best-sellers that the head holds
};

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

// Splits a model into a head and shards, each made when it is asked for, so that the largest model
// takes no more memory than the single file. One writer may be asked by several threads.
class ShardWriter {
 public:
  // `model` must outlive the writer. Throws std::invalid_argument for a model of version 1, options
  // outside their limits, or a row of more than kMaxRow neighbours.
  ShardWriter(const Model& model, const ShardOptions& options);

  uint32_t shards() const { return options_.shards; }
  const Model& model() const { return model_; }
  // Of all parts made from now on; zeros before. It is taken from the hash of the parts themselves.
  void set_model_id(std::span<const uint8_t, kModelIdBytes> id);

  // `bytes`, if given, is added to.
  std::vector<uint8_t> head(PartBytes* bytes = nullptr) const;
  std::vector<uint8_t> shard(uint32_t shard, PartBytes* bytes = nullptr) const;

 private:
  struct Entry {
    uint32_t number;
    uint32_t code;
    uint32_t orders;
  };
  class Part;

  std::vector<Entry> best_first(uint32_t item) const;
  uint32_t pair_code(uint32_t a, uint32_t b) const;

  const Model& model_;
  ShardOptions options_;
  uint8_t id_[kModelIdBytes] = {};
  std::vector<uint32_t> number_;   // of each item of the model
  std::vector<uint32_t> item_;     // and back
  std::vector<uint32_t> members_;  // numbers of the items of shard s, ascending, are
  std::vector<uint32_t> begin_;    // members_[begin_[s]…begin_[s + 1])
  std::vector<uint8_t> variants_;  // by item: whether its product has others
};

}  // namespace goeswith::model
