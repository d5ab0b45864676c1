#include "engine/cart_rules.h"

namespace goeswith::engine {

using model::ItemRule;

namespace {

// Two items whose probabilities differ by less are as good as each other: no store has orders
// enough to tell them apart.
constexpr float kTie = 1.02F;

}  // namespace

bool CartRules::open(const model::Model& model) {
  model_ = &model;
  if (!terms_.resize(model.items())) return false;
  for (uint32_t item = 0; item < model.items(); ++item) {
    uint32_t factor = model::kNeutralFactor;
    uint32_t group = 0;
    uint32_t flags = 0;
    std::string_view rules = model.rules(item);
    for (ItemRule rule; model::next_rule(rules, rule);) {
      const uint32_t number = rule.number;
      switch (rule.letter) {
        case model::kFactor:
          factor = number;
          break;
        case model::kGroup:
          if (number < model::kMaxGroups) group = number + 1;
          break;
        case model::kNotAt:
          flags |= number & model::kAllPlaces;
          break;
        case model::kStrategic:
          flags |= kWinsTies;
          break;
        case model::kNever:
        case model::kFits:
          flags |= kAsksLines;
          break;
        default:
          break;
      }
    }
    terms_[item] = {static_cast<uint16_t>(factor), static_cast<uint8_t>(group),
                    static_cast<uint8_t>(flags)};
  }
  return true;
}

float CartRules::factor(uint32_t item) const {
  const Terms& terms = terms_[item];
  const float factor = static_cast<float>(terms.factor) / model::kNeutralFactor;
  return (terms.flags & kWinsTies) != 0 ? factor * kTie : factor;
}

void CartRules::gather(std::span<const uint32_t> cart, uint32_t place, uint32_t ceiling) {
  place_ = place & model::kAllPlaces;
  float dearest = 0;
  count_ = 0;
  for (const uint32_t line : cart) {
    if (line == model::kNoItem) continue;
    const uint32_t price = model_->price(line);
    if (price != model::kNoPrice && static_cast<float>(price) > dearest) {
      dearest = static_cast<float>(price);
    }
    std::string_view rules = model_->rules(line);
    for (ItemRule rule; count_ < kMostTold && model::next_rule(rules, rule);) {
      const bool upgrade = rule.letter == model::kUpgrade;
      if (!upgrade && rule.letter != model::kNever && rule.letter != model::kFits) continue;
      told_[count_++] = {rule.letter, upgrade ? model_->find(rule.sku) : rule.number};
    }
  }
  most_ = dearest * static_cast<float>(ceiling) / 1000;
}

Why CartRules::judge(uint32_t item) const {
  const Terms& terms = terms_[item];
  if ((terms.flags & place_) != 0) return Why::kNotHere;
  const uint8_t flags = model_->flags(item);
  if ((flags & model::kInStock) == 0) {
    return (flags & model::kLowStock) != 0 ? Why::kLowStock : Why::kNoStock;
  }
  if ((terms.flags & kAsksLines) != 0) {
    const std::string_view all = model_->rules(item);
    std::string_view rules = all;
    for (ItemRule rule; model::next_rule(rules, rule);) {
      const uint32_t number = rule.number;
      if (rule.letter == model::kNever && told(model::kNever, number ^ 1)) return Why::kNever;
      if (rule.letter == model::kFits && !fits(all, number / model::kFitsValues)) {
        return Why::kUnfit;
      }
    }
  }
  if (told(model::kUpgrade, item)) return Why::kReplaces;
  const uint32_t price = model_->price(item);
  const bool dear = most_ > 0 && price != model::kNoPrice && static_cast<float>(price) > most_;
  return dear ? Why::kTooDear : Why::kLearned;
}

// Whether the item of these rules shares a value of the attribute with the lines that have it.
bool CartRules::fits(std::string_view rules, uint32_t attribute) const {
  bool asked = false;
  for (uint32_t t = 0; t < count_; ++t) {
    asked |= told_[t].letter == model::kFits && told_[t].number / model::kFitsValues == attribute;
  }
  if (!asked) return true;
  for (ItemRule rule; model::next_rule(rules, rule);) {
    if (rule.letter == model::kFits && rule.number / model::kFitsValues == attribute &&
        told(model::kFits, rule.number)) {
      return true;
    }
  }
  return false;
}

bool CartRules::told(char letter, uint32_t number) const {
  for (uint32_t t = 0; t < count_; ++t) {
    if (told_[t].letter == letter && told_[t].number == number) return true;
  }
  return false;
}

}  // namespace goeswith::engine
