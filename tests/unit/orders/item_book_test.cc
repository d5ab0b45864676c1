#include "orders/item_book.h"

#include <gtest/gtest.h>

#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

TEST(ItemBook, ItemsAreNumberedByFirstAppearance) {
  ItemBook book("");
  EXPECT_EQ(book.item("teapot"), 0U);
  EXPECT_EQ(book.item("cup"), 1U);
  EXPECT_EQ(book.item("teapot"), 0U);
  EXPECT_EQ(book.size(), 2U);
}

TEST(ItemBook, PatternKeepsTheKeysInWhichItIsFound) {
  ItemBook book("^[0-9]{5}");
  EXPECT_EQ(book.item("POST"), std::nullopt);
  EXPECT_EQ(book.item("85123A"), 0U);
  EXPECT_EQ(book.item("1234"), std::nullopt);
  EXPECT_EQ(book.item("POST"), std::nullopt);
  EXPECT_EQ(book.item("22423"), 1U);
  ItemBook anywhere("T");
  EXPECT_EQ(anywhere.item("POST"), 0U);
}

TEST(ItemBook, BadPatternIsAnError) {
  EXPECT_EQ(input_error_of([] {
              ItemBook book("[0-9");
            }).find("--item-pattern: \"[0-9\" is not a regular expression: "),
            0U);
}

TEST(ItemBook, NewestTitleAndPriceCount) {
  ItemBook book("");
  book.item("a");
  book.describe(0, 100, "new", 500);
  book.describe(0, 50, "old", 400);
  book.describe(0, 200, "", kNoPrice);
  std::vector<Item> items = book.take();
  EXPECT_EQ(items[0].title, "new");
  EXPECT_EQ(items[0].price, 500);
}

TEST(ItemBook, OfTheSameTimeTheLastCounts) {
  ItemBook book("");
  book.item("a");
  book.describe(0, 100, "first", 500);
  book.describe(0, 100, "second", 600);
  std::vector<Item> items = book.take();
  EXPECT_EQ(items[0].title, "second");
  EXPECT_EQ(items[0].price, 600);
}

TEST(ItemBook, TitlesBecomeUtf8) {
  ItemBook book("");
  book.item("a");
  book.describe(0, 100, "K\xE4se", kNoPrice);
  std::vector<Item> items = book.take();
  EXPECT_EQ(items[0].title, "Käse");
  EXPECT_EQ(items[0].price, kNoPrice);
}

}  // namespace
}  // namespace goeswith::orders
