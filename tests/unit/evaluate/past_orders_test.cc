#include "evaluate/past_orders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "train/small_log.h"

namespace goeswith::evaluate {
namespace {

using orders::kNoCustomer;
using testing::ElementsAre;
using testing::IsEmpty;

constexpr size_t kMany = 64;

std::vector<std::string> told(const orders::OrderLog& log, size_t o, size_t most = kMany) {
  std::vector<std::string> result;
  for (const Bought& bought : PastOrders(log).before(o, most)) {
    result.push_back(log.items[bought.item].sku + " " + std::to_string(bought.days));
  }
  return result;
}

orders::OrderLog log_by(std::vector<uint32_t> customers,
                        const std::vector<train::SmallOrder>& given) {
  orders::OrderLog log = train::dated_log(given);
  log.customer.assign(customers.begin(), customers.end());
  return log;
}

TEST(PastOrders, AreThoseOfTheSameCustomerTheNewestFirst) {
  const auto log =
      log_by({7, 2, 7, 7}, {{0, {"a", "b"}}, {1, {"x"}}, {10, {"c"}}, {30, {"a", "d"}}});
  EXPECT_THAT(told(log, 3), ElementsAre("c 20", "a 30", "b 30"));
  EXPECT_THAT(told(log, 2), ElementsAre("a 10", "b 10"));
  EXPECT_THAT(told(log, 0), IsEmpty());
  EXPECT_THAT(told(log, 1), IsEmpty());
}

TEST(PastOrders, AnItemCountsSinceTheLastTime) {
  const auto log = log_by({0, 0, 0}, {{0, {"a", "b"}}, {10, {"a"}}, {30, {"a"}}});
  EXPECT_THAT(told(log, 2), ElementsAre("a 20", "b 30"));
}

TEST(PastOrders, NothingOfTheOrderItselfOrOfALaterOneIsTold) {
  auto log = log_by({0, 0, 0}, {{5, {"a"}}, {5, {"b"}}, {6, {"c"}}});
  EXPECT_THAT(told(log, 0), IsEmpty());
  EXPECT_THAT(told(log, 1), IsEmpty()) << "of the same second";
  EXPECT_THAT(told(log, 2), ElementsAre("b 1", "a 1"));
  log.ordered_at[1] += 1;
  EXPECT_THAT(told(log, 1), ElementsAre("a 0")) << "of the same day";
}

TEST(PastOrders, NoMoreThanAskedForAreTold) {
  const auto log = log_by({0, 0, 0}, {{0, {"a", "b"}}, {10, {"b", "c"}}, {30, {"a"}}});
  EXPECT_THAT(told(log, 2, 2), ElementsAre("b 20", "c 20"));
  EXPECT_THAT(told(log, 2, 0), IsEmpty());
}

TEST(PastOrders, OrdersOfNobodyHaveNone) {
  const auto log = log_by({kNoCustomer, kNoCustomer}, {{0, {"a"}}, {1, {"b"}}});
  EXPECT_THAT(told(log, 1), IsEmpty());
  EXPECT_THAT(told(train::dated_log({{0, {"a"}}, {1, {"b"}}}), 1), IsEmpty())
      << "nobody asked for customers";
}

}  // namespace
}  // namespace goeswith::evaluate
