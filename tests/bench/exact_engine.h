#pragma once

#include <cstdint>
#include <vector>

#include "evaluate/rank.h"
#include "orders/order_log.h"
#include "rounded_rows.h"

namespace goeswith::bench {

// The engine's rule (src/engine/recommender.h, best-sellers among the neighbours, nothing held back
// for being improbable) in double precision over weights of any precision: what the model files'
// rounding is measured against. It knows stores without a catalog alone, where each item is a
// product of its own and all are in stock.
class ExactEngine {
 public:
  // `rows`, by item of `contents`, are ranked by in place of its own. `contents` and `training`,
  // whose items it has, must outlive this; throws std::invalid_argument if they have variants.
  ExactEngine(const model::Contents& contents, const Rows& rows, const orders::OrderLog& training);

  // This must outlive the ranker.
  evaluate::MakeRank rank() const;

 private:
  class Ranker;

  const model::Contents& contents_;
  Rows rows_;
  // By size class and item, what each neighbour of the row adds.
  std::vector<std::vector<std::vector<double>>> worth_;
  std::vector<uint32_t> place_;       // by item of the contents: by SKU, which ties go by
  std::vector<uint32_t> popular_;     // best-selling first
  std::vector<uint32_t> to_item_;     // from the training's items; kNoItem
  std::vector<uint32_t> to_trained_;  // and back
};

}  // namespace goeswith::bench
