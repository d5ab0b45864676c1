#pragma once

#include <vector>

#include "policy/store.h"

namespace goeswith::policy {

// Of rules of which one alone can count for an item: for each of the store's items the first that
// names the item itself, or else the first that names its category, or else nothing.
template <typename Rule>
std::vector<const Rule*> best_rules(const std::vector<Rule>& rules, const Store& store) {
  std::vector<const Rule*> best(store.items().size(), nullptr);
  const auto choose = [&](const Rule& rule, const Who& who) {
    for (const uint32_t item : store.selected(who)) {
      if (!best[item]) best[item] = &rule;
    }
  };
  for (const Rule& rule : rules) choose(rule, {rule.who.items, {}});
  for (const Rule& rule : rules) choose(rule, {{}, rule.who.categories});
  return best;
}

}  // namespace goeswith::policy
