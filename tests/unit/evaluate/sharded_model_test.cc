#include "evaluate/sharded_model.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "evaluate/engine_rank.h"
#include "evaluate/shard_count.h"
#include "model/random_model.h"
#include "train/small_log.h"

namespace goeswith::evaluate {
namespace {

// Orders that have every item of the model, in the model's order.
orders::OrderLog log_of_all(const model::Model& model) {
  orders::OrderLog log;
  for (uint32_t i = 0; i < model.items(); ++i) {
    orders::Item item;
    item.sku = model.text(i, model::kSku);
    log.items.push_back(item);
  }
  return log;
}

// With as many cards and best-sellers as there are, nothing is missing but what rounding takes.
TEST(ShardedModel, RanksAsTheWholeModelDoes) {
  const model::RandomModel whole(3, 80);
  const orders::OrderLog log = log_of_all(*whole);
  const ShardedModel sharded(model::ShardWriter(*whole, {7, model::kMaxCards, 1000}), log);
  const NumberedModel numbered(std::vector<uint8_t>(whole.file().begin(), whole.file().end()), log);
  const Rank in_shards = sharded.engine_rank()();
  const Rank in_one_file = numbered.engine_rank()();
  size_t same = 0;
  size_t all = 0;
  for (uint32_t item = 0; item + 2 < whole->items(); ++item) {
    const std::vector<uint32_t> cart = {item, item + 2};
    const auto expected = in_one_file(cart).items;
    const std::vector<uint32_t> first(expected.begin(), expected.end());
    const auto ranked = in_shards(cart).items;
    for (const uint32_t other : ranked) {
      EXPECT_EQ(std::count(cart.begin(), cart.end(), other), 0);
      same += std::count(first.begin(), first.end(), other) > 0 ? 1 : 0;
    }
    all += first.size();
  }
  EXPECT_GE(same, all * 95 / 100);
}

TEST(ShardedModel, RanksTheSameWhateverTheNumberOfShards) {
  const model::RandomModel whole(5, 80);
  const orders::OrderLog log = log_of_all(*whole);
  const ShardedModel few(model::ShardWriter(*whole, {5}), log);
  const ShardedModel many(model::ShardWriter(*whole, {200}), log);
  const Rank in_few = few.engine_rank()();
  const Rank in_many = many.engine_rank()();
  size_t ranked = 0;
  for (uint32_t item = 0; item + 3 < whole->items(); ++item) {
    const std::vector<uint32_t> cart = {item, item + 1, item + 3};
    const Ranking expected = in_few(cart);
    const Ranking seen = in_many(cart);
    EXPECT_TRUE(std::ranges::equal(seen.items, expected.items)) << item;
    EXPECT_TRUE(std::ranges::equal(seen.probabilities, expected.probabilities)) << item;
    ranked += expected.items.size();
  }
  EXPECT_GE(ranked, 77U);
}

}  // namespace
}  // namespace goeswith::evaluate
