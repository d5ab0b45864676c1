#include "evaluate/split.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "train/small_log.h"

namespace goeswith::evaluate {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using train::kDay;

// Orders of the same two items, one a day.
orders::OrderLog pairs(size_t orders) {
  std::vector<train::SmallOrder> given;
  for (size_t o = 0; o < orders; ++o) given.push_back({static_cast<int64_t>(o), {"a", "b"}});
  return train::dated_log(given);
}

std::vector<std::string> skus_of(const Split& split, const std::vector<uint32_t>& items) {
  std::vector<std::string> skus;
  for (const uint32_t item : items) skus.push_back(split.training.items[item].sku);
  return skus;
}

TEST(Split, TestIsTheLastTenthTaughtByAllBefore) {
  const Split split = split_orders(pairs(100), Part::kTest);
  EXPECT_EQ(split.training.orders(), 90U);
  EXPECT_EQ(split.training.ordered_at.back(), 89 * kDay);
  EXPECT_EQ(split.asked.size(), 10U);
}

TEST(Split, TellsWhichOrdersOfTheLogAreAsked) {
  std::vector<train::SmallOrder> given;
  for (int64_t o = 0; o < 100; ++o) {
    given.push_back({o, o == 92 ? std::vector<std::string>{"a", "never taught"}
                                : std::vector<std::string>{"a", "b"}});
  }
  const Split split = split_orders(train::dated_log(given), Part::kTest);
  EXPECT_THAT(split.asked_orders, ElementsAre(90, 91, 93, 94, 95, 96, 97, 98, 99));
  EXPECT_EQ(split.asked.size(), 9U);
}

TEST(Split, ValidationIsTheNinthTenthTaughtByTheEightBefore) {
  // The orders of the ninth and of the last tenth differ in length.
  std::vector<train::SmallOrder> given;
  for (int64_t o = 0; o < 100; ++o) {
    given.push_back(
        {o, o < 90 ? std::vector<std::string>{"a", "b"} : std::vector<std::string>{"a", "b", "c"}});
  }
  given[0].skus.push_back("c");
  const Split split = split_orders(train::dated_log(given), Part::kValidation);
  EXPECT_EQ(split.training.orders(), 80U);
  EXPECT_EQ(split.training.ordered_at.back(), 79 * kDay);
  ASSERT_EQ(split.asked.size(), 10U);
  for (const auto& order : split.asked) EXPECT_EQ(order.size(), 2U);
}

TEST(Split, CutsOfUnevenNumbersRoundDown) {
  EXPECT_EQ(split_orders(pairs(19), Part::kTest).training.orders(), 17U);
  EXPECT_EQ(split_orders(pairs(19), Part::kTest).asked.size(), 2U);
  EXPECT_EQ(split_orders(pairs(19), Part::kValidation).training.orders(), 15U);
  EXPECT_EQ(split_orders(pairs(19), Part::kValidation).asked.size(), 2U);
  EXPECT_THAT(split_orders(pairs(1), Part::kTest).asked, IsEmpty());
  EXPECT_THAT(split_orders(pairs(0), Part::kTest).asked, IsEmpty());
}

// Ten orders: nine teach, the last is asked.
Split split_with_last(const std::vector<std::string>& last) {
  std::vector<std::vector<std::string>> orders(8, {"a", "b"});
  orders.push_back({"c", "a", "d"});
  orders.push_back(last);
  return split_orders(train::log_of(orders), Part::kTest);
}

TEST(Split, ItemsNeverTaughtAreDropped) {
  const Split split = split_with_last({"new", "b", "newer", "c"});
  ASSERT_EQ(split.asked.size(), 1U);
  EXPECT_THAT(skus_of(split, split.asked[0]), ElementsAre("b", "c"));
  EXPECT_EQ(split.training.items.size(), 4U);
}

TEST(Split, OrdersLeftWithFewerThanTwoItemsAreNotAsked) {
  EXPECT_THAT(split_with_last({"a", "new"}).asked, IsEmpty());
  EXPECT_THAT(split_with_last({"a"}).asked, IsEmpty());
  EXPECT_THAT(split_with_last({"new", "newer"}).asked, IsEmpty());
}

TEST(Split, LinesKeepTheirOrder) {
  const Split split = split_with_last({"d", "b", "a", "c"});
  EXPECT_THAT(skus_of(split, split.asked[0]), ElementsAre("d", "b", "a", "c"));
  std::vector<std::string> ninth;
  for (const uint32_t item : split.training.order(8)) {
    ninth.push_back(split.training.items[item].sku);
  }
  EXPECT_THAT(ninth, ElementsAre("c", "a", "d"));
}

TEST(Split, TrainingKnowsOnlyWhatItsOrdersKnow) {
  // "early" is first in the log's own numbering and is bought only in the asked order.
  orders::OrderLog log = train::log_of(std::vector<std::vector<std::string>>(9, {"a", "b"}));
  log.items.insert(log.items.begin(), {"early", "", orders::kNoPrice});
  for (uint32_t& item : log.lines) ++item;
  log.items[1].title = "A thing";
  log.currency = "GBP";
  log.lines.insert(log.lines.end(), {2, 0, 1});
  log.line_begin.push_back(log.lines.size());
  log.ordered_at.push_back(kDay);
  const Split split = split_orders(log, Part::kTest);
  ASSERT_EQ(split.training.items.size(), 2U);
  EXPECT_EQ(split.training.items[0].title, "A thing");
  EXPECT_EQ(split.training.currency, "GBP");
  EXPECT_THAT(skus_of(split, split.asked.at(0)), ElementsAre("b", "a"));
}

TEST(SplitNewest, OfTheFirstNineTenthsIsWhatValidationIs) {
  const orders::OrderLog log = train::random_log(3, 500, 40);
  const Split validation = split_orders(log, Part::kValidation);
  const Split newest = split_newest(split_orders(log, Part::kTest).training, 1000000, 1000000);
  EXPECT_EQ(newest.asked, validation.asked);
  EXPECT_EQ(newest.training.lines, validation.training.lines);
  EXPECT_EQ(newest.training.line_begin, validation.training.line_begin);
  EXPECT_EQ(newest.training.ordered_at, validation.training.ordered_at);
}

TEST(SplitNewest, AsksAtMostSoManyEvenlyThinnedOut) {
  std::vector<train::SmallOrder> given;
  for (int64_t o = 0; o < 900; ++o) {
    given.push_back({o, {"a", o % 2 == 0 ? "even" : "odd"}});
  }
  const orders::OrderLog log = train::dated_log(given);
  EXPECT_EQ(split_newest(log, 1000000, 100).asked.size(), 100U);
  EXPECT_EQ(split_newest(log, 1000000, 99).asked.size(), 50U);
  const Split few = split_newest(log, 1000000, 25);
  ASSERT_EQ(few.asked.size(), 25U);
  EXPECT_EQ(few.training.orders(), 800U) << "what is not asked is not taught either";
  for (const auto& order : few.asked) EXPECT_THAT(skus_of(few, order), ElementsAre("a", "even"));
}

TEST(SplitNewest, LeavesOutTheOldestOrdersOfALongHistory) {
  const Split split = split_newest(pairs(900), 360, 1000);
  EXPECT_EQ(split.training.orders(), 160U);
  EXPECT_EQ(split.training.ordered_at.front(), 720 * kDay);
  EXPECT_EQ(split.training.ordered_at.back(), 879 * kDay);
  EXPECT_EQ(split.asked.size(), 20U);
}

TEST(SplitNewest, OfNextToNoOrdersAsksNothingOrTeachesNothing) {
  EXPECT_THAT(split_newest(pairs(0), 100, 10).asked, IsEmpty());
  EXPECT_EQ(split_newest(pairs(1), 100, 10).training.orders(), 0U);
  EXPECT_EQ(split_newest(pairs(2), 100, 10).training.orders(), 1U);
  EXPECT_EQ(split_newest(pairs(2), 100, 10).asked.size(), 1U);
  EXPECT_EQ(split_newest(pairs(5), 1, 10).training.orders(), 0U) << "one order is above the limit";
}

}  // namespace
}  // namespace goeswith::evaluate
