#include "evaluate/scores.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <mutex>
#include <numeric>
#include <set>

#include "evaluate/asked.h"

namespace goeswith::evaluate {
namespace {

using testing::ElementsAre;

// The carts that are asked of these orders.
std::set<Items> asked_carts(const Asked& asked, Ask ask = Ask::kAllCarts) {
  std::mutex mutex;
  std::set<Items> carts;
  const MakeRank watching = [&]() -> Rank {
    return [&](std::span<const uint32_t> cart) -> Ranking {
      const std::lock_guard lock(mutex);
      carts.insert(Items(cart.begin(), cart.end()));
      return {};
    };
  };
  score_orders(asked, 100, {}, watching, ask);
  return carts;
}

TEST(Scores, PrefixCartsAreOfOneTwoThreeAndFiveItemsWithATargetLeft) {
  const std::set<Items> carts = asked_carts({{7, 3, 9, 1, 8, 2, 0}});
  for (const Items& cart : {Items{7}, Items{7, 3}, Items{7, 3, 9}, Items{7, 3, 9, 1, 8}}) {
    EXPECT_EQ(carts.count(cart), 1U) << cart.size();
  }
  EXPECT_EQ(carts.size(), 4U + 7U) << "and those with one item hidden";
  const Scores scores = score_orders({{7, 3, 9, 1, 8}, {7, 3}}, 10, {}, always({}));
  EXPECT_THAT(scores.orders[0].asked, ElementsAre(1, 1, 1, 0));
  EXPECT_EQ(scores.orders[0].cases(), 3U);
  EXPECT_THAT(scores.orders[1].asked, ElementsAre(1, 0, 0, 0));
}

TEST(Scores, PrefixCartsAloneCanBeAsked) {
  EXPECT_EQ(asked_carts({{7, 3, 9, 1, 8, 2, 0}}, Ask::kPrefixCarts).size(), 4U);
  const Scores scores = score_orders({{0, 1}}, 10, {}, always({1}), Ask::kPrefixCarts);
  EXPECT_EQ(scores.orders[0].hits(), 1U);
  EXPECT_EQ(scores.orders[0].hidden_found, 0);
}

// The items hidden of an order of `size` items.
std::set<uint32_t> hidden_of(uint32_t size) {
  Items order(size);
  std::iota(order.begin(), order.end(), 0u);
  std::set<uint32_t> hidden;
  for (const Items& cart : asked_carts({order})) {
    if (cart.size() + 1 != size) continue;
    std::set<uint32_t> missing(order.begin(), order.end());
    for (const uint32_t item : cart) missing.erase(item);
    hidden.insert(missing.begin(), missing.end());
  }
  return hidden;
}

TEST(Scores, EveryItemOfAnOrderOfTwelveIsHiddenOnce) {
  EXPECT_EQ(hidden_of(2), (std::set<uint32_t>{0, 1}));
  EXPECT_THAT(hidden_of(12), testing::SizeIs(12));
}

TEST(Scores, AtMostTwelveEvenlySpacedItemsOfAnOrderAreHidden) {
  EXPECT_EQ(hidden_of(23), (std::set<uint32_t>{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}));
  const std::set<uint32_t> every_second = {0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22};
  EXPECT_EQ(hidden_of(24), every_second);
  EXPECT_EQ(hidden_of(35), every_second);
  EXPECT_EQ(hidden_of(36), (std::set<uint32_t>{0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33}));
}

TEST(Scores, ShownIsWhatPrefixCartsWereShownAndHiddenOnesWereNot) {
  const Scores scores =
      score_orders({{0, 1}}, 10, {}, scripted({{{0}, {2, 3, 4, 5, 6, 7}}, {{1}, {8, 9}}}));
  EXPECT_THAT(scores.shown, ElementsAre(0, 0, 1, 1, 1, 1, 0, 0, 0, 0));
}

TEST(Scores, HeadAndTailTargetsAreAskedForAndFoundApart) {
  const std::vector<uint8_t> head = {1, 1, 0, 0, 0, 0, 0, 0, 0, 0};
  // Cart 0: targets 1 (head), 2, 3 (tail). Cart 0 2: targets 1, 3. Cart 0 2 1: target 3.
  const Scores scores =
      score_orders({{0, 2, 1, 3}}, 10, head,
                   scripted({{{0}, {2, 4, 5}}, {{0, 2}, {4, 5, 1}}, {{0, 2, 1}, {4, 5, 9, 9, 3}}}));
  EXPECT_THAT(scores.orders[0].group_asked, ElementsAre(3, 2)) << "tail, head";
  EXPECT_THAT(scores.orders[0].group_hit, ElementsAre(1, 1)) << "2 for the first, 1 for the second";
}

TEST(Scores, ATailTargetBehindAHeadTargetIsFoundAsWell) {
  const Scores scores =
      score_orders({{0, 1, 2}}, 3, std::vector<uint8_t>{0, 1, 0}, scripted({{{0}, {1, 2}}}));
  EXPECT_THAT(scores.orders[0].group_hit, ElementsAre(1, 1));
  EXPECT_EQ(scores.orders[0].hits(), 1U);
  EXPECT_DOUBLE_EQ(scores.orders[0].reciprocal_ranks, 1) << "of the first target alone";
}

TEST(Scores, WithoutHeadItemsThereAreNoGroups) {
  const Scores scores = score_orders({{0, 1}}, 3, {}, always({1}));
  EXPECT_THAT(scores.orders[0].group_asked, ElementsAre(0, 0));
}

}  // namespace
}  // namespace goeswith::evaluate
