#include "policy/worth.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/item_rules.h"
#include "policy/best_rule.h"

namespace goeswith::policy {
namespace {

constexpr double kUnknown = -HUGE_VAL;

double margin_of(const StoreItem& item, const Margin* said) {
  const bool priced = item.price != orders::kNoPrice;
  const auto price = static_cast<double>(item.price);
  if (said && said->amount) return static_cast<double>(*said->amount);
  if (said && said->share) return priced ? *said->share * price : kUnknown;
  if (!priced || item.cost == orders::kNoPrice) return kUnknown;
  return price - static_cast<double>(item.cost);
}

// The lower of two in the middle; nothing of none.
std::optional<double> median_known(std::vector<double> margins) {
  std::erase(margins, kUnknown);
  if (margins.empty()) return {};
  const auto middle = margins.begin() + static_cast<std::ptrdiff_t>((margins.size() - 1) / 2);
  std::nth_element(margins.begin(), middle, margins.end());
  return *middle;
}

// Multiplies by what the margins are worth.
void weigh_margins(const Policy& policy, const Store& store, std::vector<double>& factors) {
  if (policy.worth.dial == 0) return;
  const std::vector<const Margin*> said = best_rules(policy.worth.margins, store);
  std::vector<double> margins;
  for (size_t i = 0; i < said.size(); ++i) {
    margins.push_back(margin_of(store.items()[i], said[i]));
  }
  const std::optional<double> median = median_known(margins);
  if (!median || *median <= 0) return;  // no typical margin to compare with
  for (size_t i = 0; i < margins.size(); ++i) {
    if (margins[i] == kUnknown) continue;
    factors[i] *= std::pow(std::max(margins[i], 0.0) / *median, policy.worth.dial);
  }
}

}  // namespace

std::vector<uint32_t> factors(const Policy& policy, const Store& store) {
  std::vector<double> factors(store.items().size(), 1.0);
  for (const Boost& boost : policy.boosts) {
    for (const uint32_t item : store.selected(boost.who)) factors[item] *= boost.factor;
  }
  weigh_margins(policy, store, factors);
  std::vector<uint32_t> stored;
  for (const double factor : factors) {
    const double units = std::round(factor * model::kNeutralFactor);
    stored.push_back(
        static_cast<uint32_t>(std::clamp(units, 1.0, static_cast<double>(model::kMaxFactor))));
  }
  return stored;
}

}  // namespace goeswith::policy
