// What BitReader reads back is in bit_reader_test.cc; here is what the bits are.
#include "model/write_bits.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "model/bit_reader.h"

namespace goeswith::model {
namespace {

// The bits that were written, first first.
std::string bits_of(const BitWriter& writer) {
  std::string text;
  for (uint64_t b = 0; b < writer.count(); ++b) {
    text.push_back((writer.bytes()[b / 8] >> b % 8 & 1) != 0 ? '1' : '0');
  }
  return text;
}

template <typename Write>
std::string written(const Write& write) {
  BitWriter writer;
  write(writer);
  return bits_of(writer);
}

TEST(BitWriter, PacksTheLowestBitFirst) {
  BitWriter writer;
  writer.bits(0b101, 3);
  writer.bits(0xFF, 8);
  EXPECT_EQ(writer.count(), 11u);
  EXPECT_EQ(writer.bytes(), (std::vector<uint8_t>{0xFD, 0x07}));
}

TEST(BitWriter, LeavesOutTheBitsThatWereNotAskedFor) {
  EXPECT_EQ(written([](BitWriter& w) { w.bits(0xFFFFFFF2, 3); }), "010");
  EXPECT_EQ(written([](BitWriter& w) { w.bits(1, 0); }), "");
}

TEST(BitWriter, GivesTheFirstNumbersOfARangeTheShortCodes) {
  const std::string expected[] = {"00", "10", "01", "110", "111"};
  for (uint32_t value = 0; value < 5; ++value) {
    EXPECT_EQ(written([&](BitWriter& w) { w.below(value, 5); }), expected[value]) << value;
  }
  EXPECT_EQ(written([](BitWriter& w) { w.below(0, 1); }), "") << "nothing to tell";
  EXPECT_EQ(written([](BitWriter& w) { w.below(3, 8); }).size(), 3u);
}

TEST(BitWriter, WritesGolombCodesOfPowersOfTwo) {
  EXPECT_EQ(written([](BitWriter& w) { w.rice(0, 0); }), "1");
  EXPECT_EQ(written([](BitWriter& w) { w.rice(3, 0); }), "0001");
  EXPECT_EQ(written([](BitWriter& w) { w.rice(6, 2); }),
            "01"
            "01");
  EXPECT_EQ(written([](BitWriter& w) { w.exponential(0, 0); }), "1");
  EXPECT_EQ(written([](BitWriter& w) { w.exponential(1, 0); }), "010");
  EXPECT_EQ(written([](BitWriter& w) { w.exponential(6, 0); }), "00111");
  EXPECT_EQ(written([](BitWriter& w) { w.exponential(5, 2); }),
            "010"
            "10");
}

TEST(BitWriter, WritesHowManyUsualGapsLieBeforeANumberAndHowFarItIsBeyondThem) {
  const uint32_t numbers[] = {2, 57};
  const uint32_t near = 0;
  const uint32_t first = usual_gap(0, 60, 2, near);  // of places 0 + 30 and 60 - 0
  const uint32_t second = usual_gap(3, 60, 1, near);
  EXPECT_EQ(first, 30 * 60 / 90 / 3);
  EXPECT_EQ(second, 33 * 57 / 90 / 2);
  BitWriter expected;
  expected.bits(near, kNearBits);
  expected.unary(2 / first);
  expected.below(2 % first, first);
  expected.unary(54 / second);
  expected.below(54 % second, second);
  EXPECT_EQ(written([&](BitWriter& w) { w.ascending(numbers, 60); }), bits_of(expected));
}

TEST(BitWriter, TakesTheNearnessOfAscendingNumbersThatTakesTheFewestBits) {
  const auto nearness = [](const std::vector<uint32_t>& numbers) {
    return written([&](BitWriter& w) { w.ascending(numbers, 1 << 16); }).substr(0, kNearBits);
  };
  EXPECT_EQ(nearness({20'000, 40'000, 60'000}), "000");
  EXPECT_EQ(nearness({3, 80, 400}), "111");
}

}  // namespace
}  // namespace goeswith::model
