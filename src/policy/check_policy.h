#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "policy/policy.h"
#include "policy/store.h"

namespace goeswith::policy {

// Compares a policy with what the store has at a time in seconds since 1970, and with its orders
// where they are known one by one. Returns what will be ignored or come to nothing, or can hardly
// be meant, a line each, for the merchant to read:
//   policy.json: /pin/0/items/2: SKU "X" is neither in the orders nor in the catalog; ignored
// Throws PolicyError with everything that cannot be: an upgrade that is cheaper than what it
// replaces, a bundle's discount of all that it costs, a former price that is not above today's.
std::vector<std::string> check_policy(const Policy& policy, const Store& store, int64_t now,
                                      const orders::OrderLog* log = nullptr);

}  // namespace goeswith::policy
