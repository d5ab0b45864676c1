#include "policy/apart.h"

#include <algorithm>

#include "orders/ascii.h"
#include "policy/mistakes.h"

namespace goeswith::policy {

using orders::in_quotes;

Apart::Apart(const Policy& policy, const Store& store) : store_(store) {
  for (size_t n = 0; n < policy.never_with.size(); ++n) {
    for (const uint32_t item : store.selected(policy.never_with[n].who)) {
      sides_[item].insert(2 * n);
    }
    for (const uint32_t item : store.selected(policy.never_with[n].beside)) {
      sides_[item].insert(2 * n + 1);
    }
  }
  for (const Fit& fit : policy.fits) {
    for (const uint32_t item : store.selected(fit.who)) {
      fits_[item][fit.attribute].insert(fit.value);
    }
  }
}

std::string Apart::first(const std::vector<uint32_t>& items,
                         const std::vector<uint32_t>& others) const {
  const auto is_free = [&](uint32_t item) {
    return !sides_.contains(item) && !fits_.contains(item);
  };
  std::vector<uint32_t> named = others;
  std::erase_if(named, is_free);
  for (const uint32_t item : items) {
    if (is_free(item)) continue;
    for (const uint32_t other : named) {
      if (item == other) continue;
      const std::string found = why(item, other);
      if (!found.empty()) return found;
    }
  }
  return "";
}

bool Apart::all(const std::vector<uint32_t>& items, const std::vector<uint32_t>& others) const {
  return std::all_of(items.begin(), items.end(), [&](uint32_t item) {
    return std::all_of(others.begin(), others.end(),
                       [&](uint32_t other) { return item == other || !why(item, other).empty(); });
  });
}

std::string Apart::why(uint32_t item, uint32_t other) const {
  const auto quoted = [&](uint32_t of) { return in_quotes(std::string(store_.items()[of].sku)); };
  const auto sides = sides_.find(item);
  const auto others = sides_.find(other);
  if (sides != sides_.end() && others != sides_.end()) {
    for (const size_t side : sides->second) {
      if (!others->second.contains(side ^ 1)) continue;
      return quoted(item) + " never goes beside " + quoted(other) + " by " +
             path_of("/never_with", side / 2);
    }
  }
  const auto fits = fits_.find(item);
  const auto other_fits = fits_.find(other);
  if (fits == fits_.end() || other_fits == fits_.end()) return "";
  for (const auto& [attribute, values] : fits->second) {
    const auto found = other_fits->second.find(attribute);
    if (found == other_fits->second.end()) continue;
    if (std::any_of(values.begin(), values.end(),
                    [&](const std::string& value) { return found->second.contains(value); })) {
      continue;
    }
    return quoted(item) + " does not fit " + quoted(other) + " by " + in_quotes(attribute) +
           " of /fits";
  }
  return "";
}

}  // namespace goeswith::policy
