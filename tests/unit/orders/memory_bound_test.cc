#include "orders/memory_bound.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <numeric>
#include <thread>

#include "orders/large_vector.h"
#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

using testing::HasSubstr;

constexpr uint64_t kMegabyte = 1 << 20;

std::string memory_error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const MemoryError& error) {
    return error.what();
  }
  return "(no MemoryError)";
}

TEST(MemoryBound, LargeVectorsHoldWhatWasPutWhileTheirPagesAreGivenBack) {
  const uint64_t before = resident_bytes();
  const MemoryBound bound(before + 96 * kMegabyte);
  LargeVector<uint64_t> numbers;
  for (uint64_t i = 0; i < 16 * kMegabyte; ++i)
    numbers.push_back(i * i);  // 128 MB, twice as it grows
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_LT(resident_bytes(), bound.bytes());
  for (uint64_t i = 0; i < numbers.size(); ++i) ASSERT_EQ(numbers[i], i * i);
  bound.check();
}

TEST(MemoryBound, LargeVectorsOutliveIt) {
  LargeVector<int> early(kMegabyte, 1);
  LargeVector<int> late;
  {
    const MemoryBound bound(1 << 30);
    late.assign(kMegabyte, 2);
    early.push_back(3);
  }
  late.push_back(4);
  EXPECT_EQ(std::accumulate(early.begin(), early.end(), 0), static_cast<int>(kMegabyte) + 3);
  EXPECT_EQ(std::accumulate(late.begin(), late.end(), 0), 2 * static_cast<int>(kMegabyte) + 4);
}

TEST(MemoryBound, WhatCannotBePutAsidePassesIt) {
  const MemoryBound bound(resident_bytes() + 16 * kMegabyte);
  const std::vector<char> heap(64 * kMegabyte, 'x');
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  EXPECT_THAT(memory_error_of([&] { bound.check(); }),
              HasSubstr("is too little: this work so far"));
}

TEST(MemoryBound, SaysWhatWouldBeNeeded) {
  const MemoryBound bound(512 * kMegabyte);
  bound.require(512 * kMegabyte, "learning");
  EXPECT_EQ(memory_error_of([&] { bound.require(1536 * kMegabyte, "learning of 9 items"); }),
            "--memory 512 MB is too little: learning of 9 items needs 1.5 GB beside what is put "
            "aside in files");
}

TEST(MemoryBound, NamesThePlaceThatTakesNoFiles) {
  const TestFiles files;
  const char* before = std::getenv("TMPDIR");
  const std::string kept = before == nullptr ? "" : before;
  const std::string place = files.path("room");
  std::filesystem::create_directory(place);
  setenv("TMPDIR", place.c_str(), 1);
  const MemoryBound bound(1 << 30);
  EXPECT_EQ(memory_error_of([] { const LargeVector<char> vector(kMegabyte); }), "(no MemoryError)");
  EXPECT_TRUE(std::filesystem::is_empty(place)) << "files have no names";
  std::filesystem::remove(place);
  EXPECT_THAT(memory_error_of([] { const LargeVector<char> vector(kMegabyte); }),
              HasSubstr("1 MB cannot be put aside in " + place + ": No such file"));
  if (before == nullptr) {
    unsetenv("TMPDIR");
  } else {
    setenv("TMPDIR", kept.c_str(), 1);
  }
}

}  // namespace
}  // namespace goeswith::orders
