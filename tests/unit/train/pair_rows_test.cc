#include "train/pair_rows.h"

#include <gtest/gtest.h>

#include "train/parallel.h"

namespace goeswith::train {
namespace {

TEST(PairRows, AreEmptyUntilPut) {
  const PairRows rows(3);
  EXPECT_EQ(rows.size(), 3U);
  EXPECT_TRUE(rows[1].empty());
}

TEST(PairRows, KeepWhatManyThreadsPutAcrossBlocks) {
  constexpr size_t kItems = 3000;
  PairRows rows(kItems);
  const auto size_of = [](size_t item) { return item % 97 == 0 ? 40000 : item % 61; };
  parallel_for(
      kItems, [&] { return PairRows::Writer(rows); },
      [&](size_t i, PairRows::Writer& writer) {
        std::vector<PairWeight> row;
        for (uint32_t k = 0; k < size_of(i); ++k) {
          row.push_back({k, static_cast<uint32_t>(i), k / 2.0, 1.0 / (1 + k)});
        }
        writer.put(i, row);
      },
      [](size_t) {});
  for (size_t i = 0; i < kItems; ++i) {
    ASSERT_EQ(rows[i].size(), size_of(i));
    if (rows[i].empty()) continue;
    EXPECT_EQ(rows[i].front().orders, i);
    EXPECT_EQ(rows[i].back().item, size_of(i) - 1);
    EXPECT_EQ(rows[i].back().weight, rows[i].back().item / 2.0);
  }
}

TEST(PairRows, StayWhereTheyAreWhenMoved) {
  PairRows rows(1);
  PairRows::Writer(rows).put(0, std::vector<PairWeight>{{7, 1, 1, 1}});
  const PairRows moved = std::move(rows);
  EXPECT_EQ(moved[0].front().item, 7U);
}

}  // namespace
}  // namespace goeswith::train
