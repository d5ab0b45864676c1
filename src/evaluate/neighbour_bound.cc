#include "evaluate/neighbour_bound.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <vector>

#include "evaluate/entropy.h"

namespace goeswith::evaluate {
NeighbourBound neighbour_bound(const model::Model& model) {
  if (model.neighbours() == 0) return {};
  std::map<uint32_t, uint64_t> items;
  std::map<uint32_t, uint64_t> distances;
  double orders = 0;
  for (uint32_t i = 0; i < model.items(); ++i) {
    std::vector<uint32_t> codes;
    for (uint32_t k = model.row_begin(i); k < model.row_end(i); ++k) {
      ++items[model.neighbour_item(k)];
      codes.push_back(model.neighbour_code(k));
    }
    std::sort(codes.begin(), codes.end());
    // Of unsigned numbers those below the middle are others than those above it.
    for (const uint32_t code : codes) ++distances[code - codes[codes.size() / 2]];
    orders += std::lgamma(model.row_end(i) - model.row_begin(i) + 1.0) / std::numbers::ln2;
  }
  const double sum = model.neighbours();
  return {entropy(items, sum) - orders / sum, entropy(distances, sum)};
}

}  // namespace goeswith::evaluate
