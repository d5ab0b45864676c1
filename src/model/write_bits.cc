#include "model/write_bits.h"

#include <bit>

#include "model/bit_reader.h"

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

void BitWriter::below(uint32_t value, uint32_t range) {
  const auto k = static_cast<uint32_t>(std::bit_width(range)) - 1;
  const auto short_codes = static_cast<uint32_t>((uint64_t{2} << k) - range);
  if (value < short_codes) {
    bits(value, k);
  } else {
    bits((value + short_codes) >> 1, k);
    bits((value + short_codes) & 1, 1);
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

void BitWriter::ascending(std::span<const uint32_t> numbers, uint32_t end) {
  // Visits how many usual gaps lie before each number, how far it is beyond them, and the gap.
  const auto for_numbers = [&](uint32_t near, auto visit) {
    uint32_t next = 0;
    auto left = static_cast<uint32_t>(numbers.size());
    for (const uint32_t number : numbers) {
      const uint32_t gap = usual_gap(next, end, left--, near);
      visit((number - next) / gap, (number - next) % gap, gap);
      next = number + 1;
    }
  };
  const uint32_t best = cheapest(1u << kNearBits, [&](uint32_t near) {
    uint64_t sum = 0;
    for_numbers(near, [&](uint32_t gaps, uint32_t, uint32_t gap) {
      sum += gaps + static_cast<uint32_t>(std::bit_width(gap));
    });
    return sum;
  });
  bits(best, kNearBits);
  for_numbers(best, [&](uint32_t gaps, uint32_t beyond, uint32_t gap) {
    for (; gaps > 0; --gaps) bits(0, 1);
    bits(1, 1);
    below(beyond, gap);
  });
}

}  // namespace goeswith::model
