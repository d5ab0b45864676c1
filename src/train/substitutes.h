#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/write_model.h"
#include "train/item_facts.h"
#include "train/pair_counts.h"

namespace goeswith::train {

struct SubstituteOptions {
  // A category is narrow, its items are choices for one purpose, if it has at most this many items
  // and at most this share of all that have a category.
  uint32_t narrow_items = 40;
  double narrow_share = 0.15;
};

// Pairs that shoppers buy instead of each other, told by what items are and how rarely they are
// bought together: a second kettle goes with no kettle, though kettles have everything in common.
// Bags of two colours that are bought together go together, whatever their titles say.
class Substitutes {
 public:
  // `counts` and `facts` must number the items alike; `facts` must outlive this.
  Substitutes(const PairCounts& counts, const ItemFacts& facts,
              const SubstituteOptions& options = {});

  // Whether `a` and `b`, of which `together` orders have both, are bought instead of each other:
  // two of one product; near twins together less often than chance has it; or two of one narrow
  // category not clearly more often, that is, by no more than a standard deviation.
  bool instead(uint32_t a, uint32_t b, uint32_t together) const;

  // Orders that would have both if items met by chance: n_a n_b / N, corrected for how unequal
  // orders are, since large orders bring any two items together.
  double by_chance(uint32_t a, uint32_t b) const { return chance_ * orders_of(a) * orders_of(b); }

 private:
  double orders_of(uint32_t item) const { return item < orders_.size() ? orders_[item] : 0; }
  bool narrow(uint32_t category) const;

  const ItemFacts& facts_;
  uint32_t narrow_items_ = 0;
  std::vector<uint32_t> orders_;  // n_i of the items that were ordered
  double chance_ = 0;
};

// Takes the substitutes out of the rows (one an item, `orders` = n_ij), keeping their order.
void drop_substitutes(const Substitutes& substitutes,
                      std::vector<std::vector<model::Neighbour>>& rows);

}  // namespace goeswith::train
