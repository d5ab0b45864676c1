#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cstring>

#include "cli/child.h"
#include "cli/model_directory.h"
#include "cli/publish.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

namespace fs = std::filesystem;

const std::string kFullDiskPolicy = R"({"format":1,"ceiling":0.4})";
const std::string kNewFullDiskPolicy = R"({"format":1,"ceiling":0.5})";
constexpr uint32_t kPages = 32;
constexpr const char* kNotAllowed = "(no disk of one's own)";

struct Kind {
  uint32_t shards;  // 1 for a single file
  Compressed compressed;
};

std::string publish(const fs::path& directory, const std::vector<uint8_t>& file,
                    const std::string& policy, const Kind& kind) {
  model::Model model;
  model::Model::open(file, model);
  const ManifestFacts facts{model.items(), 10, "2026-01-01"};
  if (kind.shards == 1) return publish_model(directory, file, facts, kind.compressed, policy);
  model::ShardWriter writer(model, {kind.shards});
  return publish_shards(directory, writer, facts, kind.compressed, policy);
}

bool write_text(const char* path, const std::string& text) {
  std::ofstream file(path);
  return static_cast<bool>(file << text << std::flush);
}

// A disk of kPages pages that this process alone sees, gone with it. False if the system does not
// let it.
bool mount_small_disk(const fs::path& directory) {
  const bool root = geteuid() == 0;
  const std::string user = "0 " + std::to_string(geteuid()) + " 1";
  const std::string group = "0 " + std::to_string(getegid()) + " 1";
  if (unshare(root ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER) != 0) return false;
  const bool known =
      root || (write_text("/proc/self/setgroups", "deny") &&
               write_text("/proc/self/uid_map", user) && write_text("/proc/self/gid_map", group));
  if (!known) return false;
  if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return false;
  const std::string size = "size=" + std::to_string(kPages * sysconf(_SC_PAGESIZE));
  return mount("tmpfs", directory.c_str(), "tmpfs", 0, size.c_str()) == 0;
}

// Takes all pages of the disk but so many.
void fill_but(const fs::path& disk, uint64_t pages) {
  struct statvfs room {};
  statvfs(disk.c_str(), &room);
  const std::string page(room.f_bsize, 'x');
  std::ofstream filler(disk / "filler");
  for (uint64_t k = pages; k < room.f_bfree; ++k) filler << page;
  if (!filler.flush()) throw std::runtime_error("(the disk has less room than it says)");
}

struct ReadBack {
  std::string name;
  uint32_t items;
  std::string policy;
  bool operator==(const ReadBack&) const = default;
};

ReadBack read_back(const fs::path& directory) {
  ModelDirectory opened(directory);
  return {opened.name(), opened.model().items(), opened.policy()};
}

// Publishes a new model over an old one with ever more room, until it has enough. What was told of
// each attempt that failed, a line each; or what was wrong with it.
std::string errors_with_little_room(const fs::path& disk, const Kind& kind) {
  if (!mount_small_disk(disk)) return kNotAllowed;
  const fs::path directory = disk / "model";
  std::string told;
  for (uint64_t pages = 0; pages < kPages; ++pages) {
    fs::remove_all(directory);
    fs::remove(disk / "filler");
    publish(directory, model_file("old-", 4), kFullDiskPolicy, kind);
    const ReadBack old = read_back(directory);
    const auto old_files = snapshot(directory / old.name);
    fill_but(disk, pages);
    try {
      const std::string name = publish(directory, model_file("new-", 5), kNewFullDiskPolicy, kind);
      if (read_back(directory) != ReadBack{name, 5, kNewFullDiskPolicy}) return "not the new model";
      return told;
    } catch (const std::runtime_error& error) {
      told += std::string(error.what()) + "\n";
    }
    if (read_back(directory) != old) return "not the old model";
    if (snapshot(directory / old.name) != old_files) return "the old model has changed";
  }
  return "never enough room";
}

class PublishFullDiskTest : public testing::TestWithParam<Kind> {
 protected:
  TestFiles files_;
};

TEST_P(PublishFullDiskTest, NamesTheFileThatFoundNoRoomAndLeavesTheOldModel) {
  const fs::path disk = files_.path("disk");
  fs::create_directory(disk);
  const std::string told = told_by_child([&] { return errors_with_little_room(disk, GetParam()); });
  if (told == kNotAllowed) GTEST_SKIP() << "only a process that may mount can have a full disk";
  std::istringstream lines(told);
  std::vector<std::string> errors;
  for (std::string line; std::getline(lines, line);) errors.push_back(line);
  const std::string start = (disk / "model").string() + "/";
  const std::string end = "\\.tmp: cannot be written: No space left on device";
  for (const std::string& error : errors) {
    EXPECT_THAT(error, testing::MatchesRegex(start + "[a-z0-9./-]+" + end));
  }
  for (const char* file :
       {"model-[0-9a-f]+[a-z0-9./]+", "policy-[0-9a-f]+\\.json[.a-z]*", "manifest\\.json"}) {
    EXPECT_THAT(errors, testing::Contains(testing::MatchesRegex(start + file + end)));
  }
}

INSTANTIATE_TEST_SUITE_P(FileAndShards, PublishFullDiskTest,
                         testing::Values(Kind{1, Compressed::kBeside}, Kind{3, Compressed::kNo}),
                         [](const auto& kind) {
                           return kind.param.shards == 1 ? "FileWithSiblings" : "Shards";
                         });

}  // namespace
}  // namespace goeswith::cli
