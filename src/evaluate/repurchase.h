#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "evaluate/shop_replay.h"
#include "model/write_model.h"
#include "orders/order_log.h"

namespace goeswith::evaluate {

// How long what one rule of a policy calls consumable lasts, by the policy and by the orders.
struct Repurchase {
  std::string what;          // the rule's first category or SKU, and how many more
  uint32_t days = 0;         // the policy's
  uint32_t median_days = 0;  // after so many a customer bought the same item again
  uint64_t times = 0;        // that one did; one at least
};

// One for each of the policy's rules whose items somebody bought again, another day, among the
// first `taught` orders of the log. `contents` are what was learned of these.
std::vector<Repurchase> repurchases(const model::Contents& contents, const orders::OrderLog& log,
                                    size_t taught, const Merchant& merchant);

}  // namespace goeswith::evaluate
