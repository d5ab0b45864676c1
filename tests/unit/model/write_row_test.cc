#include "model/write_row.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "model/bit_reader.h"
#include "model/shard_layout.h"

namespace goeswith::model {
namespace {

// That a reader finds what was written is tested with the shards of whole models.
TEST(WriteRow, AnEmptyRowTakesTheBitsOfItsLength) {
  BitWriter bits;
  PartBytes parts;
  write_row(bits, {}, 100, parts);
  EXPECT_EQ(bits.count(), kRowCountBits);
  EXPECT_EQ(parts.entries, 0u);
}

TEST(WriteRow, CountsEveryBitByItsKind) {
  BitWriter bits;
  PartBytes parts;
  const std::vector<RowEntry> row = {{3, 15, 7}, {4, 0, 1}, {90, 8, 1000}};
  write_row(bits, row, 100, parts);
  EXPECT_EQ(parts.entries, 3u);
  EXPECT_EQ(parts.number_bits + parts.code_bits + parts.order_bits + kRowCountBits, bits.count());
}

// As weak as any, and named: its code is 31.
TEST(WriteRow, TellsCodesThatAreFarApartInAsManyZerosAsAReaderTakes) {
  std::vector<RowEntry> row = {{0, kNamedCode + 15, 0}};
  for (uint32_t k = 1; k < 200; ++k) row.push_back({k, 0, 0});
  BitWriter bits;
  PartBytes parts;
  write_row(bits, row, 200, parts);
  uint32_t zeros = 0;
  uint32_t most = 0;
  for (uint64_t b = 0; b < bits.count(); ++b) {
    zeros = (bits.bytes()[b / 8] >> b % 8 & 1) != 0 ? 0 : zeros + 1;
    most = std::max(most, zeros);
  }
  EXPECT_LE(most, kMostZeros + kRiceBits + kGolombBits);
}

TEST(WriteRow, WeightsThatAreAlikeTakeOneBitEach) {
  std::vector<RowEntry> row;
  for (uint32_t k = 0; k < 32; ++k) row.push_back({k, 9, 2});
  BitWriter bits;
  PartBytes parts;
  write_row(bits, row, 32, parts);
  EXPECT_EQ(parts.number_bits, kNearBits + row.size()) << "each is the next";
  EXPECT_EQ(parts.code_bits, kCodeBits + kRiceBits + row.size());
}

}  // namespace
}  // namespace goeswith::model
