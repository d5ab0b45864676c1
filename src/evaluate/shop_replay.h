#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/recommender.h"
#include "evaluate/engine_rank.h"
#include "evaluate/split.h"
#include "model/write_model.h"
#include "orders/catalog.h"
#include "policy/policy.h"

namespace goeswith::evaluate {

// A store's own policy, and what its catalog says of items that a policy may speak of.
struct Merchant {
  const policy::Policy& policy;
  const orders::Catalog& catalog;
};

// A prefix cart of an asked order. Items have the model's numbers.
struct ShopCart {
  size_t asked;                     // of Split::asked
  size_t prefix;                    // of kPrefixes
  std::span<const uint32_t> order;  // the cart and what the shopper went on to have
  std::span<const uint32_t> cart;

  bool has(uint32_t item) const;  // the order
};

// Replays the prefix carts of the asked orders as a shop with a policy shows them: four suggestions
// at most, none below the model's threshold, within the policy's ceiling and caps.
class ShopReplay {
 public:
  // `contents` as they were learned, the policy not applied.
  ShopReplay(const model::Contents& contents, const Split& split, const Merchant& merchant);
  ShopReplay(const ShopReplay&) = delete;
  ShopReplay& operator=(const ShopReplay&) = delete;

  const model::Model& model() const { return numbered_.model(); }

  // The carts of one order after each other.
  void each_cart(const std::function<void(const ShopCart&)>& see) const;

  // What the shop asks of the engine; this must outlive it.
  engine::Query query(const ShopCart& cart) const;
  // Valid until the next call.
  std::span<const engine::Suggestion> suggest(const engine::Query& query) {
    return recommender_.suggest(query);
  }

 private:
  const Split& split_;
  NumberedModel numbered_;
  std::vector<uint32_t> to_model_;
  engine::Recommender recommender_;
  std::array<uint32_t, model::kMaxGroups> at_most_ = {};
  uint32_t ceiling_ = 0;
};

}  // namespace goeswith::evaluate
