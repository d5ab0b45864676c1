#include "orders/string_table.h"

#include <gtest/gtest.h>

namespace goeswith::orders {
namespace {

TEST(StringTable, NumbersTextsByFirstAppearance) {
  StringTable table;
  EXPECT_EQ(table.intern("teapot"), 0U);
  EXPECT_EQ(table.intern("cup"), 1U);
  EXPECT_EQ(table.intern("teapot"), 0U);
  EXPECT_EQ(table.intern(""), 2U);
  EXPECT_EQ(table[0], "teapot");
  EXPECT_EQ(table[1], "cup");
  EXPECT_EQ(table[2], "");
  EXPECT_EQ(table.size(), 3U);
}

TEST(StringTable, FindEntersNothing) {
  StringTable table;
  EXPECT_EQ(table.find("cup"), std::nullopt);
  EXPECT_EQ(table.size(), 0U);
  table.intern("cup");
  EXPECT_EQ(table.find("cup"), 0U);
  EXPECT_EQ(table.find("cu"), std::nullopt);
}

TEST(StringTable, KeepsItsNumbersAsItGrows) {
  StringTable table;
  constexpr uint32_t kTexts = 100000;
  for (uint32_t i = 0; i < kTexts; ++i) ASSERT_EQ(table.intern(std::to_string(i * 7)), i);
  for (uint32_t i = 0; i < kTexts; ++i) {
    ASSERT_EQ(table.find(std::to_string(i * 7)), i);
    ASSERT_EQ(table[i], std::to_string(i * 7));
  }
}

}  // namespace
}  // namespace goeswith::orders
