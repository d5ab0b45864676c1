#include "evaluate/shard_count.h"

#include <gtest/gtest.h>

#include "model/random_model.h"

namespace goeswith::evaluate {
namespace {

TEST(ShardCount, ASmallModelStaysASingleFile) {
  const model::RandomModel small(1, 20);
  EXPECT_EQ(choose_shards(*small, small.file()), 0u);
}

TEST(ShardCount, ACartOfThreeMovesAboutTenKilobytesOfALargeModel) {
  for (const uint32_t items : {1000u, 3000u}) {
    const model::RandomModel large(2, items);
    const uint32_t shards = choose_shards(*large, large.file());
    ASSERT_GT(shards, 1u);
    const double bytes = moved_bytes(model::ShardWriter(*large, {shards})).cart(3);
    EXPECT_GT(bytes, 7'000) << items;
    EXPECT_LT(bytes, 12'000) << items;
  }
}

TEST(ShardCount, WhatIsNotCompressedIsLarger) {
  const model::RandomModel model(3, 300);
  const model::ShardWriter writer(*model, {30});
  EXPECT_LT(moved_bytes(writer).shard, plain_bytes(writer).shard);
  EXPECT_LT(moved_bytes(writer).cart(1), moved_bytes(writer).cart(3));
}

}  // namespace
}  // namespace goeswith::evaluate
