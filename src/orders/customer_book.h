#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "orders/large_vector.h"
#include "orders/string_table.h"

namespace goeswith::orders {

// Tells apart who placed the orders, by whatever the export calls them: an e-mail address, a
// number. What they are called is gone with the book, after reading; only its numbers remain.
class CustomerBook {
 public:
  // Enters who placed the order of this number in the OrderBook. Small and capital letters are the
  // same, and so are 17850 and 17850.0, which spreadsheets make of it; an empty name says nothing.
  void enter(uint32_t order, std::string_view name);

  // kNoCustomer of an order that nobody was entered for.
  uint32_t operator[](uint32_t order) const;

 private:
  StringTable names_;
  LargeVector<uint32_t> customer_;  // by order, as far as the last one entered
  std::string name_;
};

}  // namespace goeswith::orders
