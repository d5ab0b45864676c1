#include "evaluate/weak_spots.h"

#include <algorithm>

namespace goeswith::evaluate {

std::vector<WeakSpot> weak_spots(const std::vector<std::vector<uint32_t>>& asked, size_t items,
                                 const std::vector<OrderScore>& scores, size_t most) {
  std::vector<WeakSpot> spots;
  for (uint32_t item = 0; item < items; ++item) spots.push_back({item, 0, 0});
  uint64_t carts = 0;
  for (size_t o = 0; o < asked.size(); ++o) {
    for (size_t p = 0; p < kPrefixes.size() && scores[o].asked[p] != 0; ++p) {
      ++carts;
      for (size_t k = 0; k < kPrefixes[p]; ++k) {
        spots[asked[o][k]].carts += 1;
        spots[asked[o][k]].hits += scores[o].hit[p];
      }
    }
  }
  const uint64_t enough = std::max<uint64_t>(10, carts / 200);
  std::erase_if(spots, [&](const WeakSpot& spot) { return spot.carts < enough; });
  std::sort(spots.begin(), spots.end(), [](const WeakSpot& a, const WeakSpot& b) {
    const uint64_t left = a.hits * b.carts;
    const uint64_t right = b.hits * a.carts;
    if (left != right) return left < right;
    return a.carts != b.carts ? a.carts > b.carts : a.item < b.item;
  });
  if (spots.size() > most) spots.resize(most);
  return spots;
}

}  // namespace goeswith::evaluate
