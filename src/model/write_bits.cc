#include "model/write_bits.h"

#include <bit>

namespace goeswith::model {

void BitWriter::bits(uint32_t value, uint32_t count) {
  for (uint32_t b = 0; b < count; ++b, ++count_) {
    if (count_ % 8 == 0) bytes_.push_back(0);
    bytes_.back() |= static_cast<uint8_t>(((value >> b) & 1) << (count_ % 8));
  }
}

void BitWriter::unary(uint32_t zeros) {
  bits(0, zeros);
  bits(1, 1);
}

void BitWriter::centred(uint32_t value, uint32_t range) {
  if (range <= 1) return;
  const auto k = static_cast<uint32_t>(std::bit_width(range)) - 1;
  const auto short_codes = static_cast<uint32_t>((uint64_t{2} << k) - range);
  const uint32_t first = (range - short_codes) / 2;
  const uint32_t turned = value >= first ? value - first : value + (range - first);
  if (turned < short_codes) {
    bits(turned, k);
  } else {
    bits((turned + short_codes) >> 1, k);
    bits((turned + short_codes) & 1, 1);
  }
}

void BitWriter::rice(uint32_t value, uint32_t k) {
  unary(value >> k);
  bits(value, k);
}

void BitWriter::exponential(uint32_t value, uint32_t k) {
  const uint32_t high = (value >> k) + 1;
  const auto width = static_cast<uint32_t>(std::bit_width(high)) - 1;
  unary(width);
  bits(high, width);
  bits(value, k);
}

void BitWriter::ascending(std::span<const uint32_t> numbers, uint32_t low, uint32_t high) {
  if (numbers.empty()) return;
  const auto count = static_cast<uint32_t>(numbers.size());
  const uint32_t middle = count / 2;
  centred(numbers[middle] - low - middle, high - low - (count - 1) + 1);
  ascending(numbers.first(middle), low, numbers[middle] - 1);
  ascending(numbers.subspan(middle + 1), numbers[middle] + 1, high);
}

}  // namespace goeswith::model
