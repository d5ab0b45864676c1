// Which candidates may be taken.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "engine/models.h"
#include "engine/recommender.h"

namespace goeswith::engine {
namespace {

using ::testing::ElementsAre;

// Twenty of a group (g0) that go better with the cart than the four others.
class RecommenderPool : public ::testing::Test {
 protected:
  RecommenderPool() {
    for (uint32_t i = 1; i < 25; ++i) test_.pair(0, i, 0.9 - 0.05 * (i - 1) / 2);
    for (uint32_t i = 1; i < 21; ++i) test_.contents.items[i].rules = "g0\n";
    test_.contents.items[24].rules = "f64\n";
  }

  std::vector<uint32_t> suggest(uint32_t limit, float least = 0) {
    EXPECT_TRUE(recommender_.open(test_.open()));
    const std::vector<uint32_t> cart = {0};
    Query query{.cart = cart, .excluded = {}, .limit = limit, .min_probability = least};
    query.at_most = at_most_;
    std::vector<uint32_t> items;
    for (const Suggestion& suggestion : recommender_.suggest(query)) {
      items.push_back(suggestion.item);
    }
    return items;
  }

  TestModel test_{25};
  Recommender recommender_;
  uint32_t at_most_[model::kMaxGroups] = {1};
};

TEST_F(RecommenderPool, IsNotFilledByAGroupThatMayShowOne) {
  for (const uint32_t limit : {2u, 3u, 4u, 12u, 64u}) {
    std::vector<uint32_t> expected = {1, 21, 22, 23, 24};
    expected.resize(std::min<size_t>(limit, expected.size()));
    EXPECT_EQ(suggest(limit), expected) << limit;
  }
  at_most_[0] = 2;
  EXPECT_THAT(suggest(4), ElementsAre(1, 2, 21, 22));
}

TEST_F(RecommenderPool, SaysWhichOfAGroupHaveNoPlaceInIt) {
  suggest(4);
  size_t capped = 0;
  for (const Withheld& withheld : recommender_.withheld()) {
    if (withheld.why == Why::kCapped) ++capped;
    EXPECT_NE(withheld.item, 1u);
  }
  EXPECT_EQ(capped, 19u);
}

TEST_F(RecommenderPool, HoldsWhatItsFactorMakesProbableWhateverTheLimit) {
  at_most_[0] = 0;
  test_.contents.items[24].rules = "f1280\n";  // twenty times
  for (const uint32_t limit : {1u, 4u, 8u, 16u}) {
    ASSERT_EQ(suggest(limit).size(), limit);
    EXPECT_EQ(suggest(limit)[0], 24u) << limit;
  }
  EXPECT_EQ(suggest(4, 0.4F)[0], 1u) << "it is not probable enough itself";
  test_.contents.items[1].rules = "f1\n";
  EXPECT_THAT(suggest(3), ElementsAre(24, 2, 3));
}

TEST_F(RecommenderPool, IsNotFilledByWhatIsBoostedAndTooImprobable) {
  at_most_[0] = 0;
  for (uint32_t i = 5; i < 25; ++i) test_.contents.items[i].rules = "f6400\n";
  EXPECT_THAT(suggest(3, 0.82F), ElementsAre(1, 2, 3));
}

TEST_F(RecommenderPool, GivesAShortListTheFirstOfALongOne) {
  std::mt19937 random(7);
  const auto below = [&](uint32_t most) { return static_cast<uint32_t>(random() % most); };
  for (int trial = 0; trial < 50; ++trial) {
    for (uint32_t i = 1; i < 25; ++i) {
      model::ItemContents& item = test_.contents.items[i];
      item.rules = "f" + std::to_string(8 + below(500)) + "\ng" + std::to_string(below(5)) + "\n";
      if (below(9) == 0) item.rules += "x1\n";
      if (below(9) == 0) item.rules += "s1\n";
      item.in_stock = below(9) > 0;
    }
    for (uint32_t group = 0; group < 5; ++group) at_most_[group] = below(4);
    const std::vector<uint32_t> all = suggest(64, 0.5F);
    for (const uint32_t limit : {1u, 2u, 3u, 4u, 6u}) {
      std::vector<uint32_t> first = all;
      first.resize(std::min<size_t>(limit, all.size()));
      EXPECT_EQ(suggest(limit, 0.5F), first) << trial << ": " << limit;
    }
  }
}

}  // namespace
}  // namespace goeswith::engine
