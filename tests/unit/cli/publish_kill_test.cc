#include <gtest/gtest.h>
#include <sys/ptrace.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <optional>

#include "cli/model_directory.h"
#include "cli/publish.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOldPolicy = R"({"format":1,"ceiling":0.4})";
constexpr const char* kNewPolicy = R"({"format":1,"ceiling":0.5})";

// What is published: a model of so many items whose names begin so, in so many shards or, with 1,
// as a single file.
struct Publishing {
  std::string name;
  uint32_t items;
  uint32_t shards;
  std::string policy = {};
  Compressed compressed = Compressed::kNo;
};

void publish(const fs::path& directory, const Publishing& what) {
  const std::vector<uint8_t> file = model_file(what.name, what.items);
  const ManifestFacts facts{what.items, 10, "2026-01-01"};
  if (what.shards == 1) {
    publish_model(directory, file, facts, what.compressed, what.policy);
    return;
  }
  model::Model model;
  model::Model::open(file, model);
  model::ShardWriter writer(model, {what.shards});
  publish_shards(directory, writer, facts, what.compressed, what.policy);
}

// What a reader has of a directory, to the last byte.
struct Reading {
  std::string name;  // the hash of the model file, or of all parts
  std::vector<uint8_t> model;
  std::string policy;
  bool operator==(const Reading&) const = default;
};

// Nothing if there is no manifest, which is told as such. Throws what ModelDirectory does.
std::optional<Reading> read_all(const fs::path& directory) {
  try {
    ModelDirectory opened(directory);
    opened.model();
    return Reading{opened.name(), {opened.file().begin(), opened.file().end()}, opened.policy()};
  } catch (const std::runtime_error& error) {
    const std::string none =
        (directory / "manifest.json").string() + ": cannot be opened: No such file or directory";
    if (error.what() != none) throw;
    return {};
  }
}

// A process that publishes, its threads stopped before and after each of their system calls.
pid_t start_stopped(const fs::path& directory, const Publishing& what) {
  const pid_t child = fork();
  if (child != 0) return child;
  if (ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) != 0) _exit(2);
  raise(SIGSTOP);
  try {
    publish(directory, what);
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

class PublishKill : public testing::Test {
 protected:
  // In memory where there is a disk of it, for each test publishes hundreds of times: a process
  // that is killed takes nothing with it that it gave to the system.
  PublishKill() {
    const bool memory = access("/dev/shm", W_OK | X_OK) == 0;
    const fs::path disk = memory ? "/dev/shm" : fs::temp_directory_path();
    std::string pattern = (disk / "goeswith-XXXXXX").string();
    root_ = mkdtemp(pattern.data());
  }
  ~PublishKill() override { fs::remove_all(root_); }

  // Publishes the new over the old, if there is one, killed at the first system call, at the
  // second, and on until nothing is left to be killed: at least so many.
  void kill_everywhere(const std::optional<Publishing>& old_one, const Publishing& new_one,
                       int least_stops);

 private:
  void start_over(const std::optional<Publishing>& old_one) {
    fs::remove_all(directory_);
    if (old_one) fs::copy(start_, directory_, fs::copy_options::recursive);
  }

  fs::path root_;
  fs::path directory_;
  fs::path start_;
};

void PublishKill::kill_everywhere(const std::optional<Publishing>& old_one,
                                  const Publishing& new_one, int least_stops) {
  directory_ = root_ / "shop" / "model";
  start_ = root_ / "start";
  fs::create_directory(root_ / "shop");
  if (old_one) {
    publish(start_, {"older-", 3, old_one->shards});  // which the new one is to remove
    publish(start_, *old_one);
  }
  const std::optional<Reading> old_reading = read_all(start_);
  start_over(old_one);
  publish(directory_, new_one);
  const std::optional<Reading> new_reading = read_all(directory_);
  const std::vector<std::string> new_names = names_in(directory_);
  ASSERT_EQ(old_reading.has_value(), old_one.has_value());
  ASSERT_TRUE(new_reading);
  ASSERT_NE(old_reading, new_reading);

  int saw_old = 0;
  int saw_new = 0;
  int stops = 1;
  for (bool killed = true; killed; ++stops) {
    ASSERT_LT(stops, 5000);
    start_over(old_one);
    killed = kill_at(start_stopped(directory_, new_one), stops);
    std::optional<Reading> reading;
    ASSERT_NO_THROW(reading = read_all(directory_)) << "stop " << stops;
    ASSERT_TRUE(reading == old_reading || reading == new_reading) << "a mixture, stop " << stops;
    (reading == new_reading ? saw_new : saw_old) += 1;
    ASSERT_TRUE(killed || reading == new_reading) << "published, and the old one is there";
    if (stops % 8 != 0) continue;
    publish(directory_, new_one);
    EXPECT_EQ(read_all(directory_), new_reading) << "published again after stop " << stops;
    const std::vector<std::string> names = names_in(directory_);
    EXPECT_TRUE(std::includes(new_names.begin(), new_names.end(), names.begin(), names.end()))
        << "what a killed publisher left is still there, stop " << stops;
  }
  EXPECT_GT(stops, least_stops) << "the publisher was not stopped at its system calls";
  EXPECT_GT(saw_old, 1);
  EXPECT_GT(saw_new, 1) << "it was never killed after the manifest was replaced";
}

TEST_F(PublishKill, OfAFirstModelLeavesNoneOrTheNewOne) { kill_everywhere({}, {"new-", 5, 1}, 40); }

TEST_F(PublishKill, OfFirstShardsLeavesNoneOrTheNewOnes) {
  kill_everywhere({}, {"new-", 5, 2}, 60);
}

TEST_F(PublishKill, OfAFileOverAFileLeavesTheOldModelOrTheNewOne) {
  kill_everywhere({{"old-", 4, 1}}, {"new-", 5, 1}, 40);
}

TEST_F(PublishKill, OfAFileOverShardsLeavesTheOldModelOrTheNewOne) {
  kill_everywhere({{"old-", 4, 2}}, {"new-", 5, 1}, 40);
}

TEST_F(PublishKill, OfShardsOverAFileLeavesTheOldModelOrTheNewOne) {
  kill_everywhere({{"old-", 4, 1}}, {"new-", 5, 2}, 60);
}

TEST_F(PublishKill, OfShardsOverShardsWithAllSiblingsLeavesTheOldModelOrTheNewOne) {
  kill_everywhere({{"old-", 4, 2, "", Compressed::kBeside}},
                  {"new-", 5, 2, "", Compressed::kBeside}, 100);
}

TEST_F(PublishKill, OfAFileAndItsPolicyLeavesTheOldPolicyOnlyWithTheOldModel) {
  kill_everywhere({{"old-", 4, 1, kOldPolicy}}, {"new-", 5, 1, kNewPolicy}, 50);
}

TEST_F(PublishKill, OfShardsAndTheirPolicyLeavesTheOldPolicyOnlyWithTheOldModel) {
  kill_everywhere({{"old-", 4, 2, kOldPolicy}}, {"new-", 5, 2, kNewPolicy}, 70);
}

TEST_F(PublishKill, OfAnotherPolicyForTheSameModelLeavesTheOldOneOrTheNewOne) {
  kill_everywhere({{"same-", 4, 1, kOldPolicy}}, {"same-", 4, 1, kNewPolicy}, 50);
}

TEST_F(PublishKill, OfAModelThatGivesUpItsPolicyLeavesBothOrNeither) {
  kill_everywhere({{"old-", 4, 1, kOldPolicy}}, {"new-", 5, 1}, 40);
}

}  // namespace
}  // namespace goeswith::cli
