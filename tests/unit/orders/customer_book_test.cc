#include "orders/customer_book.h"

#include <gtest/gtest.h>

#include "orders/order_log.h"

namespace goeswith::orders {
namespace {

TEST(CustomerBook, OrdersOfOneNameAreOfOneCustomer) {
  CustomerBook book;
  book.enter(0, "ann@example.com");
  book.enter(1, "bob@example.com");
  book.enter(2, "ann@example.com");
  EXPECT_EQ(book[0], 0U);
  EXPECT_EQ(book[1], 1U);
  EXPECT_EQ(book[2], 0U);
}

TEST(CustomerBook, CapitalLettersMakeNoOtherCustomer) {
  CustomerBook book;
  book.enter(0, "Ann@Example.com");
  book.enter(1, "ann@example.COM");
  EXPECT_EQ(book[0], book[1]);
}

TEST(CustomerBook, NumbersThatASpreadsheetMadeDecimalsAreTheSame) {
  CustomerBook book;
  book.enter(0, "17850");
  book.enter(1, "17850.0");
  book.enter(2, "17850.5");
  book.enter(3, "v2");
  book.enter(4, "v2.0");
  EXPECT_EQ(book[0], book[1]);
  EXPECT_NE(book[0], book[2]);
  EXPECT_NE(book[3], book[4]) << "that is a name, and no number";
}

TEST(CustomerBook, AnOrderWithoutANameIsOfNoCustomer) {
  CustomerBook book;
  book.enter(0, "");
  book.enter(1, ".0");
  book.enter(2, "");
  EXPECT_EQ(book[0], kNoCustomer);
  EXPECT_EQ(book[1], 0U) << "a strange name is one";
  EXPECT_EQ(book[2], kNoCustomer);
  EXPECT_EQ(book[99], kNoCustomer);
}

}  // namespace
}  // namespace goeswith::orders
