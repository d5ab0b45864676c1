#pragma once

#include <cstdint>
#include <span>

#include "model/item_rules.h"
#include "model/model.h"

namespace goeswith::engine {

// Why an item is suggested, or is not. The same numbers are in web/engine/session.js.
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
};

// What the rules make of a candidate.
struct Verdict {
  Why why = Why::kLearned;  // or why it must not be suggested
  float factor = 1;         // ranked as if it were so many times as probable
  uint32_t group = 0;       // 1 + its cap group, or 0
};

// The rules of one cart: what its lines say, and what that means for an item.
class CartRules {
 public:
  // `place` is a model::Placement; `ceiling` a share of the dearest line's price in thousandths, 0
  // for none.
  void gather(const model::Model& model, std::span<const uint32_t> cart, uint32_t place,
              uint32_t ceiling);

  // Of the rules alone: stock, and what the caller blocks, are the caller's.
  Verdict judge(const model::Model& model, uint32_t item) const;

 private:
  struct Told {
    char letter;
    uint32_t number;
  };
  // A cart's lines say this much; what more they say is not heard.
  static constexpr uint32_t kMostTold = 256;

  bool told(char letter, uint32_t number) const;
  bool fits(std::string_view rules, uint32_t attribute) const;

  uint32_t place_ = 0;
  float most_ = 0;  // minor units that an item may cost; 0 for any
  uint32_t count_ = 0;
  Told told_[kMostTold];
};

}  // namespace goeswith::engine
