#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "orders/large_vector.h"
#include "orders/order_log.h"

namespace goeswith::evaluate {

// An item of a log that a customer had before, days ago the last time.
struct Bought {
  uint32_t item;
  uint32_t days;
};

// What the customers of a log had bought before each of their orders, as a page would tell it.
class PastOrders {
 public:
  // `log` must outlive it.
  explicit PastOrders(const orders::OrderLog& log);

  // What the customer of order `o` had before, the newest first, `most` at most; nothing of an
  // order that does not say whose it is. Of orders of the same second none was before the other.
  std::vector<Bought> before(size_t o, size_t most) const;

 private:
  const orders::OrderLog& log_;
  orders::LargeVector<uint32_t> previous_;  // by order: the one before it of the same customer
};

}  // namespace goeswith::evaluate
