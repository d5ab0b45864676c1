#pragma once

#include <cstdint>
#include <vector>

#include "evaluate/rank.h"
#include "model/model.h"
#include "orders/order_log.h"

namespace goeswith::evaluate {

// By training item: the model's number for it, kNoItem for one that the model does not know.
std::vector<uint32_t> items_in_model(const orders::OrderLog& training, const model::Model& model);

// A model file as the browser reads it, with the numbers that the training orders use for its
// items.
class NumberedModel {
 public:
  // `file` must be a model of the items of `training`.
  NumberedModel(std::vector<uint8_t> file, const orders::OrderLog& training);

  const std::vector<uint8_t>& file() const { return file_; }
  const model::Model& model() const { return model_; }

  // Ranks with the engine that runs in the browser, best-sellers after the neighbours; a
  // suggestion's score is its probability. This must outlive the ranker.
  MakeRank engine_rank() const;

 private:
  std::vector<uint8_t> file_;
  model::Model model_;
  std::vector<uint32_t> to_model_;
  std::vector<uint32_t> to_training_;
};

}  // namespace goeswith::evaluate
