#pragma once

#include <cstdint>

#include "model/write_model.h"

namespace goeswith::policy {

// Adds neighbours that the merchant names to those that were learned.
class Links {
 public:
  explicit Links(model::Contents& contents);

  // `other` beside `item` as if it had been learned: as strong as the row's best neighbour, or as
  // the middle one of the model where the row is empty.
  void add_learned(uint32_t item, uint32_t other);

  // `other` among the row's best, whose cards lie with it; what was learned of the two stands if it
  // is there already.
  void add_near(uint32_t item, uint32_t other);

  // `other` among the strongest of the whole model, whose cards lie with the item's row. Those
  // added as learned must be added before.
  void add_strongest(uint32_t item, uint32_t other);

 private:
  void link(uint32_t item, uint32_t other, double weight);

  model::Contents& contents_;
  double strongest_ = 1;  // weights that were learned, 1 where none speaks for an item
  double middle_ = 1;
};

}  // namespace goeswith::policy
