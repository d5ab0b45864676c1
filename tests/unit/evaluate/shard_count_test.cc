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
    const MovedBytes moved = moved_bytes(model::ShardWriter(*large, {shards}));
    EXPECT_GT(moved.cart(3), 5'000) << items;
    EXPECT_LT(moved.cart(3), 10'500) << items;
    EXPECT_LT(moved.most_carts(3), 12'300) << items;
  }
}

TEST(ShardCount, WhatIsNotCompressedIsLarger) {
  const model::RandomModel model(3, 300);
  const model::ShardWriter writer(*model, {30});
  const MovedBytes moved = moved_bytes(writer);
  EXPECT_LT(moved.shard, plain_bytes(writer).shard);
  EXPECT_LT(moved.cart(1), moved.cart(3));
}

TEST(ShardCount, AFewShardsTellWhatACartMoves) {
  const model::RandomModel model(4, 2000);
  const model::ShardWriter writer(*model, {250});
  const MovedBytes moved = moved_bytes(writer);
  const MovedBytes nearly = nearly_moved_bytes(writer, plain_bytes(writer));
  EXPECT_EQ(nearly.head, moved.head);
  EXPECT_NEAR(nearly.cart(3) / moved.cart(3), 1, 0.02);
  EXPECT_NEAR(nearly.most_carts(3) / moved.most_carts(3), 1, 0.03);
}

}  // namespace
}  // namespace goeswith::evaluate
