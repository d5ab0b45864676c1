#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "policy/policy.h"
#include "policy/store.h"

namespace goeswith::policy {

// What each of the store's items earns, in minor units, where that is known. What the policy says
// of a margin counts before what the catalog's cost says; of the policy's margins one that names
// the item itself before one of its category, and the first of several.
std::vector<std::optional<double>> margins(const Policy& policy, const Store& store);

// As how many 64ths as probable each of the store's items is ranked: its boosts, times the ratio of
// its margin to the median margin to the power of the dial. A margin that nobody knows is the
// median.
std::vector<uint32_t> factors(const Policy& policy, const Store& store);

}  // namespace goeswith::policy
