#include "model/crc32.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <random>
#include <string_view>
#include <vector>

namespace goeswith::model {
namespace {

std::span<const uint8_t> bytes_in(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

TEST(Crc32, HasTheCheckValueOfItsCatalogueEntry) {
  EXPECT_EQ(crc32(bytes_in("123456789")), 0xCBF43926u);
  EXPECT_EQ(crc32({}), 0u);
}

TEST(Crc32, AgreesWithZlibAtEveryLengthAndOffset) {
  std::mt19937 random(7);
  std::vector<uint8_t> bytes(300);
  for (uint8_t& byte : bytes) byte = static_cast<uint8_t>(random());
  for (size_t begin = 0; begin < 5; ++begin) {
    for (size_t size = 0; size + begin <= bytes.size(); ++size) {
      const auto part = std::span<const uint8_t>(bytes).subspan(begin, size);
      ASSERT_EQ(crc32(part), ::crc32(0, part.data(), static_cast<uInt>(part.size())));
    }
  }
}

}  // namespace
}  // namespace goeswith::model
