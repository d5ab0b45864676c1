#pragma once

#include <cstdint>
#include <set>
#include <utility>

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

  // `other` in the row for its card's sake: what an item's rules name has its card with the row
  // whatever its weight. Whether it had a weight there already, which stands. Those added as
  // learned must be added before.
  bool add_named(uint32_t item, uint32_t other);

 private:
  void link(uint32_t item, uint32_t other, double weight);

  model::Contents& contents_;
  // Weights that were learned, 1 where none speaks for an item.
  double weakest_ = 1;
  double middle_ = 1;
  std::set<std::pair<uint32_t, uint32_t>> named_;  // without a weight
};

}  // namespace goeswith::policy
