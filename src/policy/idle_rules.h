#pragma once

#include <string>
#include <utility>
#include <vector>

#include "policy/policy.h"
#include "policy/store.h"

namespace goeswith::policy {

// What a policy says and no shopper will ever see, or not as it is meant: a threshold in a currency
// that the store does not sell in or behind one that comes first, an offer that is dearer than the
// price or was never so dear, a pin, a bundle or an upgrade with an item that other rules keep
// away, a bundle that the orders do not show, where they are known one by one. Each the path of the
// rule, such as "/free_shipping/1", and a sentence for the merchant.
std::vector<std::pair<std::string, std::string>> idle_rules(const Policy& policy,
                                                            const Store& store,
                                                            const orders::OrderLog* log = nullptr);

}  // namespace goeswith::policy
