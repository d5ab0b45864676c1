#include "cli/gzip.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>

namespace goeswith::cli {
namespace {

std::vector<uint8_t> text(size_t bytes) {
  std::vector<uint8_t> result;
  while (result.size() < bytes)
    result.push_back(static_cast<uint8_t>("teapot, cup; "[result.size() % 13]));
  return result;
}

std::vector<uint8_t> unzipped(std::vector<uint8_t> zipped, size_t most) {
  std::vector<uint8_t> bytes(most + 1);
  z_stream stream{};
  EXPECT_EQ(inflateInit2(&stream, MAX_WBITS + 16), Z_OK);
  stream.next_in = zipped.data();
  stream.avail_in = static_cast<uInt>(zipped.size());
  stream.next_out = bytes.data();
  stream.avail_out = static_cast<uInt>(bytes.size());
  EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
  bytes.resize(stream.total_out);
  inflateEnd(&stream);
  return bytes;
}

TEST(Gzip, IsWhatInflateReads) {
  for (const size_t bytes : {size_t{0}, size_t{1}, size_t{5000}}) {
    EXPECT_EQ(unzipped(gzip(text(bytes)), bytes), text(bytes));
  }
}

TEST(Gzip, IsSmallAndAlwaysTheSame) {
  EXPECT_LT(gzip(text(5000)).size(), 100u);
  EXPECT_EQ(gzip(text(5000)), gzip(text(5000)));
}

}  // namespace
}  // namespace goeswith::cli
