#pragma once

#include <cstdint>
#include <span>

#include "model/grow.h"
#include "model/item_rules.h"
#include "model/model.h"

namespace goeswith::engine {

// Why an item is suggested, or is not. Their names, in the same order, are in
// web/engine/session.js.
enum class Why : uint32_t {
  kLearned,   // bought with the cart
  kPopular,   // bought by many
  kPinned,    // pinned beside a line
  kUpgrade,   // a better version of a line
  kCloses,    // takes the cart over the threshold, with the least overshoot
  kDue,       // bought before, used up by now
  kBlocked,   // its product is in the cart, was excluded, or is owned
  kNoStock,   // out of stock
  kNotHere,   // excluded at this placement
  kNever,     // never beside a line
  kUnfit,     // has another value of an attribute than the cart
  kTooDear,   // above the ceiling
  kReplaces,  // a better version of a line is not put beside it
  kCapped,    // enough of its group are shown
  kUnlikely,  // less probable than the threshold
  kOutranked,
  kLowStock,  // so few pieces that it is not pushed
};

// What a model's rules say of its items, and of one cart after the other: what its lines say, and
// what that means for an item.
class CartRules {
 public:
  // Reads what is asked of every candidate; 8 bytes an item. `model` must outlive the rules. False
  // if there is not enough memory.
  bool open(const model::Model& model);

  // An item is ranked as if it were so many times as probable.
  float factor(uint32_t item) const { return terms_[item].factor; }
  // 1 + its cap group, or 0.
  uint32_t group(uint32_t item) const { return terms_[item].group; }
  // After so many a consumable is used up; 0 for what is not.
  uint32_t usual_days(uint32_t item) const { return terms_[item].days; }

  // `place` is a model::Placement, or 0 for none; `ceiling` a share of the dearest line's price
  // in thousandths, 0 for none.
  void gather(std::span<const uint32_t> cart, uint32_t place, uint32_t ceiling);

  // kLearned, or what keeps the item from that cart: that the merchant does whatever its stock,
  // then its stock, then its lines and prices. What the caller blocks or has enough of is the
  // caller's.
  Why judge(uint32_t item) const;

 private:
  // Of an item, whatever the cart.
  struct Terms {
    float factor;
    uint16_t days;
    uint8_t group;
    uint8_t flags;  // placements where it is excluded, and:
  };
  static constexpr uint8_t kAsksLines = 8;
  struct Told {
    char letter;
    uint32_t number;
  };
  // A cart's lines say this much; what more they say is not heard.
  static constexpr uint32_t kMostTold = 256;

  bool told(char letter, uint32_t number, uint32_t mask = ~0u) const;
  bool fits(const char* rules, uint32_t value) const;

  const model::Model* model_ = nullptr;
  model::Grow<Terms> terms_;  // by item
  uint32_t place_ = 0;
  float most_ = 0;  // minor units that an item may cost; 0 for any
  uint32_t count_ = 0;
  Told told_[kMostTold];
};

}  // namespace goeswith::engine
