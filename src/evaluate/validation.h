#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "model/layout.h"
#include "model/write_model.h"
#include "orders/order_log.h"

namespace goeswith::evaluate {

// How well a model completes the asked orders, order by order, so that two models can be compared
// with an eye on the standard error. The goal that everything is chosen by is hr4 + loo_hr6,
// split by the model's size classes: each class is ranked by a table of its own, so each can be
// chosen on its own.
class ValidationScore {
 public:
  // `file` is a model of the items of `training`; `asked` hold training's item numbers.
  ValidationScore(std::span<const uint8_t> file, const orders::OrderLog& training,
                  const std::vector<std::vector<uint32_t>>& asked);

  double goal() const;
  double goal(size_t size_class) const;

  // The goal less that of another model of the same orders, and the standard error of that over
  // orders.
  struct Difference {
    double mean;
    double error;
    bool hopeless() const { return mean < -8 * error; }
    bool better(double errors = 0.5) const { return mean > errors * error; }
  };
  Difference minus(const ValidationScore& other) const;
  Difference minus(const ValidationScore& other, size_t size_class) const;

 private:
  // By order: what it adds to each class's share of the goal, times the number of orders.
  std::vector<std::array<float, model::kMaxSizeClasses>> parts_;
};

}  // namespace goeswith::evaluate
