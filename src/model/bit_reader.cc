#include "model/bit_reader.h"

#include <bit>

namespace goeswith::model {

uint32_t BitReader::bits(uint32_t count) {
  while (held_count_ < count) {
    if (at_ == bytes_.size()) {
      failed_ = true;
      return 0;
    }
    held_ |= static_cast<uint64_t>(bytes_[at_++]) << held_count_;
    held_count_ += 8;
  }
  const auto value = static_cast<uint32_t>(held_ & ((uint64_t{1} << count) - 1));
  held_ >>= count;
  held_count_ -= count;
  return value;
}

uint32_t BitReader::unary() {
  uint32_t zeros = 0;
  while (!failed_ && bits(1) == 0) {
    if (++zeros == 32) failed_ = true;
  }
  return zeros;
}

uint32_t BitReader::below(uint32_t range) {
  const auto k = static_cast<uint32_t>(std::bit_width(range)) - 1;
  const auto short_codes = static_cast<uint32_t>((uint64_t{2} << k) - range);
  const uint32_t value = bits(k);
  return value < short_codes ? value : 2 * value + bits(1) - short_codes;
}

uint32_t BitReader::rice(uint32_t k) {
  const uint32_t high = unary();
  return (high << k) | bits(k);
}

uint32_t BitReader::exponential(uint32_t k) {
  const uint32_t width = unary();
  const uint32_t high = ((1u << (width & 31)) | bits(width)) - 1;
  return (high << k) | bits(k);
}

void BitReader::ascending(uint32_t* numbers, uint32_t count, uint32_t end) {
  const uint32_t near = bits(kNearBits);
  uint32_t next = 0;
  for (uint32_t left = count; left > 0; --left) {
    const uint32_t gap = usual_gap(next, end, left, near);
    while (next < end && bits(1) == 0 && !failed_) next += gap;
    next += below(gap);
    if (failed_ || next >= end) {
      failed_ = true;
      return;
    }
    *numbers++ = next++;
  }
}

}  // namespace goeswith::model
