#include <gtest/gtest.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <set>

#include "cli/model_directory.h"
#include "cli/publish.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

constexpr uint32_t kThreeShards = 3;

void publish(const std::filesystem::path& directory, const std::vector<uint8_t>& file) {
  model::Model model;
  model::Model::open(file, model);
  model::ShardWriter writer(model, {kThreeShards});
  publish_shards(directory, writer, {model.items(), 10, "2026-01-01"}, Compressed::kBeside);
}

// A process that publishes, its threads stopped before and after each of their system calls.
pid_t start_stopped(const std::filesystem::path& directory, const std::vector<uint8_t>& file) {
  const pid_t child = fork();
  if (child != 0) return child;
  if (ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) _exit(2);
  raise(SIGSTOP);
  try {
    publish(directory, file);
  } catch (...) {
    _exit(1);
  }
  _exit(0);
}

// Lets it make so many stops, then kills it there. False if it ended before.
bool kill_at(pid_t child, int stops) {
  int status = 0;
  EXPECT_EQ(waitpid(child, &status, 0), child);
  ptrace(PTRACE_SETOPTIONS, child, nullptr, PTRACE_O_TRACECLONE | PTRACE_O_EXITKILL);
  pid_t stopped = child;
  for (int stop = 0; stop < stops;) {
    ptrace(PTRACE_SYSCALL, stopped, nullptr, nullptr);
    do {
      stopped = waitpid(-1, &status, __WALL);
      EXPECT_GT(stopped, 0);
      if (stopped == child && WIFEXITED(status)) {
        EXPECT_EQ(WEXITSTATUS(status), 0) << "the publisher failed by itself";
        return false;
      }
    } while (!WIFSTOPPED(status));  // a thread has ended
    ++stop;
  }
  kill(child, SIGKILL);
  while (waitpid(-1, &status, __WALL) > 0) {
  }
  return true;
}

TEST(PublishKill, KilledAtAnySystemCallLeavesTheOldModelOrTheNewOne) {
  const TestFiles files;
  const std::filesystem::path directory = files.path("model");
  const std::vector<uint8_t> old_model = model_file("old-", 4);
  const std::vector<uint8_t> new_model = model_file("new-", 5);
  std::set<uint32_t> seen;
  int stops = 1;
  for (bool killed = true; killed; ++stops) {
    ASSERT_LT(stops, 5000);
    publish(directory, old_model);
    killed = kill_at(start_stopped(directory, new_model), stops);
    ASSERT_NO_THROW(seen.insert(ModelDirectory(directory).model().items())) << "stop " << stops;
    if (!killed) {
      EXPECT_EQ(ModelDirectory(directory).model().items(), 5U);
    }
  }
  EXPECT_GT(stops, 100) << "the publisher was not stopped at its system calls";
  EXPECT_EQ(seen, (std::set<uint32_t>{4, 5}));
}

}  // namespace
}  // namespace goeswith::cli
