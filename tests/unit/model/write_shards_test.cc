#include "model/write_shards.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "model/assembly.h"
#include "model/random_model.h"

namespace goeswith::model {
namespace {

OpenError put_together(const std::vector<std::vector<uint8_t>>& parts) {
  const std::vector<uint8_t> bytes = joined(parts);
  Assembly assembly;
  Model model;
  return assembly.put_together(bytes, model);
}

TEST(ShardWriter, PutsEveryItemIntoTheShardOfItsSku) {
  const RandomModel whole(1, 100);
  const auto parts = parts_of(*whole, {9, 1, 1});
  for (uint32_t i = 0; i < whole->items(); ++i) {
    const std::string_view sku = whole->text(i, kSku);
    const std::vector<uint8_t> bytes = joined({parts[0], parts[1 + shard_of(sku, 9)]});
    Assembly assembly;
    Model model;
    ASSERT_EQ(assembly.put_together(bytes, model), OpenError::kNone);
    EXPECT_NE(model.find(sku), kNoItem) << sku;
  }
}

TEST(ShardWriter, WritesShardsThatHoldNothing) {
  const RandomModel whole(2, 3);
  const auto parts = parts_of(*whole, {50});
  EXPECT_EQ(put_together(parts), OpenError::kNone);
  for (size_t p = 1; p < parts.size(); ++p) {
    EXPECT_EQ(put_together({parts[0], parts[p]}), OpenError::kNone) << p;
  }
}

TEST(ShardWriter, CountsEveryByteOnce) {
  const RandomModel whole(3, 120);
  const ShardWriter writer(*whole, {4});
  PartBytes sum;
  uint64_t bytes = writer.head(&sum).size();
  for (uint32_t s = 0; s < writer.shards(); ++s) bytes += writer.shard(s, &sum).size();
  const uint64_t bits =
      sum.number_bits + sum.code_bits + sum.order_bits + sum.pair_bits + sum.other_bits;
  EXPECT_EQ(bits % 8, 0u);
  EXPECT_EQ(bits / 8 + sum.item_bytes + sum.text_bytes + sum.header_bytes, bytes);
  EXPECT_EQ(sum.entries, whole->neighbours());
}

TEST(ShardWriter, PutsTheModelsIdIntoEveryPart) {
  const RandomModel whole(4, 10);
  ShardWriter writer(*whole, {1});
  const uint8_t id[kModelIdBytes] = {1, 2, 3, 4, 5, 6, 7, 8};
  const auto id_of = [](const std::vector<uint8_t>& part) {
    const auto* begin = part.data() + offsetof(PartHeader, model);
    return std::vector<uint8_t>(begin, begin + kModelIdBytes);
  };
  EXPECT_EQ(id_of(writer.head()), std::vector<uint8_t>(kModelIdBytes));
  writer.set_model_id(id);
  EXPECT_EQ(id_of(writer.head()), std::vector<uint8_t>(id, id + kModelIdBytes));
  EXPECT_EQ(id_of(writer.shard(0)), std::vector<uint8_t>(id, id + kModelIdBytes));
}

TEST(ShardWriter, RoundsPriorsToWithinThreeAndABitPerCent) {
  Contents contents = three_items();
  for (const double prior : {1.0, 2.0, 3.0, 17.0, 33.0, 100.0, 1000.0, 12345.0, 60000.0, 65535.0}) {
    contents.items[0].prior = prior;
    contents.items[1].prior = 65535;
    contents.items[2].prior = 0;
    const auto file = write_model(contents);
    Model whole;
    ASSERT_EQ(Model::open(file, whole), OpenError::kNone);
    const std::vector<uint8_t> bytes = joined(parts_of(whole, {1}));
    Assembly assembly;
    Model model;
    ASSERT_EQ(assembly.put_together(bytes, model), OpenError::kNone);
    EXPECT_NEAR(model.prior(model.find("POT")), prior, prior / 32 * 1.01) << prior;
    EXPECT_EQ(model.prior(model.find("TIN")), 0.0f);
  }
}

// Its best-selling item, so that it opens; of nothing for sale nothing can be suggested.
TEST(ShardWriter, WritesAHeadThatOpensWhenNothingIsPopular) {
  Contents contents = three_items();
  contents.popular.clear();
  const RandomModel whole(contents);
  const auto parts = parts_of(*whole, {2});
  EXPECT_EQ(put_together({parts[0]}), OpenError::kNone);
  EXPECT_EQ(put_together(parts), OpenError::kNone);
}

TEST(ShardWriter, KeepsARowAsLongAsItCanTell) {
  Contents contents;
  contents.orders = 10;
  contents.items.resize(kMaxRow + 2);
  for (uint32_t i = 0; i < contents.items.size(); ++i) {
    contents.items[i].text[kSku] = std::to_string(10000 + i);
    contents.items[i].product = i;
    if (i > 0 && i <= kMaxRow) contents.items[0].neighbours.push_back({i, 1.0 / i, 0});
  }
  contents.popular = {0};
  {
    const RandomModel whole(contents);
    const std::vector<uint8_t> bytes = joined(parts_of(*whole, {3}));
    Assembly assembly;
    Model model;
    ASSERT_EQ(assembly.put_together(bytes, model), OpenError::kNone);
    EXPECT_EQ(model.row_end(0), kMaxRow);
  }
  contents.items[0].neighbours.push_back({kMaxRow + 1, 1, 0});
  const RandomModel longer(contents);
  EXPECT_THROW(ShardWriter(*longer, {3}), std::invalid_argument);
}

TEST(ShardWriter, RefusesANeighbourTwice) {
  Contents contents = three_items();
  contents.items[0].neighbours.push_back({1, 0.25, 3});
  const RandomModel whole(contents);
  EXPECT_THROW(ShardWriter(*whole, {1}), std::invalid_argument);
}

TEST(ShardWriter, RefusesOptionsOutsideTheirLimits) {
  const RandomModel whole(5, 10);
  for (const ShardOptions& options :
       {ShardOptions{0}, ShardOptions{kMaxShards + 1}, ShardOptions{1, 0},
        ShardOptions{1, kMaxCards + 1}, ShardOptions{1, 8, 0}}) {
    EXPECT_THROW(ShardWriter(*whole, options), std::invalid_argument);
  }
  EXPECT_NO_THROW(ShardWriter(*whole, {1, kMaxCards, 1000}));
}

}  // namespace
}  // namespace goeswith::model
