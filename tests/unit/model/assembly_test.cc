#include "model/assembly.h"

#include <gtest/gtest.h>

#include <map>

#include "model/random_model.h"

namespace goeswith::model {
namespace {

using Parts = std::vector<std::vector<uint8_t>>;

// Parts put together, from a block of exactly their size.
class Together {
 public:
  explicit Together(const Parts& parts) : bytes_(joined(parts)) {
    error_ = assembly_.put_together(bytes_.bytes(), model_);
  }

  OpenError error() const { return error_; }
  uint32_t bad_part() const { return assembly_.bad_part(); }
  const Model& operator*() const { return model_; }
  const Model* operator->() const { return &model_; }
  std::vector<uint8_t> file() const { return {assembly_.file().begin(), assembly_.file().end()}; }

 private:
  Block bytes_;
  Assembly assembly_;
  Model model_;
  OpenError error_;
};

// Each neighbour's SKU and orders, by code.
std::multimap<std::pair<uint32_t, std::string_view>, uint32_t> row_of(const Model& model,
                                                                      uint32_t item) {
  std::multimap<std::pair<uint32_t, std::string_view>, uint32_t> row;
  for (uint32_t k = model.row_begin(item); k < model.row_end(item); ++k) {
    row.insert({{model.neighbour_code(k), model.text(model.neighbour_item(k), kSku)},
                model.neighbour_orders(k)});
  }
  return row;
}

uint32_t first_of_product(const Model& model, uint32_t item) {
  uint32_t first = 0;
  while (model.product(first) != model.product(item)) ++first;
  return first;
}

void expect_same_item(const Model& whole, uint32_t i, const Model& part, uint32_t p) {
  EXPECT_EQ(part.text(p), whole.text(i));
  EXPECT_EQ(part.item_orders(p), whole.item_orders(i));
  EXPECT_EQ(part.price(p), whole.price(i));
  EXPECT_EQ(part.flags(p), whole.flags(i));
  EXPECT_EQ(part.prior(p), whole.prior(i));
}

void expect_same_store(const Model& whole, const Model& part) {
  EXPECT_EQ(part.orders(), whole.orders());
  EXPECT_EQ(part.currency(), whole.currency());
  EXPECT_EQ(part.decimals(), whole.decimals());
  EXPECT_EQ(part.min_probability(), whole.min_probability());
  const auto a = part.ranking_bytes();
  const auto b = whole.ranking_bytes();
  EXPECT_TRUE(std::equal(a.begin(), a.end(), b.begin(), b.end()));
}

void expect_same_popular(const Model& whole, const Model& part) {
  const size_t most = std::min<size_t>(24, whole.popular().size());
  ASSERT_EQ(part.popular().size(), most);
  for (size_t k = 0; k < most; ++k) {
    EXPECT_EQ(part.text(part.popular()[k]), whole.text(whole.popular()[k]));
  }
}

TEST(Assembly, OfAllPartsIsTheWholeModel) {
  for (uint32_t seed = 0; seed < 12; ++seed) {
    const RandomModel whole(seed, 1 + seed * 11);
    for (const uint32_t shards : {1u, 2u, 7u, 300u}) {
      SCOPED_TRACE(testing::Message() << "seed " << seed << ", " << shards << " shards");
      const Together part(parts_of(*whole, {shards}));
      ASSERT_EQ(part.error(), OpenError::kNone);
      ASSERT_EQ(part->items(), whole->items());
      expect_same_store(*whole, *part);
      expect_same_popular(*whole, *part);
      for (uint32_t i = 0; i < whole->items(); ++i) {
        expect_same_item(*whole, i, *part, i);
        EXPECT_EQ(part->product(i), first_of_product(*whole, i));
        EXPECT_EQ(row_of(*part, i), row_of(*whole, i));
      }
      ASSERT_FALSE(HasFailure());
    }
  }
}

TEST(Assembly, OfAHeadIsAModelOfThePopularItems) {
  const RandomModel whole(3, 60);
  const Together alone({parts_of(*whole, {1, 8, 5})[0]});
  ASSERT_EQ(alone.error(), OpenError::kNone);
  EXPECT_EQ(alone->items(), 5u);
  EXPECT_EQ(alone->neighbours(), 0u);
  ASSERT_EQ(alone->popular().size(), 5u);
  for (uint32_t k = 0; k < 5; ++k) {
    EXPECT_EQ(alone->text(alone->popular()[k]), whole->text(whole->popular()[k]));
  }
}

// The rows of a shard's items keep every neighbour that has a card somewhere, above all the best.
TEST(Assembly, OfOneShardHasItsRowsAndTheirCards) {
  const RandomModel whole(5, 80);
  constexpr uint32_t kShards = 6;
  constexpr uint32_t kCards = 4;
  const Parts parts = parts_of(*whole, {kShards, kCards, 3});
  for (uint32_t s = 0; s < kShards; ++s) {
    const Together part({parts[0], parts[1 + s]});
    ASSERT_EQ(part.error(), OpenError::kNone);
    for (uint32_t i = 0; i < whole->items(); ++i) {
      const uint32_t p = part->find(whole->text(i, kSku));
      if (p != kNoItem) expect_same_item(*whole, i, *part, p);
      if (shard_of(whole->text(i, kSku), kShards) != s) continue;
      ASSERT_NE(p, kNoItem);
      auto expected = row_of(*whole, i);
      std::erase_if(expected,
                    [&](const auto& entry) { return part->find(entry.first.second) == kNoItem; });
      EXPECT_EQ(row_of(*part, p), expected);
      EXPECT_GE(expected.size(), std::min(kCards, whole->row_end(i) - whole->row_begin(i)));
    }
  }
}

TEST(Assembly, TellsHowMuchTwoCardsAreBoughtTogether) {
  Contents contents = three_items();  // COSY 30 orders, POT 40, TIN 20; POT and COSY 24 together
  contents.items[2].neighbours = {{0, 1.0, 6}, {1, 0.5, 0}};
  const RandomModel whole(contents);
  constexpr uint32_t kShards = 64;
  const Parts parts = parts_of(*whole, {kShards, 8, 1});
  ASSERT_NE(shard_of("TIN", kShards), shard_of("POT", kShards));
  ASSERT_NE(shard_of("TIN", kShards), shard_of("COSY", kShards));
  const Together part({parts[0], parts[1 + shard_of("TIN", kShards)]});
  ASSERT_EQ(part.error(), OpenError::kNone);
  uint32_t pairs = 0;
  for (const char* sku : {"POT", "COSY"}) {
    const uint32_t item = part->find(sku);
    for (uint32_t k = part->row_begin(item); k < part->row_end(item); ++k, ++pairs) {
      EXPECT_NE(part->neighbour_item(k), part->find("TIN"));
      EXPECT_EQ(part->neighbour_code(k), 0u) << "no weight of its own";
      // A cosine of 24 / √(40 · 30) = 0.69, of which the nearest is 0.6.
      EXPECT_EQ(part->neighbour_orders(k), 20u);
    }
  }
  EXPECT_EQ(pairs, 1u);
}

TEST(Assembly, GivesTheSamePartsTheSameBytes) {
  const RandomModel whole(8, 70);
  const Parts parts = parts_of(*whole, {4});
  EXPECT_EQ(Together(parts).file(), Together(parts).file());
  EXPECT_EQ(parts_of(*whole, {4}), parts);
  // What was put together before leaves nothing behind.
  Assembly assembly;
  Model model;
  const std::vector<uint8_t> others = joined(parts_of(*RandomModel(9, 200), {1}));
  const std::vector<uint8_t> bytes = joined(parts);
  ASSERT_EQ(assembly.put_together(others, model), OpenError::kNone);
  ASSERT_NE(assembly.put_together(std::span(bytes).first(bytes.size() / 2), model),
            OpenError::kNone);
  ASSERT_EQ(assembly.put_together(bytes, model), OpenError::kNone);
  const auto file = assembly.file();
  EXPECT_EQ(std::vector<uint8_t>(file.begin(), file.end()), Together(parts).file());
}

TEST(Assembly, TakesShardsInAnyOrder) {
  const RandomModel whole(10, 90);
  Parts parts = parts_of(*whole, {5});
  const Together first(parts);
  std::mt19937 random(1);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(parts.begin() + 1, parts.end(), random);
    const Together turned(parts);
    ASSERT_EQ(turned.error(), OpenError::kNone);
    EXPECT_EQ(turned.file(), first.file()) << "all rows are there, so no order can show";
  }
}

TEST(Assembly, TakesAShardTwice) {
  const RandomModel whole(11, 50);
  Parts parts = parts_of(*whole, {3});
  const Together once(parts);
  parts.push_back(parts[2]);
  parts.push_back(parts[2]);
  const Together twice(parts);
  ASSERT_EQ(twice.error(), OpenError::kNone);
  EXPECT_EQ(twice.file(), once.file());
}

TEST(Assembly, IsAsGoodAsNewAfterAnError) {
  const RandomModel whole(12, 40);
  const Parts parts = parts_of(*whole, {2});
  const std::vector<uint8_t> bytes = joined(parts);
  Assembly assembly;
  Model model;
  EXPECT_EQ(assembly.file().size(), 0u);
  for (size_t cut = 0; cut < bytes.size(); cut += 7) {
    const size_t head = 4 + parts[0].size();
    const bool between = cut == head || cut == head + 4 + parts[1].size();
    const OpenError error = assembly.put_together(std::span(bytes).first(cut), model);
    ASSERT_EQ(error == OpenError::kNone, between) << cut;
    ASSERT_EQ(assembly.put_together(bytes, model), OpenError::kNone);
    ASSERT_EQ(assembly.bad_part(), 0u);
    ASSERT_EQ(model.items(), whole->items());
  }
}

}  // namespace
}  // namespace goeswith::model
