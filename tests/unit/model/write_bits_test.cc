// What BitReader reads back is in bit_reader_test.cc; here is what the bits are.
#include "model/write_bits.h"

#include <gtest/gtest.h>

#include <string>

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

TEST(BitWriter, GivesTheNumbersInTheMiddleOfARangeTheShortCodes) {
  const std::string expected[] = {"111", "00", "10", "01", "110"};
  for (uint32_t value = 0; value < 5; ++value) {
    EXPECT_EQ(written([&](BitWriter& w) { w.centred(value, 5); }).size(), expected[value].size())
        << value;
  }
  EXPECT_EQ(written([](BitWriter& w) { w.centred(0, 1); }), "") << "nothing to tell";
  EXPECT_EQ(written([](BitWriter& w) { w.centred(3, 8); }).size(), 3u);
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

TEST(BitWriter, WritesTheMiddleOfAscendingNumbersFirst) {
  const uint32_t numbers[] = {2, 3, 7};
  const std::string middle = written([](BitWriter& w) { w.centred(3 - 1, 8); });
  const std::string below = written([](BitWriter& w) { w.centred(2, 3); });
  const std::string above = written([](BitWriter& w) { w.centred(7 - 4, 6); });
  EXPECT_EQ(written([&](BitWriter& w) { w.ascending(numbers, 0, 9); }), middle + below + above);
}

}  // namespace
}  // namespace goeswith::model
