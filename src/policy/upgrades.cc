#include "policy/upgrades.h"

#include <algorithm>

#include "policy/mistakes.h"

namespace goeswith::policy {
namespace {

// Beside an item there is no room for more.
constexpr size_t kMostOfATier = 8;

// 20 % dearer is a step of 0.2, however a computer divides.
bool suits(const Upsell& upsell, const StoreItem& worse, const StoreItem& better) {
  constexpr double kRounding = 1e-9;
  if (worse.price <= 0 || better.price <= 0) return false;
  const double step = static_cast<double>(better.price) / static_cast<double>(worse.price) - 1;
  return step >= upsell.least_step - kRounding && step <= upsell.largest_step + kRounding;
}

}  // namespace

std::vector<UpgradePair> named_upgrades(const Policy& policy) {
  std::vector<UpgradePair> named;
  for (size_t u = 0; u < policy.upgrades.size(); ++u) {
    const Upgrade& upgrade = policy.upgrades[u];
    named.push_back({upgrade.item, upgrade.upgrade_of, upgrade.places, path_of("/upgrades", u)});
  }
  for (size_t t = 0; t < policy.tiers.size(); ++t) {
    const std::vector<std::string>& tier = policy.tiers[t];
    for (size_t i = 1; i < tier.size(); ++i) {
      named.push_back({tier[i], tier[i - 1], {}, path_of(path_of("/tiers", t), i)});
    }
  }
  return named;
}

std::vector<OfferedUpgrade> offered_upgrades(const Policy& policy, const Store& store) {
  const auto is_suitable = [&](uint32_t worse, uint32_t better) {
    return suits(policy.upsell, store.items()[worse], store.items()[better]);
  };
  std::vector<OfferedUpgrade> offered;
  for (const Upgrade& upgrade : policy.upgrades) {
    const std::optional<uint32_t> better = store.find(upgrade.item);
    const std::optional<uint32_t> worse = store.find(upgrade.upgrade_of);
    if (!better || !worse || (!upgrade.places && !is_suitable(*worse, *better))) continue;
    offered.push_back({*better, *worse, upgrade.places.value_or(policy.upsell.places)});
  }
  for (const std::vector<std::string>& tier : policy.tiers) {
    std::vector<uint32_t> items;
    for (const std::string& sku : tier) {
      if (const std::optional<uint32_t> item = store.find(sku)) items.push_back(*item);
    }
    for (size_t worse = 0; worse < items.size(); ++worse) {
      const size_t end = std::min(items.size(), worse + kMostOfATier + 1);
      for (size_t i = worse + 1; i < end && is_suitable(items[i - 1], items[i]); ++i) {
        offered.push_back({items[i], items[worse], policy.upsell.places});
      }
    }
  }
  return offered;
}

}  // namespace goeswith::policy
