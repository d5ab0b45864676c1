#pragma once

#include <cstdint>
#include <span>

namespace goeswith::model {

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
  // A number 0…range - 1, those in the middle in a bit less than the others (a centred minimal
  // binary code).
  uint32_t centred(uint32_t range);
  // Golomb codes whose parameter is a power of two: of numbers that fall off geometrically (Rice
  // 1979), and of those with a longer tail (exponential, Teuhola 1978).
  uint32_t rice(uint32_t k);
  uint32_t exponential(uint32_t k);
  // `count` ascending numbers in low…high, the middle one first, then both halves within what it
  // leaves (binary interpolative coding, Moffat and Stuiver 2000).
  void ascending(uint32_t* numbers, uint32_t count, uint32_t low, uint32_t high);

 private:
  std::span<const uint8_t> bytes_;
  size_t at_ = 0;
  uint64_t held_ = 0;  // bits read from bytes_ and not yet asked for
  uint32_t held_count_ = 0;
  bool failed_ = false;
};

}  // namespace goeswith::model
