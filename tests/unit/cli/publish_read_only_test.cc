#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "cli/child.h"
#include "cli/model_directory.h"
#include "cli/publish.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

namespace fs = std::filesystem;

const ManifestFacts kReadOnlyFacts = {4, 10, "2026-01-01"};
constexpr uint32_t kReadOnlyShards = 3;
constexpr auto kReadable = fs::perms(0555);
constexpr auto kWritable = fs::perms(0755);

std::string publish(const fs::path& directory, const std::vector<uint8_t>& file, uint32_t shards) {
  if (shards == 1) return publish_model(directory, file, kReadOnlyFacts);
  model::Model model;
  model::Model::open(file, model);
  model::ShardWriter writer(model, {shards});
  return publish_shards(directory, writer, kReadOnlyFacts, Compressed::kNo);
}

// What root may write nobody can stop it from writing.
void become_nobody() {
  constexpr uid_t kNobody = 65534;
  if (geteuid() != 0) return;
  if (setegid(kNobody) != 0 || seteuid(kNobody) != 0) throw std::runtime_error("(still root)");
}

// A directory of which all may read everything and its owner alone, who is somebody else, may
// write.
class PublishReadOnlyTest : public testing::TestWithParam<uint32_t> {
 protected:
  PublishReadOnlyTest() { fs::permissions(files_.path(""), kWritable); }
  // Or nobody's test could not remove it.
  ~PublishReadOnlyTest() override {
    std::error_code ignored;
    fs::permissions(directory_, kWritable, ignored);
  }

  std::string error_of_publishing(const fs::path& directory, const std::vector<uint8_t>& file) {
    return told_by_child([&] {
      become_nobody();
      return "published " + publish(directory, file, GetParam());
    });
  }
  // Everything below the directory, with the bytes of files.
  std::map<std::string, std::string> all_files() {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(directory_)) {
      files[entry.path().string()] = entry.is_directory() ? "" : bytes_of(entry.path());
    }
    return files;
  }

  TestFiles files_;
  fs::path directory_ = files_.path("model");
  std::vector<uint8_t> old_ = model_file("old-", 4);
  std::vector<uint8_t> new_ = model_file("new-", 5);
};

TEST_P(PublishReadOnlyTest, IsToldWithThePathAndKeepsItsModel) {
  const std::string name = publish(directory_, old_, GetParam());
  const auto before = all_files();
  fs::permissions(directory_, kReadable);
  const fs::path refused = directory_ / publish(files_.path("elsewhere"), new_, GetParam());
  EXPECT_EQ(error_of_publishing(directory_, new_), refused.string() +
                                                       (GetParam() == 1 ? ".tmp" : "") +
                                                       ": cannot be created: Permission denied");
  EXPECT_EQ(all_files(), before);
  EXPECT_EQ(told_by_child([&] {
              become_nobody();
              ModelDirectory opened(directory_);
              return opened.name() + ": " + std::to_string(opened.model().items()) + " items";
            }),
            name + ": 4 items");
}

TEST_P(PublishReadOnlyTest, TakesNoFirstModelEither) {
  fs::create_directory(directory_);
  fs::permissions(directory_, kReadable);
  EXPECT_THAT(error_of_publishing(directory_, new_),
              testing::MatchesRegex(directory_.string() +
                                    "/model-[0-9a-f.bintmp]+: cannot be created: Permission "
                                    "denied"));
  EXPECT_TRUE(fs::is_empty(directory_));
  EXPECT_EQ(error_of_publishing(directory_ / "shop", new_),
            (directory_ / "shop").string() + ": cannot be created: Permission denied");
  EXPECT_TRUE(fs::is_empty(directory_));
}

TEST_P(PublishReadOnlyTest, ThatMayNotEvenBeOpenedIsTold) {
  publish(directory_, old_, GetParam());
  const auto before = all_files();
  fs::permissions(directory_, fs::perms(0311));
  EXPECT_EQ(error_of_publishing(directory_, new_),
            directory_.string() + ": cannot be locked: Permission denied");
  fs::permissions(directory_, kWritable);
  EXPECT_EQ(all_files(), before);
}

INSTANTIATE_TEST_SUITE_P(FileAndShards, PublishReadOnlyTest, testing::Values(1, kReadOnlyShards));

}  // namespace
}  // namespace goeswith::cli
