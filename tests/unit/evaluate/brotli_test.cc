#include "evaluate/brotli.h"

#include <gtest/gtest.h>

namespace goeswith::evaluate {
namespace {

std::vector<uint8_t> text(size_t bytes) {
  std::vector<uint8_t> result;
  while (result.size() < bytes) {
    result.push_back(static_cast<uint8_t>("teapot, cup; "[result.size() % 13]));
  }
  return result;
}

TEST(Brotli, IsSmallAndAlwaysTheSame) {
  EXPECT_LT(brotli(text(5000)).size(), 60u);
  EXPECT_EQ(brotli(text(5000)), brotli(text(5000)));
  EXPECT_EQ(brotli_bytes(text(5000)), brotli(text(5000)).size());
}

TEST(BrotliBytes, AreFewForBytesThatRepeat) {
  EXPECT_LT(brotli_bytes(std::vector<uint8_t>(100000, 7)), 30U);
  EXPECT_GT(brotli_bytes({}), 0U);
}

}  // namespace
}  // namespace goeswith::evaluate
