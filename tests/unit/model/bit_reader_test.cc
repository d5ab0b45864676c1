#include "model/bit_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <vector>

#include "model/three_items.h"
#include "model/write_bits.h"

namespace goeswith::model {
namespace {

// What a code's writer writes of some numbers, its reader reads, to the last bit.
template <typename Write, typename Read>
void expect_round_trip(const std::vector<uint32_t>& numbers, const Write& write, const Read& read) {
  BitWriter writer;
  for (const uint32_t number : numbers) write(writer, number);
  Block bytes(writer.bytes());
  BitReader reader(bytes.bytes());
  for (const uint32_t number : numbers) ASSERT_EQ(read(reader), number);
  ASSERT_TRUE(reader.at_end());
}

void expect_ascending(const std::vector<uint32_t>& numbers, uint32_t end) {
  BitWriter writer;
  writer.ascending(numbers, end);
  Block bytes(writer.bytes());
  BitReader reader(bytes.bytes());
  std::vector<uint32_t> read(numbers.size());
  reader.ascending(read.data(), static_cast<uint32_t>(read.size()), end);
  ASSERT_EQ(read, numbers) << "below " << end;
  ASSERT_TRUE(reader.at_end());
}

TEST(BitReader, ReadsNumbersOfEveryWidth) {
  std::mt19937 random(1);
  for (uint32_t width = 0; width <= 32; ++width) {
    const auto most = static_cast<uint32_t>((uint64_t{1} << width) - 1);
    std::vector<uint32_t> numbers = {0, most, most / 2, 1 & most};
    for (int k = 0; k < 100; ++k) numbers.push_back(static_cast<uint32_t>(random()) & most);
    expect_round_trip(
        numbers, [&](BitWriter& w, uint32_t number) { w.bits(number, width); },
        [&](BitReader& r) { return r.bits(width); });
  }
}

TEST(BitReader, CountsZerosUpToThirtyOne) {
  std::vector<uint32_t> numbers(32);
  for (uint32_t k = 0; k < 32; ++k) numbers[k] = k;
  expect_round_trip(
      numbers, [](BitWriter& w, uint32_t number) { w.unary(number); },
      [](BitReader& r) { return r.unary(); });
}

TEST(BitReader, FailsAtThirtyTwoZeros) {
  Block bytes(std::vector<uint8_t>{0, 0, 0, 0, 1});
  for (const bool exponential : {false, true}) {
    BitReader reader(bytes.bytes());
    exponential ? reader.exponential(15) : reader.rice(3);
    EXPECT_TRUE(reader.failed());
    EXPECT_FALSE(reader.at_end());
  }
}

TEST(BitReader, ReadsEveryNumberOfASmallRange) {
  for (uint32_t range = 1; range <= 130; ++range) {
    std::vector<uint32_t> numbers(range);
    for (uint32_t k = 0; k < range; ++k) numbers[k] = k;
    expect_round_trip(
        numbers, [&](BitWriter& w, uint32_t number) { w.below(number, range); },
        [&](BitReader& r) { return r.below(range); });
  }
}

TEST(BitReader, ReadsTheEdgesOfLargeRanges) {
  std::mt19937 random(2);
  for (const uint32_t range : {0x7FFFFFFFu, 0x80000000u, 0x80000001u, 0xC0000000u, 0xFFFFFFFFu}) {
    std::vector<uint32_t> numbers = {0, 1, range / 2 - 1, range / 2, range / 2 + 1, range - 1};
    for (int k = 0; k < 100; ++k) numbers.push_back(static_cast<uint32_t>(random()) % range);
    expect_round_trip(
        numbers, [&](BitWriter& w, uint32_t number) { w.below(number, range); },
        [&](BitReader& r) { return r.below(range); });
  }
}

TEST(BitReader, ReadsRiceCodesOfEveryParameter) {
  std::mt19937 random(3);
  for (uint32_t k = 0; k <= 27; ++k) {
    const uint32_t limit = 32u << k;  // 0 for 2^32
    std::vector<uint32_t> numbers = {0, 1, limit - 1};
    for (int n = 0; n < 50; ++n) numbers.push_back(static_cast<uint32_t>(random()) & (limit - 1));
    expect_round_trip(
        numbers, [&](BitWriter& w, uint32_t number) { w.rice(number, k); },
        [&](BitReader& r) { return r.rice(k); });
  }
}

TEST(BitReader, ReadsExponentialCodesOfEveryParameter) {
  std::mt19937 random(4);
  for (uint32_t k = 0; k <= 31; ++k) {
    std::vector<uint32_t> numbers = {0, 1, 2, 1u << 16, 0x80000000, 0xFFFFFFFE};
    if (k > 0) numbers.push_back(0xFFFFFFFF);
    for (int n = 0; n < 50; ++n) numbers.push_back(static_cast<uint32_t>(random()) >> n % 32);
    expect_round_trip(
        numbers, [&](BitWriter& w, uint32_t number) { w.exponential(number, k); },
        [&](BitReader& r) { return r.exponential(k); });
  }
}

TEST(BitReader, ReadsAscendingNumbers) {
  std::mt19937 random(5);
  for (int round = 0; round < 300; ++round) {
    const uint32_t end = 1 + static_cast<uint32_t>(random()) % (1u << random() % 25);
    std::set<uint32_t> numbers;
    const size_t tries = random() % 200;
    for (size_t k = 0; k < tries; ++k) numbers.insert(static_cast<uint32_t>(random()) % end);
    expect_ascending({numbers.begin(), numbers.end()}, end);
  }
}

TEST(BitReader, ReadsASingleNumberWhereverItIs) {
  for (const uint32_t end : {1u, 2u, 3u, 7u, 8u, 9u, 101u}) {
    for (uint32_t number = 0; number < end; ++number) expect_ascending({number}, end);
  }
  for (const uint32_t number : {0u, 1u, 0x3FFFFFFFu, 0x7FFFFFFEu, 0x7FFFFFFFu}) {
    expect_ascending({number}, 0x80000000);
  }
}

TEST(BitReader, ReadsTheFirstNumbersAndTheLast) {
  for (uint32_t count = 0; count <= 70; ++count) {
    std::vector<uint32_t> numbers(count);
    std::iota(numbers.begin(), numbers.end(), 0u);
    for (const uint32_t end : {std::max(count, 1u), 100u, 1u << 24}) {
      expect_ascending(numbers, end);
      std::vector<uint32_t> last(count);
      std::iota(last.begin(), last.end(), end - count);
      expect_ascending(last, end);
    }
  }
}

TEST(BitReader, ReadsNumbersThatCrowdAtTheFirstFromFewBits) {
  std::vector<uint32_t> numbers;
  for (double number = 10; number < 4000; number *= 1.2)
    numbers.push_back(static_cast<uint32_t>(number));
  BitWriter writer;
  writer.ascending(numbers, 4096);
  EXPECT_LE(writer.count(), 7 * numbers.size());
}

TEST(BitReader, RefusesNumbersThatAreNotBelowTheEnd) {
  BitWriter writer;
  writer.ascending(std::vector<uint32_t>{3, 9}, 10);
  Block bytes(writer.bytes());
  uint32_t numbers[4];
  for (const auto& [count, end] : {std::pair(2u, 4u), {4u, 3u}, {1u, 0u}}) {
    BitReader reader(bytes.bytes());
    reader.ascending(numbers, count, end);
    EXPECT_TRUE(reader.failed()) << count << " below " << end;
  }
}

// What is there keeps the promise of the code, whatever the bits say.
TEST(BitReader, ReadsAscendingNumbersFromRandomBits) {
  std::mt19937 random(6);
  for (int round = 0; round < 2000; ++round) {
    std::vector<uint8_t> noise(random() % 64);
    for (uint8_t& byte : noise) byte = static_cast<uint8_t>(random());
    Block bytes(noise);
    BitReader reader(bytes.bytes());
    const auto count = static_cast<uint32_t>(random() % 50);
    const uint32_t end = 40 + static_cast<uint32_t>(random()) % (1u << random() % 24);
    std::vector<uint32_t> numbers(count);
    reader.ascending(numbers.data(), count, end);
    if (reader.failed()) continue;
    ASSERT_TRUE(std::is_sorted(numbers.begin(), numbers.end(), std::less_equal<>()) || count < 2);
    ASSERT_TRUE(count == 0 || numbers.back() < end);
  }
}

TEST(BitReader, ReadsZerosBeyondTheEndAndFails) {
  Block bytes(std::vector<uint8_t>{0xFF});
  BitReader reader(bytes.bytes());
  EXPECT_EQ(reader.bits(7), 0x7Fu);
  EXPECT_FALSE(reader.failed());
  EXPECT_EQ(reader.bits(2), 0u);
  EXPECT_TRUE(reader.failed());
  EXPECT_EQ(reader.bits(32), 0u);
  reader.unary();
  reader.exponential(15);
  EXPECT_LT(reader.below(5), 5u);
  EXPECT_TRUE(reader.failed());
}

TEST(BitReader, IsAtTheEndWhenOnlyZerosOfTheLastByteAreLeft) {
  const auto at_end = [](std::vector<uint8_t> bytes, uint32_t read) {
    BitReader reader(bytes);
    reader.bits(read);
    return reader.at_end();
  };
  EXPECT_TRUE(at_end({}, 0));
  EXPECT_TRUE(at_end({0x05}, 3));
  EXPECT_FALSE(at_end({0x0D}, 3)) << "a one is left";
  EXPECT_FALSE(at_end({0x05, 0}, 3)) << "a byte is left";
  EXPECT_FALSE(at_end({0}, 0)) << "a byte that nobody needs";
  EXPECT_FALSE(at_end({0x05}, 9)) << "too much was read";
}

}  // namespace
}  // namespace goeswith::model
