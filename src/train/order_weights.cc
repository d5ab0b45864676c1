#include "train/order_weights.h"

#include <algorithm>
#include <cmath>

namespace goeswith::train {
namespace {

constexpr double kSecondsPerDay = 86400;
// In τ. Keeps the oldest of orders, and what is learned from them, above zero in single precision
// as well: one order dated far ahead by mistake makes all others as old as this.
constexpr double kMaxAge = 50;

}  // namespace

orders::LargeVector<double> order_weights(const orders::OrderLog& log,
                                          const OrderWeighting& weighting) {
  orders::LargeVector<double> weights(log.orders());
  if (weights.empty()) return weights;
  const auto now = static_cast<double>(log.ordered_at[weights.size() - 1 - weights.size() / 1000]);
  for (size_t o = 0; o < weights.size(); ++o) {
    double weight = std::pow(static_cast<double>(log.order(o).size()), -weighting.size_exponent);
    if (weighting.recency_days > 0) {
      const double seconds = std::max(0.0, now - static_cast<double>(log.ordered_at[o]));
      const double age = seconds / kSecondsPerDay / weighting.recency_days;
      weight *= std::exp(-std::min(age, kMaxAge));
    }
    weights[o] = weight;
  }
  return weights;
}

}  // namespace goeswith::train
