#include "model/item_rules.h"

namespace goeswith::model {

bool next_rule(std::string_view& rules, ItemRule& rule) {
  if (rules.empty()) return false;
  rule.letter = rules[0];
  rule.number = 0;
  size_t at = 1;
  for (; at < rules.size() && rules[at] >= '0' && rules[at] <= '9'; ++at) {
    rule.number = rule.number * 10 + static_cast<uint32_t>(rules[at] - '0');
  }
  if (at < rules.size() && rules[at] == ' ') ++at;  // before a SKU
  const size_t sku = at;
  while (at < rules.size() && rules[at] != '\n') ++at;
  rule.sku = rules.substr(sku, at - sku);
  rules.remove_prefix(at < rules.size() ? at + 1 : at);
  return true;
}

}  // namespace goeswith::model
