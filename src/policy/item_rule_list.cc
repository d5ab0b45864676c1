#include "policy/item_rule_list.h"

namespace goeswith::policy {
namespace {

constexpr model::RuleLetter kOrder[] = {model::kFactor,    model::kGroup,      model::kNotAt,
                                        model::kStrategic, model::kConsumable, model::kNever,
                                        model::kFits,      model::kPin,        model::kUpgrade};

bool says_places(char letter) {
  return letter == model::kNotAt || letter == model::kPin || letter == model::kUpgrade;
}

}  // namespace

void ItemRuleList::add(model::RuleLetter letter, uint32_t number, std::string_view sku) {
  for (model::ItemRule& rule : rules_) {
    if (rule.letter != letter || rule.sku != sku) continue;
    if (says_places(letter)) {
      rule.number |= number;
      return;
    }
    if (rule.number == number) return;
  }
  rules_.push_back({letter, number, sku});
}

std::string ItemRuleList::text() const {
  std::string text;
  for (const model::RuleLetter letter : kOrder) {
    for (const model::ItemRule& rule : rules_) {
      if (rule.letter != letter) continue;
      text += rule.letter + std::to_string(rule.number);
      if (!rule.sku.empty()) (text += ' ') += rule.sku;
      text += '\n';
    }
  }
  return text;
}

bool can_be_written(std::string_view sku) { return sku.find('\n') == std::string_view::npos; }

}  // namespace goeswith::policy
