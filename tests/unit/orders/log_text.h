#pragma once

#include <string>
#include <vector>

#include "orders/order_log.h"

namespace goeswith::orders {

// The orders of a log with their items' keys: {"85123A 71053", "22423"}.
inline std::vector<std::string> orders_of(const OrderLog& log) {
  std::vector<std::string> result;
  for (size_t o = 0; o < log.orders(); ++o) {
    std::string& order = result.emplace_back();
    for (const uint32_t item : log.order(o)) {
      order += (order.empty() ? "" : " ") + log.items[item].sku;
    }
  }
  return result;
}

}  // namespace goeswith::orders
