#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <random>
#include <set>

#include "cli/model_directory.h"
#include "cli/publish.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

// Publishes the two models in turn, for ever, in a process of its own.
pid_t start_publishing(const std::filesystem::path& directory, const std::vector<uint8_t>& first,
                       const std::vector<uint8_t>& second) {
  const pid_t child = fork();
  if (child != 0) return child;
  try {
    for (;;) {
      publish_model(directory, first, {3, 10, "2026-01-01"});
      publish_model(directory, second, {3, 10, "2026-01-02"});
    }
  } catch (...) {
    _exit(1);
  }
}

TEST(ModelDirectoryKill, EveryReaderFindsAWholeModelWheneverThePublisherIsKilled) {
  const TestFiles files;
  const std::filesystem::path directory = files.path("model");
  const std::vector<uint8_t> one = model_file("one-", 3);
  const std::vector<uint8_t> two = model_file("two-", 2000);
  using Clock = std::chrono::steady_clock;
  const Clock::time_point start = Clock::now();
  for (const auto* file : {&one, &two, &one, &two}) {
    publish_model(directory, *file, {3, 10, "2026-01-01"});
  }
  const Clock::duration publish_time = (Clock::now() - start) / 4;

  std::mt19937 random(1);
  std::set<uint32_t> seen;
  int opens = 0;
  const auto open = [&] {
    ModelDirectory opened(directory);
    const std::vector<uint8_t>& published = opened.model().items() == 3 ? one : two;
    ASSERT_TRUE(
        std::equal(published.begin(), published.end(), opened.file().begin(), opened.file().end()));
    seen.insert(opened.model().items());
    ++opens;
  };
  for (int round = 0; round < 60 || (seen.size() < 2 && round < 1000); ++round) {
    const bool odd = round % 2 != 0;
    const pid_t child = start_publishing(directory, odd ? one : two, odd ? two : one);
    ASSERT_GT(child, 0);
    // Anywhere in the first few publishes, however fast the disk is.
    const auto killed_at = Clock::now() + 4 * publish_time * (random() % 1000) / 1000;
    do {
      ASSERT_NO_THROW(open()) << "while publishing, round " << round;
    } while (Clock::now() < killed_at);
    ASSERT_EQ(kill(child, SIGKILL), 0);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the publisher failed by itself";
    for (int k = 0; k < 3; ++k) ASSERT_NO_THROW(open()) << "after the kill, round " << round;
  }
  EXPECT_GE(opens, 200);
  EXPECT_EQ(seen, (std::set<uint32_t>{3, 2000}));

  publish_model(directory, model_file("last-"), {3, 10, "2026-01-03"});
  EXPECT_LE(names_in(directory).size(), 3U) << "what killed publishers left is still there";
}

}  // namespace
}  // namespace goeswith::cli
