#include "evaluate/neighbour_bound.h"

#include <cmath>
#include <map>
#include <numbers>

#include "evaluate/entropy.h"

namespace goeswith::evaluate {
NeighbourBound neighbour_bound(const model::Model& model) {
  if (model.neighbours() == 0) return {};
  std::map<uint32_t, uint64_t> items;
  std::map<uint32_t, uint64_t> codes;
  double orders = 0;
  for (uint32_t i = 0; i < model.items(); ++i) {
    for (uint32_t k = model.row_begin(i); k < model.row_end(i); ++k) {
      ++items[model.neighbour_item(k)];
      ++codes[model.neighbour_code(k)];
    }
    orders += std::lgamma(model.row_end(i) - model.row_begin(i) + 1.0) / std::numbers::ln2;
  }
  const double sum = model.neighbours();
  return {entropy(items, sum) - orders / sum, entropy(codes, sum)};
}

}  // namespace goeswith::evaluate
