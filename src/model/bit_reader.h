#pragma once

#include <cstdint>
#include <span>

namespace goeswith::model {

constexpr uint32_t kNearBits = 3;

// The gap before the first of `left` numbers in next…end - 1, at least 1. Small numbers are the
// more frequent, about as 1 / (number + c), c = end / 2^(near + 1): close to 0 the gap is like next
// + c, and close to the end like what is left, so it is half of their harmonic mean.
constexpr uint32_t usual_gap(uint32_t next, uint32_t end, uint32_t left, uint32_t near) {
  // Exact for ends up to 2^25, and plain JavaScript has no whole numbers of 64 bits.
  const double place = static_cast<double>(next) + (end >> (near + 1));
  const double rest = end - next;
  if (rest == 0) return 1;
  const uint32_t gap = static_cast<uint32_t>(place * rest / (place + rest)) / (left + 1);
  return gap > 0 ? gap : 1;
}

// Reads packed bits, the lowest of a byte first. Beyond the end it reads zeros and fails; who reads
// asks failed() once at the end, and loops no longer than a number that was read allows.
class BitReader {
 public:
  explicit BitReader(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  bool failed() const { return failed_; }
  void fail() { failed_ = true; }
  // Whether all was read but zeros that fill the last byte.
  bool at_end() const { return !failed_ && at_ == bytes_.size() && held_ == 0; }

  // A number of `count` bits, 0…32.
  uint32_t bits(uint32_t count);
  // 0…31 zeros and a one: how many zeros.
  uint32_t unary();
  // A number 0…range - 1, the smallest in a bit less than the others where the range is no power of
  // two (a minimal binary code).
  uint32_t below(uint32_t range);
  // Golomb codes whose parameter is a power of two: of numbers that fall off geometrically (Rice
  // 1979), and of those with a longer tail (exponential, Teuhola 1978).
  uint32_t rice(uint32_t k);
  uint32_t exponential(uint32_t k);
  // `count` ascending numbers below `end`: of each how far it is from the least that it can be, in
  // a Golomb code (1966) of the gap that is usual there.
  void ascending(uint32_t* numbers, uint32_t count, uint32_t end);

 private:
  std::span<const uint8_t> bytes_;
  size_t at_ = 0;
  uint64_t held_ = 0;  // bits read from bytes_ and not yet asked for
  uint32_t held_count_ = 0;
  bool failed_ = false;
};

}  // namespace goeswith::model
