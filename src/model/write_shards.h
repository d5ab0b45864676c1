#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/model.h"
#include "model/shard_layout.h"
#include "model/write_row.h"

namespace goeswith::model {

struct ShardOptions {
  uint32_t shards = 1;    // 1…kMaxShards
  uint32_t cards = 8;     // of each row, 1…kMaxCards: more can be shown, fewer weigh less
  uint32_t popular = 24;  // best-sellers that the head holds, at least 1
};

// Splits a model into a head and shards, each made when it is asked for, so that the largest model
// takes no more memory than the single file. One writer may be asked by several threads.
class ShardWriter {
 public:
  // `model` must outlive the writer. Throws std::invalid_argument for a model of version 1, options
  // outside their limits, or a row of more than kMaxRow neighbours or with one of them twice.
  ShardWriter(const Model& model, const ShardOptions& options);

  uint32_t shards() const { return options_.shards; }
  const Model& model() const { return model_; }
  // Of all parts made from now on; zeros before. It is taken from the hash of the parts themselves.
  void set_model_id(std::span<const uint8_t, kModelIdBytes> id);

  // `bytes`, if given, is added to. A head alone is a model, which has an item: if nothing is
  // popular, the head holds the item of the most orders.
  std::vector<uint8_t> head(PartBytes* bytes = nullptr) const;
  std::vector<uint8_t> shard(uint32_t shard, PartBytes* bytes = nullptr) const;

 private:
  class Part;

  bool ruled() const { return model_.version() == kRuledVersion; }
  std::vector<RowEntry> best_first(uint32_t item) const;
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

// Adds a part to those that Assembly takes, one after the other, each behind its length.
void append_part(std::vector<uint8_t>& parts, std::span<const uint8_t> part);

}  // namespace goeswith::model
