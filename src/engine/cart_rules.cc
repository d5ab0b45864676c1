#include "engine/cart_rules.h"

namespace goeswith::engine {

using model::ItemRule;

namespace {

// Two items whose probabilities differ by less are as good as each other: no store has orders
// enough to tell them apart.
constexpr float kTie = 1.02F;

}  // namespace

void CartRules::gather(const model::Model& model, std::span<const uint32_t> cart, uint32_t place,
                       uint32_t ceiling) {
  place_ = place;
  float dearest = 0;
  count_ = 0;
  for (const uint32_t line : cart) {
    if (line == model::kNoItem) continue;
    const uint32_t price = model.price(line);
    if (price != model::kNoPrice && static_cast<float>(price) > dearest) {
      dearest = static_cast<float>(price);
    }
    std::string_view rules = model.rules(line);
    for (ItemRule rule; count_ < kMostTold && model::next_rule(rules, rule);) {
      const bool upgrade = rule.letter == model::kUpgrade;
      if (!upgrade && rule.letter != model::kNever && rule.letter != model::kFits) continue;
      told_[count_++] = {rule.letter, upgrade ? model.find(rule.sku) : rule.number};
    }
  }
  most_ = dearest * static_cast<float>(ceiling) / 1000;
}

Verdict CartRules::judge(const model::Model& model, uint32_t item) const {
  Verdict verdict;
  const uint32_t price = model.price(item);
  if (most_ > 0 && price != model::kNoPrice && static_cast<float>(price) > most_) {
    verdict.why = Why::kTooDear;
  }
  if (told(model::kUpgrade, item)) verdict.why = Why::kReplaces;
  const std::string_view all = model.rules(item);
  std::string_view rules = all;
  for (ItemRule rule; model::next_rule(rules, rule);) {
    const uint32_t number = rule.number;
    switch (rule.letter) {
      case model::kFactor:
        verdict.factor *= static_cast<float>(number) / model::kNeutralFactor;
        break;
      case model::kStrategic:
        verdict.factor *= kTie;
        break;
      case model::kGroup:
        if (number < model::kMaxGroups) verdict.group = number + 1;
        break;
      case model::kNotAt:
        if ((number & place_) != 0) verdict.why = Why::kNotHere;
        break;
      case model::kNever:
        if (told(model::kNever, number ^ 1)) verdict.why = Why::kNever;
        break;
      case model::kFits:
        if (!fits(all, number / model::kFitsValues)) verdict.why = Why::kUnfit;
        break;
      default:
        break;
    }
  }
  return verdict;
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
