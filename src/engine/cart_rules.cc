#include "engine/cart_rules.h"

namespace goeswith::engine {

using model::ItemRule;

namespace {

// Two items whose probabilities differ by less are as good as each other: no store has orders
// enough to tell them apart.
constexpr float kTie = 1.02F;

// Of a number of kFits.
constexpr uint32_t kAttribute = ~(model::kFitsValues - 1);

}  // namespace

bool CartRules::open(const model::Model& model) {
  model_ = &model;
  if (!terms_.resize(model.items())) return false;
  for (uint32_t item = 0; item < model.items(); ++item) {
    Terms& terms = terms_[item];
    terms = {1, 0, 0, 0};
    const char* rules = model.rules(item);
    for (ItemRule rule; model::next_rule(rules, rule);) {
      const uint32_t number = rule.number;
      switch (rule.letter) {
        case model::kFactor:
          terms.factor *= static_cast<float>(number) / model::kNeutralFactor;
          break;
        case model::kConsumable:
          terms.days = static_cast<uint16_t>(number);
          break;
        case model::kGroup:
          if (number < model::kMaxGroups) terms.group = static_cast<uint8_t>(number + 1);
          break;
        case model::kNotAt:
          terms.flags |= number & model::kAllPlaces;
          break;
        case model::kStrategic:
          terms.factor *= kTie;
          break;
        case model::kNever:
        case model::kFits:
          terms.flags |= kAsksLines;
          break;
        default:
          break;
      }
    }
  }
  return true;
}

void CartRules::gather(std::span<const uint32_t> cart, uint32_t place, uint32_t ceiling) {
  place_ = place & model::kAllPlaces;
  uint32_t dearest = 0;
  count_ = 0;
  for (const uint32_t line : cart) {
    if (line == model::kNoItem) continue;
    const uint32_t price = model_->price(line);
    if (price != model::kNoPrice && price > dearest) dearest = price;
    const char* rules = model_->rules(line);
    for (ItemRule rule; count_ < kMostTold && model::next_rule(rules, rule);) {
      const bool upgrade = rule.letter == model::kUpgrade;
      if (!upgrade && rule.letter != model::kNever && rule.letter != model::kFits) continue;
      told_[count_++] = {rule.letter, upgrade ? model_->find(rule.sku) : rule.number};
    }
  }
  most_ = static_cast<float>(dearest) * static_cast<float>(ceiling) / 1000;
}

Why CartRules::judge(uint32_t item) const {
  const Terms& terms = terms_[item];
  if ((terms.flags & place_) != 0) return Why::kNotHere;
  const uint8_t flags = model_->flags(item);
  if ((flags & model::kInStock) == 0) {
    return (flags & model::kLowStock) != 0 ? Why::kLowStock : Why::kNoStock;
  }
  if ((terms.flags & kAsksLines) != 0) {
    const char* const all = model_->rules(item);
    const char* rules = all;
    for (ItemRule rule; model::next_rule(rules, rule);) {
      const uint32_t number = rule.number;
      if (rule.letter == model::kNever && told(model::kNever, number ^ 1)) return Why::kNever;
      if (rule.letter == model::kFits && !fits(all, number)) return Why::kUnfit;
    }
  }
  if (told(model::kUpgrade, item)) return Why::kReplaces;
  const uint32_t price = model_->price(item);
  const bool dear = most_ > 0 && price != model::kNoPrice && static_cast<float>(price) > most_;
  return dear ? Why::kTooDear : Why::kLearned;
}

// Whether the item of these rules, which has this value of an attribute, shares one with the lines
// that have the attribute.
bool CartRules::fits(const char* rules, uint32_t value) const {
  if (!told(model::kFits, value, kAttribute)) return true;
  for (ItemRule rule; model::next_rule(rules, rule);) {
    if (rule.letter == model::kFits && (rule.number ^ value) < model::kFitsValues &&
        told(model::kFits, rule.number)) {
      return true;
    }
  }
  return false;
}

bool CartRules::told(char letter, uint32_t number, uint32_t mask) const {
  for (uint32_t t = 0; t < count_; ++t) {
    if (told_[t].letter == letter && ((told_[t].number ^ number) & mask) == 0) return true;
  }
  return false;
}

}  // namespace goeswith::engine
