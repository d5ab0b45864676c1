#pragma once

#include <vector>

#include "orders/order_log.h"

namespace goeswith::train {

// How much an order says about what goes together now.
struct OrderWeighting {
  double recency_days = 180;  // τ: an order that is τ older weighs 1/e of a new one; 0 for no decay
  double size_exponent = 0.5;  // p: an order of n items weighs n^-p; 0 for no discount
};

// One weight an order, above 0: exp(-age / τ) · size^-p. Age is counted from the newest order, in
// logs of over a thousand from the newest but one in a thousand, and is at least 0: a few orders
// dated wrongly into the future must not age all the others.
orders::LargeVector<double> order_weights(const orders::OrderLog& log,
                                          const OrderWeighting& weighting);

}  // namespace goeswith::train
