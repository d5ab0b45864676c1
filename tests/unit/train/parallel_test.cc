#include "train/parallel.h"

#include <gtest/gtest.h>

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>

namespace goeswith::train {
namespace {

constexpr auto kNoState = [] { return 0; };
constexpr auto kNoReport = [](size_t) {};

TEST(ParallelFor, VisitsEveryIndexOnce) {
  for (const size_t count : {1u, 2u, 63u, 64u, 65u, 128u, 1000u, 4097u}) {
    std::vector<std::atomic<int>> visits(count);
    parallel_for(
        count, kNoState, [&](size_t i, int) { ++visits[i]; }, kNoReport);
    for (size_t i = 0; i < count; ++i) ASSERT_EQ(visits[i], 1) << i << " of " << count;
  }
}

TEST(ParallelFor, OfNothingDoesNothing) {
  size_t reports = 0;
  parallel_for(
      0, kNoState, [](size_t, int) { FAIL() << "there is no index"; }, [&](size_t) { ++reports; });
  EXPECT_EQ(reports, 0U);
}

TEST(ParallelFor, GivesEachThreadAStateOfItsOwn) {
  std::mutex mutex;
  std::vector<std::unique_ptr<size_t>> counters;
  std::atomic<bool> shared = false;
  struct State {
    size_t* counter;
    std::thread::id owner;
  };
  parallel_for(
      2000,
      [&] {
        const std::lock_guard lock(mutex);
        counters.push_back(std::make_unique<size_t>(0));
        return State{counters.back().get(), std::this_thread::get_id()};
      },
      [&](size_t, State& state) {
        if (state.owner != std::this_thread::get_id()) shared = true;
        ++*state.counter;
      },
      kNoReport);
  size_t total = 0;
  for (const auto& counter : counters) total += *counter;
  EXPECT_EQ(total, 2000U);
  EXPECT_FALSE(shared);
}

TEST(ParallelFor, ReportsFromOneThreadAtATimeUpToTheEnd) {
  std::atomic<int> inside = 0;
  std::atomic<bool> overlapped = false;
  std::atomic<size_t> furthest = 0;
  parallel_for(
      1000, kNoState, [](size_t, int) {},
      [&](size_t done) {
        if (++inside > 1) overlapped = true;
        furthest = std::max(furthest.load(), done);
        std::this_thread::sleep_for(std::chrono::microseconds(500));
        --inside;
      });
  EXPECT_FALSE(overlapped);
  EXPECT_EQ(furthest, 1000U);
}

TEST(ParallelFor, RethrowsWhatAWorkerThrew) {
  std::atomic<size_t> visited = 0;
  try {
    parallel_for(
        4000000, kNoState,
        [&](size_t i, int) {
          ++visited;
          if (i == 100) throw std::out_of_range("item 100");
        },
        kNoReport);
    FAIL() << "nothing was thrown";
  } catch (const std::out_of_range& error) {
    EXPECT_STREQ(error.what(), "item 100");
  }
  EXPECT_LT(visited, 2000000U) << "the others are not told to stop";
}

TEST(ParallelFor, RethrowsWhatMakingAStateThrew) {
  const auto no_state = []() -> int { throw std::runtime_error("no memory"); };
  EXPECT_THROW(parallel_for(
                   10, no_state, [](size_t, int) {}, kNoReport),
               std::runtime_error);
}

}  // namespace
}  // namespace goeswith::train
