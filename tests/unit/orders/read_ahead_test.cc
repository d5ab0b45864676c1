#include "orders/read_ahead.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <random>
#include <thread>

#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

// Gives a number of bytes, then throws and sets `failed`.
class FailingSource : public ByteSource {
 public:
  FailingSource(size_t bytes, std::atomic<bool>& failed) : left_(bytes), failed_(failed) {}
  size_t read(char* to, size_t capacity) override {
    if (left_ == 0) {
      failed_ = true;
      throw InputError("a.gz", "damaged");
    }
    const size_t size = std::min(capacity, left_);
    std::fill(to, to + size, 'x');
    left_ -= size;
    given_ += size;
    return size;
  }
  uint64_t stored_bytes() const override { return given_ / 2; }

 private:
  size_t left_;
  std::atomic<bool>& failed_;
  uint64_t given_ = 0;
};

TEST(ReadAhead, GivesTheSameBytesInTheSameOrder) {
  std::string text(3'000'000, '\0');
  std::mt19937 random(1);
  for (char& c : text) c = static_cast<char>(random());
  const auto size = [&, sizes = std::mt19937(2)]() mutable {
    return size_t{1} + sizes() % 300'000;
  };
  ReadAhead ahead(std::make_unique<ChunkSource>(text, size));
  std::string read;
  std::string chunk(70'001, '\0');
  while (const size_t got = ahead.read(chunk.data(), 1 + random() % chunk.size())) {
    read.append(chunk, 0, got);
  }
  EXPECT_TRUE(read == text);
  EXPECT_EQ(ahead.stored_bytes(), text.size());
  EXPECT_EQ(ahead.read(chunk.data(), chunk.size()), 0U);
}

TEST(ReadAhead, PassesAnErrorOnAfterTheBytesBeforeIt) {
  // Few enough to be ahead of all reading when the error comes.
  constexpr size_t kBytes = 700'000;
  std::atomic<bool> failed = false;
  ReadAhead ahead(std::make_unique<FailingSource>(kBytes, failed));
  while (!failed) std::this_thread::yield();
  std::this_thread::sleep_for(std::chrono::milliseconds(10));
  std::string chunk(100'000, '\0');
  size_t read = 0;
  const std::string message = input_error_of([&] {
    while (const size_t got = ahead.read(chunk.data(), chunk.size())) read += got;
  });
  EXPECT_EQ(message, "a.gz: damaged");
  EXPECT_EQ(read, kBytes);
  EXPECT_EQ(input_error_of([&] { ahead.read(chunk.data(), chunk.size()); }), "a.gz: damaged");
}

TEST(ReadAhead, MayBeLeftBeforeTheEnd) {
  char byte = 0;
  std::atomic<bool> failed = false;
  ReadAhead ahead(std::make_unique<FailingSource>(100'000'000, failed));
  EXPECT_EQ(ahead.read(&byte, 1), 1U);
  EXPECT_EQ(byte, 'x');
}

}  // namespace
}  // namespace goeswith::orders
