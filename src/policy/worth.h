#pragma once

#include <cstdint>
#include <vector>

#include "policy/policy.h"
#include "policy/store.h"

namespace goeswith::policy {

// As how many 64ths as probable each of the store's items is ranked: its boosts, times the ratio of
// its margin to the median margin to the power of the dial. What the policy says of a margin counts
// before what the catalog's cost says; of the policy's margins one that names the item itself
// before one of its category, and the first of several. A margin that nobody knows is the median.
std::vector<uint32_t> factors(const Policy& policy, const Store& store);

}  // namespace goeswith::policy
