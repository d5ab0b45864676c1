#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "model/model.h"

namespace goeswith::engine {

// What may fill the list when the cart's own neighbours leave room in it.
enum class Popular : uint32_t {
  kNever,       // nothing
  kLastResort,  // popular items, but only if the cart has lines and none of them has neighbours
  kFill,        // popular items after the neighbours
};

constexpr uint32_t kMaxLimit = 64;

struct Query {
  std::span<const uint32_t> cart;      // items; model::kNoItem for a line the model does not know
  std::span<const uint32_t> excluded;  // items whose products must not be suggested
  uint32_t limit = 4;                  // up to kMaxLimit
  Popular popular = Popular::kLastResort;
};

struct Suggestion {
  uint32_t item;
  float score;        // sum of the cart's weights for the item; 0 for a popular item
  uint32_t with;      // line of the cart that weighs the most; kNoItem for a popular item
  uint32_t orders;    // orders that have both
  float attach_rate;  // orders / orders that have `with`, 0…1
  float lift;         // attach rate / share of all orders that have the item
};

// Ranks what goes with a cart: score(j | cart) = sum over the lines i of w_ij. Higher scores first,
// ties by item number; nothing of the cart or the excluded, by product, nothing out of stock, and
// one variant of a product. The same model and query give the same suggestions with the same score
// bits on every machine: sums are taken in cart order in single precision.
//
// Allocates in open() and nowhere else: 13 bytes an item. No exceptions. One thread at a time.
class Recommender {
 public:
  // `model` must outlive the recommender. False if there is not enough memory.
  bool open(const model::Model& model);

  // Best first; valid until the next call. Lines that repeat count once; time is linear in the
  // neighbours of the cart, whatever the size of the catalog.
  std::span<const Suggestion> suggest(const Query& query);

 private:
  // An item's running sum, and the neighbour that added the most to it.
  struct Candidate {
    float score;
    uint32_t best;
  };

  void mark(const Query& query);
  void unmark(const Query& query);
  void add_neighbours(std::span<const uint32_t> cart);
  void rank_candidates();
  void add_popular();
  bool may_suggest(uint32_t item) const;
  uint32_t place_of_product(uint32_t product) const;
  void insert(uint32_t item, const Candidate& candidate);
  Suggestion explain(uint32_t item, const Candidate& candidate) const;

  const model::Model* model_ = nullptr;
  std::unique_ptr<Candidate[]> candidates_;  // by item; all zero between calls
  std::unique_ptr<uint32_t[]> touched_;  // items with a score, in the order of their first touch
  std::unique_ptr<uint8_t[]> marks_;     // all zero between calls
  uint32_t touched_count_ = 0;
  uint32_t limit_ = 0;
  uint32_t count_ = 0;
  Suggestion list_[kMaxLimit];
};

}  // namespace goeswith::engine
