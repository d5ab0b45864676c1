#include "evaluate/shop_replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evaluate/ruled_store.h"

namespace goeswith::evaluate {
namespace {

using testing::ElementsAre;

using List = std::span<const engine::Suggestion>;

class ShopReplayTest : public testing::Test {
 protected:
  // Shows `check` the list of each cart; returns the length of the longest.
  size_t replay(const std::function<void(const ShopCart&, List, const model::Model&)>& check) {
    ShopReplay shop(store_.contents, store_.split, store_.merchant());
    size_t longest = 0;
    shop.each_cart([&](const ShopCart& cart) {
      const List list = shop.suggest(shop.query(cart));
      longest = std::max(longest, list.size());
      check(cart, list, shop.model());
    });
    return longest;
  }

  RuledStore store_{made_log(1500)};
};

TEST_F(ShopReplayTest, AsksThePrefixCartsOfEachOrderByTheModelsNumbers) {
  store_.split.asked = {{0, 1, 2, 3}, {1, 0}};
  ShopReplay shop(store_.contents, store_.split, store_.merchant());
  std::vector<size_t> asked;
  std::vector<size_t> lines;
  shop.each_cart([&](const ShopCart& cart) {
    asked.push_back(cart.asked);
    lines.push_back(cart.cart.size());
    EXPECT_EQ(cart.order.size(), cart.asked == 0 ? 4U : 2U);
    const uint32_t first = store_.split.asked[cart.asked][0];
    EXPECT_EQ(shop.model().text(cart.cart[0], model::kSku), store_.split.training.items[first].sku);
    EXPECT_TRUE(cart.has(cart.order.back()));
    EXPECT_FALSE(cart.has(shop.model().items()));
  });
  EXPECT_THAT(asked, ElementsAre(0, 0, 0, 1));
  EXPECT_THAT(lines, ElementsAre(1, 2, 3, 1));
}

TEST_F(ShopReplayTest, ShowsFourAtMostAndNoneBelowTheModelsThreshold) {
  store_.contents.ranking.min_probability = 0;
  EXPECT_EQ(replay([](const ShopCart&, List, const model::Model&) {}), 4U);
  store_.contents.ranking.min_probability = 0.5;
  const size_t longest = replay([](const ShopCart&, List list, const model::Model&) {
    for (const engine::Suggestion& suggestion : list) EXPECT_GE(suggestion.score, 0.49F);
  });
  EXPECT_GT(longest, 0U);
  EXPECT_LT(longest, 4U);
}

TEST_F(ShopReplayTest, StaysWithinThePolicysExclusionsAndCaps) {
  for (model::ItemContents& item : store_.contents.items) {
    const std::string& sku = item.text[model::kSku];
    item.text[model::kCategory] = sku.substr(0, sku.find('-'));
  }
  store_.contents.ranking.min_probability = 0;
  const auto most_of = [&](const char* category) {
    std::ptrdiff_t most = 0;
    replay([&](const ShopCart&, List list, const model::Model& model) {
      most = std::max(most, std::count_if(list.begin(), list.end(), [&](const auto& suggestion) {
                        return model.text(suggestion.item, model::kCategory) == category;
                      }));
    });
    return most;
  };
  EXPECT_GT(most_of("right"), 0);
  EXPECT_GT(most_of("best"), 1);
  store_.policy.exclusions.push_back({{{}, {"right"}}, model::kCartPlace});
  store_.policy.caps.push_back({"best", 1});
  EXPECT_EQ(most_of("right"), 0);
  EXPECT_EQ(most_of("best"), 1);
}

TEST_F(ShopReplayTest, StaysBelowThePolicysCeiling) {
  for (model::ItemContents& item : store_.contents.items) {
    item.price = item.text[model::kSku].starts_with("left") ? 1000 : 500;
  }
  store_.policy.price_ceiling = 0.5;
  const size_t longest = replay([](const ShopCart& cart, List list, const model::Model& model) {
    uint32_t dearest = 0;
    for (const uint32_t line : cart.cart) dearest = std::max(dearest, model.price(line));
    for (const engine::Suggestion& suggestion : list) {
      EXPECT_LE(2 * model.price(suggestion.item), dearest);
    }
  });
  EXPECT_GT(longest, 0U);
}

}  // namespace
}  // namespace goeswith::evaluate
