#include "orders/byte_scan.h"

#include <gtest/gtest.h>

#include <string>

namespace goeswith::orders {
namespace {

// Where the first of ',', '\n', '\r' and NUL is in the first `size` bytes of `text`.
size_t find(const std::string& text, size_t size) {
  const char* from = text.data();
  return static_cast<size_t>(find_byte_of(from, from + size, ',', '\n', '\r') - from);
}

TEST(ByteScan, FindsEachOfTheBytesWhereverItIs) {
  for (const char wanted : {',', '\n', '\r', '\0'}) {
    for (size_t at = 0; at < 70; ++at) {
      std::string text(100, 'x');
      text[at] = wanted;
      EXPECT_EQ(find(text, 80), at);
    }
  }
}

TEST(ByteScan, FindsTheFirstOfSeveral) { EXPECT_EQ(find("xx\r,\nxxxxxxxxxxxxxxxxx", 6), 2U); }

TEST(ByteScan, BytesBehindTheEndDoNotMatter) {
  const std::string text(100, ',');
  EXPECT_EQ(find(text, 0), 0U);
  for (size_t size = 0; size < 40; ++size) {
    EXPECT_EQ(find(std::string(size, 'x') + text, size), size);
  }
}

TEST(ByteScan, OtherBytesAreNotFound) {
  std::string text;
  for (int c = 1; c < 256; ++c) {
    if (c != ',' && c != '\n' && c != '\r') text += static_cast<char>(c);
  }
  const size_t size = text.size();
  EXPECT_EQ(find(text + std::string(kScanPadding, ','), size), size);
}

}  // namespace
}  // namespace goeswith::orders
