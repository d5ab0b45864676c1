#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "train/item_facts.h"

namespace goeswith::train {

struct SimilarItem {
  uint32_t item;
  double similarity;  // above 0, at most 1
};

struct SimilarOptions {
  uint32_t least_orders = 10;      // of an item that others may learn from
  double least_similarity = 0.25;  // 0…1; below it two items have nothing to tell each other
  size_t max_similar = 8;          // kept an item, the most similar first
};

// For any item the well-ordered items that are most like it.
//
// An index lists the well-ordered items by title word, category, brand and product, each list cut
// to its best-sellers, so that a search looks at a bounded number of items however many there are.
class SimilarItems {
 public:
  // `item_orders` has one number an item; those beyond its end have none. `facts` must outlive
  // this.
  SimilarItems(const ItemFacts& facts, std::span<const uint32_t> item_orders,
               const SimilarOptions& options);

  // Room for one search; one a thread.
  class Scratch {
   public:
    explicit Scratch(size_t items) : met_(items, 0) {}

   private:
    friend class SimilarItems;
    std::vector<uint8_t> met_;
    std::vector<uint32_t> candidates_;
    std::vector<SimilarItem> found_;
  };

  // The most similar well-ordered items, never `item` itself; ties: more orders, then the lower
  // number. Valid until the scratch is used again.
  std::span<const SimilarItem> of(uint32_t item, Scratch& scratch) const;

 private:
  // Lists of items, of all words, then all categories, brands and products.
  std::span<const uint32_t> list(size_t key) const {
    return std::span(listed_).subspan(begin_[key], begin_[key + 1] - begin_[key]);
  }
  template <typename Visit>
  void for_each_key(uint32_t item, Visit visit) const;

  const ItemFacts& facts_;
  SimilarOptions options_;
  std::vector<uint32_t> place_;  // of an item by orders, the best-seller first
  std::vector<size_t> begin_;
  std::vector<uint32_t> listed_;
};

}  // namespace goeswith::train
