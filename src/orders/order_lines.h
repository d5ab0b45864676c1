#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "orders/customer_book.h"
#include "orders/order_book.h"
#include "orders/order_log.h"

namespace goeswith::orders {

// The lines of all orders as the files give them, four bytes each, until all are read.
class OrderLines {
 public:
  void add(uint32_t order, uint32_t item);

  bool empty() const { return items_.empty(); }

  // Groups the lines by order, sorts the orders by time and drops an item's later lines in the same
  // order, which `repeated` counts. Orders without a line are left out. The log has customers if
  // they are given.
  OrderLog build(const OrderBook& book, std::vector<Item> items, uint64_t& repeated,
                 const CustomerBook* customers = nullptr) const;

 private:
  // Lines of one order after each other: up to the next run's begin.
  struct Run {
    uint32_t order;
    uint64_t begin;
  };

  LargeVector<Run> runs_;
  LargeVector<uint32_t> items_;
};

}  // namespace goeswith::orders
