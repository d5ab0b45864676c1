#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace goeswith::model {

// Of 0…count - 1 the first that takes the fewest bits.
template <typename BitsOf>
uint32_t cheapest(uint32_t count, const BitsOf& bits_of) {
  uint32_t best = 0;
  uint64_t fewest = bits_of(best);
  for (uint32_t k = 1; k < count; ++k) {
    const uint64_t bits = bits_of(k);
    if (bits >= fewest) continue;
    best = k;
    fewest = bits;
  }
  return best;
}

// Packs what BitReader reads; see there for the codes.
class BitWriter {
 public:
  void bits(uint32_t value, uint32_t count);
  void unary(uint32_t zeros);  // 0…31
  void below(uint32_t value, uint32_t range);
  // Of value >> k: 0…31.
  void rice(uint32_t value, uint32_t k);
  // Of value >> k: 0…2^32 - 2.
  void exponential(uint32_t value, uint32_t k);
  // Strictly, each below `end`, which is at most 2^31.
  void ascending(std::span<const uint32_t> numbers, uint32_t end);

  // So many bits were written.
  uint64_t count() const { return count_; }
  const std::vector<uint8_t>& bytes() const { return bytes_; }

 private:
  std::vector<uint8_t> bytes_;
  uint64_t count_ = 0;
};

}  // namespace goeswith::model
