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

uint32_t BitReader::centred(uint32_t range) {
  if (range <= 1) return 0;
  const auto k = static_cast<uint32_t>(std::bit_width(range)) - 1;
  const auto short_codes = static_cast<uint32_t>((uint64_t{2} << k) - range);
  uint32_t value = bits(k);
  if (value >= short_codes) value = 2 * value + bits(1) - short_codes;
  // The short codes are those of the middle.
  const uint64_t turned = uint64_t{value} + (range - short_codes) / 2;
  return static_cast<uint32_t>(turned < range ? turned : turned - range);
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

void BitReader::ascending(uint32_t* numbers, uint32_t count, uint32_t low, uint32_t high) {
  while (count > 0 && !failed_) {
    const uint32_t middle = count / 2;
    // So many numbers must find room above the middle one; low + middle is its least.
    const uint64_t range = uint64_t{high} + 1 - low - (count - 1);
    if (high < low || high - low < count - 1) {
      failed_ = true;
      return;
    }
    const uint32_t number = low + middle + centred(static_cast<uint32_t>(range));
    numbers[middle] = number;
    if (middle > 0) ascending(numbers, middle, low, number - 1);
    numbers += middle + 1;
    count -= middle + 1;
    low = number + 1;
  }
}

}  // namespace goeswith::model
