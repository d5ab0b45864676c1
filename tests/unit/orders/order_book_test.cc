#include "orders/order_book.h"

#include <gtest/gtest.h>

namespace goeswith::orders {
namespace {

TEST(OrderBook, FindsOrdersByNumberWhereverTheirRowsAre) {
  OrderBook book;
  book.begin_file();
  EXPECT_EQ(book.find("1", ""), std::nullopt);
  EXPECT_EQ(book.add("1", "", {.ordered_at = 10}), 0U);
  EXPECT_EQ(book.add("2", "", {.ordered_at = 20}), 1U);
  EXPECT_EQ(book.find("1", ""), 0U);
  EXPECT_EQ(book.find("2", ""), 1U);
  EXPECT_EQ(book.find("1", ""), 0U);
  EXPECT_EQ(book[1].ordered_at, 20);
  EXPECT_EQ(book.size(), 2U);
}

TEST(OrderBook, OneNumberWithTwoIdsIsTwoOrders) {
  OrderBook book;
  book.begin_file();
  book.add("#1", "901", {});
  EXPECT_EQ(book.find("#1", ""), 0U);
  EXPECT_EQ(book.find("#1", "902"), std::nullopt);
  book.add("#1", "902", {});
  EXPECT_EQ(book.find("#1", ""), 1U) << "a row without id continues the newest";
  EXPECT_EQ(book.find("#1", "901"), 0U);
}

TEST(OrderBook, AnExportWithoutIdsMatchesOneWithThem) {
  OrderBook book;
  book.begin_file();
  book.add("#1", "", {});
  book.begin_file();
  EXPECT_EQ(book.find("#1", "901"), 0U);
}

TEST(OrderBook, OrdersOfEarlierFilesAreRepeated) {
  OrderBook book;
  book.begin_file();
  const uint32_t earlier = book.add("1", "", {});
  EXPECT_FALSE(book.is_repeated(earlier));
  book.begin_file();
  const uint32_t later = book.add("2", "", {});
  EXPECT_TRUE(book.is_repeated(earlier));
  EXPECT_FALSE(book.is_repeated(later));
}

TEST(OrderBook, CurrenciesAreNumberedAndNumberZeroIsNone) {
  OrderBook book;
  EXPECT_EQ(book.currency_number(""), 0U);
  const uint16_t pound = book.currency_number("GBP");
  const uint16_t euro = book.currency_number("EUR");
  EXPECT_NE(pound, euro);
  EXPECT_EQ(book.currency_number("GBP"), pound);
  EXPECT_EQ(book.currency(euro), "EUR");
}

}  // namespace
}  // namespace goeswith::orders
