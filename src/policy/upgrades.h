#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "policy/policy.h"
#include "policy/store.h"

namespace goeswith::policy {

// A better item in place of another.
struct UpgradePair {
  std::string item;
  std::string upgrade_of;
  std::optional<uint32_t> places;  // of its own
  std::string path;                // where the file says so
};

// The upgrades that are named one by one, then those of neighbours in tiers.
std::vector<UpgradePair> named_upgrades(const Policy& policy);

struct OfferedUpgrade {
  uint32_t item;  // of the store
  uint32_t upgrade_of;
  uint32_t places;
};

// Those of items that the store has, at their own places, or at Upsell's if their price step suits
// it. Of a tier each item is offered all later ones, the nearest first, as far as each step to the
// next suits.
std::vector<OfferedUpgrade> offered_upgrades(const Policy& policy, const Store& store);

}  // namespace goeswith::policy
