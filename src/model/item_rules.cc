#include "model/item_rules.h"

namespace goeswith::model {

bool next_rule(const char*& rules, ItemRule& rule) {
  if (*rules == 0) return false;
  rule.letter = *rules++;
  rule.number = 0;
  for (; *rules >= '0' && *rules <= '9'; ++rules) {
    rule.number = rule.number * 10 + static_cast<uint32_t>(*rules - '0');
  }
  if (*rules == ' ') ++rules;  // before a SKU
  const char* const sku = rules;
  while (*rules != 0 && *rules != '\n') ++rules;
  rule.sku = {sku, static_cast<size_t>(rules - sku)};
  if (*rules != 0) ++rules;
  return true;
}

}  // namespace goeswith::model
