#include "policy/worth.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "model/item_rules.h"
#include "policy/best_rule.h"

namespace goeswith::policy {
namespace {

std::optional<double> margin_of(const StoreItem& item, const Margin* said) {
  const bool priced = item.price != orders::kNoPrice;
  const auto price = static_cast<double>(item.price);
  if (said && said->amount) return static_cast<double>(*said->amount);
  if (!priced) return {};
  if (said && said->share) return *said->share * price;
  if (item.cost == orders::kNoPrice) return {};
  return price - static_cast<double>(item.cost);
}

// The lower of two in the middle; nothing of none.
std::optional<double> median_known(const std::vector<std::optional<double>>& margins) {
  std::vector<double> known;
  for (const std::optional<double>& margin : margins) {
    if (margin) known.push_back(*margin);
  }
  if (known.empty()) return {};
  const auto middle = known.begin() + static_cast<std::ptrdiff_t>((known.size() - 1) / 2);
  std::nth_element(known.begin(), middle, known.end());
  return *middle;
}

// Multiplies by what the margins are worth.
void weigh_margins(const Policy& policy, const Store& store, std::vector<double>& factors) {
  if (policy.worth.dial == 0) return;
  const std::vector<std::optional<double>> all = margins(policy, store);
  const std::optional<double> median = median_known(all);
  if (!median || *median <= 0) return;  // no typical margin to compare with
  for (size_t i = 0; i < all.size(); ++i) {
    if (!all[i]) continue;
    factors[i] *= std::pow(std::max(*all[i], 0.0) / *median, policy.worth.dial);
  }
}

}  // namespace

std::vector<std::optional<double>> margins(const Policy& policy, const Store& store) {
  const std::vector<const Margin*> said = best_rules(policy.worth.margins, store);
  std::vector<std::optional<double>> all;
  for (size_t i = 0; i < said.size(); ++i) all.push_back(margin_of(store.items()[i], said[i]));
  return all;
}

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
