#include "evaluate/repurchase.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "train/small_log.h"

namespace goeswith::evaluate {
namespace {

using testing::IsEmpty;

class RepurchaseTest : public testing::Test {
 protected:
  // What each customer bought, and when.
  void buy(uint32_t customer, int64_t day, const std::vector<std::string>& skus) {
    given_.push_back({day, skus});
    customers_.push_back(customer);
  }

  void consumable(const policy::Who& who, uint32_t days) {
    policy_.consumable.push_back({who, days});
  }

  std::vector<Repurchase> found(size_t taught = 1000) {
    orders::OrderLog log = train::dated_log(given_);
    log.customer.assign(customers_.begin(), customers_.end());
    model::Contents contents;
    for (const orders::Item& item : log.items) {
      contents.items.emplace_back().text[model::kSku] = item.sku;
      if (item.sku.starts_with("tea")) contents.items.back().text[model::kCategory] = "Tea";
    }
    return repurchases(contents, log, taught, {policy_, catalog_});
  }

  std::vector<train::SmallOrder> given_;
  std::vector<uint32_t> customers_;
  policy::Policy policy_;
  orders::Catalog catalog_;
};

TEST_F(RepurchaseTest, IsTheMedianOfTheDaysBetweenTwoPurchasesOfTheSameItem) {
  consumable({{"paper"}, {}}, 90);
  buy(0, 0, {"paper", "pot"});
  buy(1, 0, {"paper"});
  buy(0, 10, {"paper"});
  buy(0, 50, {"paper"});
  buy(1, 100, {"paper", "pot"});
  buy(2, 101, {"paper"});
  const auto rows = found();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].what, "paper");
  EXPECT_EQ(rows[0].days, 90U);
  EXPECT_EQ(rows[0].times, 3U) << "after 10, 40 and 100 days";
  EXPECT_EQ(rows[0].median_days, 40U);
}

TEST_F(RepurchaseTest, ARuleOfACategoryCountsEachOfItsItemsAlone) {
  consumable({{}, {"Tea", "Coffee"}}, 45);
  buy(0, 0, {"tea-green"});
  buy(0, 5, {"tea-black"});
  buy(0, 30, {"tea-green"});
  const auto rows = found();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].what, "Tea and 1 more");
  EXPECT_EQ(rows[0].times, 1U);
  EXPECT_EQ(rows[0].median_days, 30U);
}

TEST_F(RepurchaseTest, AnItemBelongsToTheRuleThatTheEngineObeys) {
  consumable({{}, {"Tea"}}, 45);
  consumable({{"tea-green"}, {}}, 20);
  for (const int64_t day : {0, 21}) buy(0, day, {"tea-green"});
  const auto rows = found();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].days, 20U) << "the one that names the item";
}

TEST_F(RepurchaseTest, OrdersOfOneDayOfNobodyAndOfTheFutureSayNothing) {
  consumable({{"paper"}, {}}, 90);
  for (const int64_t day : {0, 0}) buy(0, day, {"paper"});
  for (const int64_t day : {1, 9}) buy(orders::kNoCustomer, day, {"paper"});
  buy(0, 10, {"paper"});
  EXPECT_THAT(found(4), IsEmpty());
  EXPECT_EQ(found(5).size(), 1U);
}

TEST_F(RepurchaseTest, WithoutConsumablesOrCustomersThereIsNothingToSay) {
  for (const int64_t day : {0, 21}) buy(0, day, {"paper"});
  EXPECT_THAT(found(), IsEmpty());
  consumable({{"paper"}, {}}, 90);
  EXPECT_EQ(found().size(), 1U);
  customers_.clear();
  EXPECT_THAT(found(), IsEmpty());
}

}  // namespace
}  // namespace goeswith::evaluate
