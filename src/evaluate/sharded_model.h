#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "evaluate/rank.h"
#include "model/write_shards.h"
#include "orders/order_log.h"

namespace goeswith::evaluate {

// A model split into shards, as the browser loads it: each cart sees its own items' rows and cards
// alone, whatever else their shards hold. So the number of shards changes nothing but the time.
class ShardedModel {
 public:
  // The writer's model must be one of the items of `training`, which must outlive this.
  ShardedModel(const model::ShardWriter& writer, const orders::OrderLog& training);

  // Ranks with the engine that runs in the browser; see NumberedModel::engine_rank. This must
  // outlive the ranker.
  MakeRank engine_rank() const;

 private:
  const orders::OrderLog& training_;
  std::unordered_map<std::string_view, uint32_t> to_training_;
  std::vector<uint8_t> head_;
  std::vector<std::vector<uint8_t>> shards_;
};

}  // namespace goeswith::evaluate
