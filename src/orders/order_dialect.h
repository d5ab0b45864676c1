#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "orders/dialect.h"
#include "orders/read_options.h"

namespace goeswith::orders {

// What a column of an order export says about a line. Every other column stays unread.
enum OrderRole : size_t {
  kOrder,  // the order's number, as people say it
  kSku,
  kDate,
  kQuantity,
  kPrice,  // of one piece
  kTitle,
  kCurrency,
  kStatus,     // "voided" and "refunded" orders are dropped
  kCancelled,  // anything in it: the order is dropped
  kCustomer,   // who bought; read only if ReadOptions::customers asks
  kOrderId,    // the platform's own number of the order, unique where kOrder is not
  kOrderRoles
};

// How to read one order export.
struct OrderDialect {
  std::string name;            // as people call it
  std::vector<size_t> column;  // by OrderRole, kAbsent where there is none
  size_t least_columns = 0;    // a row with fewer cannot be read
  std::string currency;        // ISO 4217 where the dialect implies one, otherwise empty
  bool online_retail = false;  // numbers starting with C are cancellations, SKUs are upper-cased
};

// Tells the dialect by the header: options.columns if given, otherwise the Shopify orders export,
// Online Retail II, Online Retail or the neutral one. Throws InputError if none fits, or if
// options.columns has an unknown role, lacks order or sku, or names a header that is not there.
OrderDialect recognise_orders(const std::string& file, std::span<const std::string> header,
                              const ReadOptions& options);

}  // namespace goeswith::orders
