#include "evaluate/history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evaluate/ruled_store.h"

namespace goeswith::evaluate {
namespace {

constexpr uint32_t kCustomers = 30;
constexpr uint32_t kPairs = 20;
constexpr int64_t kCycle = 30;  // days

// Thirty customers who come back every thirty days, twelve times, for a left and a right item that
// go together, and then for refills of their own. The pair is the customer's, or another each time.
orders::OrderLog returning(size_t refills, bool same_pair) {
  std::mt19937 random(1);
  std::vector<train::SmallOrder> given;
  std::vector<uint32_t> customers;
  for (int64_t cycle = 0; cycle < 12; ++cycle) {
    for (uint32_t c = 0; c < kCustomers; ++c) {
      const auto pair = std::to_string((same_pair ? c : static_cast<uint32_t>(random())) % kPairs);
      std::vector<std::string> skus = {"left-" + pair, "right-" + pair};
      for (size_t r = 0; r < refills; ++r) {
        skus.push_back("refill-" + std::to_string(c) + "-" + std::to_string(r));
      }
      given.push_back({cycle * kCycle + c, skus});
      customers.push_back(c);
    }
  }
  orders::OrderLog log = train::dated_log(given);
  log.customer.assign(customers.begin(), customers.end());
  return log;
}

class HistoryTest : public testing::Test {
 protected:
  void SetUp() override { use(returning(1, false)); }

  void use(orders::OrderLog log) { store_.emplace(std::move(log)); }

  void refills_last(uint32_t days) {
    policy::Consumable& rule = store_->policy.consumable.emplace_back();
    rule.days = days;
    for (const orders::Item& item : store_->log.items) {
      if (item.sku.starts_with("refill")) rule.who.items.push_back(item.sku);
    }
  }

  std::optional<History> found() {
    return history_of(store_->contents, store_->log, store_->split, store_->merchant());
  }

  std::optional<RuledStore> store_;
};

TEST_F(HistoryTest, WhatIsUsedUpComesBackAndIsBought) {
  refills_last(30);
  const auto history = found();
  ASSERT_TRUE(history);
  EXPECT_EQ(history->orders, 36U);
  EXPECT_EQ(history->carts, 2 * 36U);
  EXPECT_EQ(history->due, 2 * 36U);
  EXPECT_EQ(history->due_shown, 2 * 36U);
  EXPECT_EQ(history->due_bought, 2 * 36U);
  EXPECT_LT(history->without.hits, 90);
  EXPECT_DOUBLE_EQ(history->used_up.hits, 100);
  EXPECT_DOUBLE_EQ(history->used_up.more.value, 100 - history->without.hits);
  EXPECT_GT(history->used_up.more.interval.low, 0);
  EXPECT_DOUBLE_EQ(history->both.hits, 100);
  ASSERT_EQ(history->consumable.size(), 1U);
  EXPECT_EQ(history->consumable[0].median_days, 30U);
  EXPECT_EQ(history->consumable[0].times, 288 - kCustomers) << "of what was taught";
}

TEST_F(HistoryTest, ThatOneOfAListComesBackIsCountedApart) {
  use(returning(6, false));
  refills_last(30);
  const auto history = found();
  ASSERT_TRUE(history);
  // Beside 1, 2, 3 and 5 items of two and six, of which those in the cart do not come back.
  EXPECT_EQ(history->due, (6 + 6 + 5 + 3) * 36U);
  EXPECT_EQ(history->due_shown, 4 * 36U) << "one of each list";
  EXPECT_EQ(history->due_bought, history->due_shown);
}

TEST_F(HistoryTest, CapsDoNotMakeWhatIsDueOwned) {
  use(returning(6, false));
  refills_last(30);
  for (model::ItemContents& item : store_->contents.items) {
    if (item.text[model::kSku].starts_with("refill")) item.text[model::kCategory] = "Refills";
  }
  store_->policy.caps.push_back({"Refills", 1});
  const auto history = found();
  ASSERT_TRUE(history);
  EXPECT_EQ(history->due, (6 + 6 + 5 + 3) * 36U);
  EXPECT_EQ(history->due_shown, 4 * 36U);
}

TEST_F(HistoryTest, WhatIsNotUsedUpYetDoesNotComeBack) {
  refills_last(90);
  const auto history = found();
  ASSERT_TRUE(history);
  EXPECT_EQ(history->due, 0U);
  EXPECT_DOUBLE_EQ(history->used_up.hits, history->without.hits);
  EXPECT_DOUBLE_EQ(history->used_up.more.interval.low, 0);
  EXPECT_DOUBLE_EQ(history->owned.hits, history->both.hits);
}

TEST_F(HistoryTest, WhatIsOwnedIsKeptOutWhichCostsWhatIsBoughtAgain) {
  use(returning(0, true));
  const auto history = found();
  ASSERT_TRUE(history);
  EXPECT_EQ(history->carts, 36U);
  EXPECT_DOUBLE_EQ(history->without.hits, 100);
  EXPECT_DOUBLE_EQ(history->owned.hits, 0);
  EXPECT_DOUBLE_EQ(history->owned.more.value, -100);
  EXPECT_LT(history->owned.more.interval.high, 0);
  EXPECT_EQ(history->kept_out, 36U);
  EXPECT_EQ(history->kept_out_had, 36U);
}

TEST_F(HistoryTest, WhatIsKeptOutAndNotBoughtCostsNothing) {
  // From here on everyone buys their left item with somebody else's, and no right one.
  orders::OrderLog log = returning(0, true);
  for (size_t o = 288; o < log.orders(); ++o) {
    log.lines[log.line_begin[o] + 1] = log.lines[log.line_begin[o - 1]];
  }
  use(std::move(log));
  const auto history = found();
  ASSERT_TRUE(history);
  EXPECT_EQ(history->kept_out, 36U);
  EXPECT_EQ(history->kept_out_had, 0U);
  EXPECT_DOUBLE_EQ(history->owned.more.value, 0);
}

TEST_F(HistoryTest, OnlyOrdersOfCustomersWhoBoughtBeforeAreReplayed) {
  for (size_t o = 0; o < store_->log.orders(); ++o) {
    if (store_->log.customer[o] != 3) store_->log.customer[o] = orders::kNoCustomer;
  }
  const auto history = found();
  ASSERT_TRUE(history);
  EXPECT_EQ(history->orders, 1U) << "of 36 orders, of thirty customers in turn";
  EXPECT_EQ(history->carts, 2U);
}

TEST_F(HistoryTest, OrdersStillToComeAreNotHistory) {
  for (size_t o = 0; o < store_->log.orders(); ++o) {
    store_->log.customer[o] = static_cast<uint32_t>(std::min<size_t>(o, 300));
  }
  const auto history = found();
  ASSERT_TRUE(history);
  EXPECT_EQ(history->orders, 23U) << "301 to 323: 300 has none before, 324 and on are not asked";
}

TEST_F(HistoryTest, WithoutCustomersOrWithoutAnyWhoCameBackThereIsNone) {
  for (size_t o = 0; o < store_->log.orders(); ++o) {
    store_->log.customer[o] = static_cast<uint32_t>(o);
  }
  EXPECT_FALSE(found());
  store_->log.customer.clear();
  EXPECT_FALSE(found());
}

}  // namespace
}  // namespace goeswith::evaluate
