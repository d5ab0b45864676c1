#include "orders/order_lines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace goeswith::orders {
namespace {

using testing::ElementsAre;

// A book with an order for each time, and as many items as asked for.
struct Books {
  Books(const std::vector<int64_t>& times, size_t item_count) : items(item_count) {
    for (size_t i = 0; i < times.size(); ++i) {
      orders.add(std::to_string(i), "", {.ordered_at = times[i]});
    }
  }
  OrderBook orders;
  std::vector<Item> items;
  uint64_t repeated = 0;
};

TEST(OrderLines, OrdersComeOldestFirstAndTiesByFirstAppearance) {
  Books books({30, 10, 30, 20}, 4);
  OrderLines lines;
  lines.add(0, 0);
  lines.add(1, 1);
  lines.add(2, 2);
  lines.add(3, 3);
  const OrderLog log = lines.build(books.orders, books.items, books.repeated);
  EXPECT_THAT(log.ordered_at, ElementsAre(10, 20, 30, 30));
  EXPECT_THAT(log.lines, ElementsAre(1, 3, 0, 2));
  EXPECT_THAT(log.line_begin, ElementsAre(0, 1, 2, 3, 4));
}

TEST(OrderLines, LinesOfAnOrderNeedNotBeAdjacentAndKeepTheirOrder) {
  Books books({10, 20}, 5);
  OrderLines lines;
  lines.add(1, 4);
  lines.add(0, 3);
  lines.add(0, 2);
  lines.add(1, 1);
  lines.add(0, 0);
  const OrderLog log = lines.build(books.orders, books.items, books.repeated);
  ASSERT_EQ(log.orders(), 2U);
  EXPECT_THAT(log.order(0), ElementsAre(3, 2, 0));
  EXPECT_THAT(log.order(1), ElementsAre(4, 1));
}

TEST(OrderLines, LaterLinesOfTheSameItemAreDroppedAndCounted) {
  Books books({10, 20}, 2);
  OrderLines lines;
  lines.add(0, 0);
  lines.add(0, 1);
  lines.add(0, 0);
  lines.add(1, 0);
  lines.add(0, 1);
  const OrderLog log = lines.build(books.orders, books.items, books.repeated);
  EXPECT_THAT(log.order(0), ElementsAre(0, 1));
  EXPECT_THAT(log.order(1), ElementsAre(0));
  EXPECT_EQ(books.repeated, 2U);
}

TEST(OrderLines, CustomersStayWithTheirOrdersWhereTheyAreGiven) {
  Books books({30, 10, 20, 20}, 1);
  CustomerBook customers;
  customers.enter(0, "ann");
  customers.enter(1, "bob");
  customers.enter(3, "ann");
  OrderLines lines;
  for (const uint32_t order : {0u, 1u, 2u, 3u, 0u}) lines.add(order, 0);
  const OrderLog log = lines.build(books.orders, books.items, books.repeated, &customers);
  EXPECT_THAT(log.ordered_at, ElementsAre(10, 20, 20, 30));
  EXPECT_THAT(log.customer, ElementsAre(1, kNoCustomer, 0, 0));
  EXPECT_THAT(lines.build(books.orders, books.items, books.repeated).customer, ElementsAre());
}

TEST(OrderLines, OrdersWithoutLinesAreLeftOut) {
  Books books({10, 20, 30}, 1);
  OrderLines lines;
  EXPECT_TRUE(lines.empty());
  lines.add(2, 0);
  EXPECT_FALSE(lines.empty());
  const OrderLog log = lines.build(books.orders, books.items, books.repeated);
  EXPECT_THAT(log.ordered_at, ElementsAre(30));
}

}  // namespace
}  // namespace goeswith::orders
