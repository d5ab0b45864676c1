#pragma once

#include <cmath>
#include <cstdint>
#include <map>

namespace goeswith::evaluate {

// Of what was counted, in bits each (Shannon 1948); `sum` is that of all counts.
template <typename Key>
double entropy(const std::map<Key, uint64_t>& counts, double sum) {
  double bits = 0;
  for (const auto& [key, count] : counts) {
    const double share = static_cast<double>(count) / sum;
    bits -= share * std::log2(share);
  }
  return bits;
}

}  // namespace goeswith::evaluate
