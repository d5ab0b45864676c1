#pragma once

#include <cstdint>
#include <vector>

#include "model/write_model.h"
#include "train/item_facts.h"
#include "train/learner.h"
#include "train/pair_table.h"
#include "train/similar_items.h"

namespace goeswith::train {

struct BorrowOptions {
  SimilarOptions similar;
  // κ, above 0: what an item borrows weighs as much as so many orders of its own.
  double own_orders = 5;
  // An item of this many orders borrows nothing. The rows of such items change only by the new
  // and rare items that join them.
  uint32_t few_orders = kWholeBelow;
  // What is borrowed from an item of similarity s weighs s^discount of what it weighs there.
  double discount = 0.5;
  double sharpness = 2;          // several lend in the proportion of s^sharpness
  uint32_t max_neighbours = 12;  // kept an item, at least 1
};

// Lets items with few or no orders take part in what items like them have learned.
//
// `rows` has the learned neighbours of the items of `counts`, the weightiest first, `orders` =
// n_ij, on any one positive scale. The result has a row for each item of `facts`, catalog items
// that nobody ordered included:
// - An item of n orders, fewer than few_orders, has the mean of its own row and those of the
//   well-ordered items most similar to it, in the proportion of n to κ. Without an order all is
//   borrowed, without a similar item nothing.
// - It also joins the rows that these similar items are in, at κ / (n + κ) of the best of their
//   weights, less if it has been sold for long and sells worse than they do; what was learned
//   there of it is never lowered.
// Borrowed neighbours pass `may_neighbour`, which is called by several threads, and are no near
// twins of the item. `orders` is always what was counted, 0 for two items never seen together;
// counts of items with few orders must be whole. At most max_neighbours an item, the weightiest
// first; deterministic.
std::vector<std::vector<model::Neighbour>> borrow(
    const PairCounts& counts, const std::vector<std::vector<model::Neighbour>>& rows,
    const ItemFacts& facts, const MayNeighbour& may_neighbour, const BorrowOptions& options);

}  // namespace goeswith::train
