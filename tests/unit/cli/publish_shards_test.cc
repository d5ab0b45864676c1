#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

#include "cli/gzip.h"
#include "cli/model_directory.h"
#include "cli/publish.h"
#include "cli/shop.h"
#include "evaluate/brotli.h"

namespace goeswith::cli {
namespace {

namespace fs = std::filesystem;

const ManifestFacts kShardFacts = {40, 10, "2011-12-09"};
constexpr uint32_t kShards = 5;

class PublishShardsTest : public testing::Test {
 protected:
  std::string publish(const std::vector<uint8_t>& file, uint32_t shards = kShards,
                      Compressed compressed = Compressed::kNo) {
    model::Model model;
    model::Model::open(file, model);
    model::ShardWriter writer(model, {shards});
    return publish_shards(directory_, writer, kShardFacts, compressed);
  }
  std::string error_of_opening(std::span<const std::string> cart = {}) {
    try {
      ModelDirectory opened(directory_);
      cart.empty() ? opened.model() : opened.model_for(cart);
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "(no error)";
  }

  TestFiles files_;
  fs::path directory_ = files_.path("shop/model");
  std::vector<uint8_t> one_ = model_file("one-", 40);
  std::vector<uint8_t> two_ = model_file("two-", 41);
};

TEST_F(PublishShardsTest, AllPartsTogetherAreTheWholeModel) {
  const std::string name = publish(one_);
  EXPECT_THAT(name, testing::MatchesRegex("model-[0-9a-f]+"));
  EXPECT_EQ(names_in(directory_ / name).size(), kShards + 1);
  ModelDirectory opened(directory_);
  EXPECT_EQ(opened.name(), name);
  EXPECT_EQ(opened.manifest().shards, kShards);
  EXPECT_EQ(opened.model().items(), 40U);
  EXPECT_EQ(opened.model().neighbours(), 40U);
}

TEST_F(PublishShardsTest, ACartSeesItsOwnItemsAndTheirNeighbours) {
  publish(one_, 40);
  ModelDirectory opened(directory_);
  const std::vector<std::string> cart = {"one-7"};
  const model::Model& model = opened.model_for(cart);
  const uint32_t item = model.find("one-7");
  ASSERT_NE(item, model::kNoItem);
  ASSERT_EQ(model.row_end(item) - model.row_begin(item), 1U);
  EXPECT_EQ(model.text(model.neighbour_item(model.row_begin(item)), model::kSku), "one-8");
  EXPECT_LT(model.items(), 40U);
}

TEST_F(PublishShardsTest, TheSameModelHasTheSameNameAndBytes) {
  const std::string name = publish(one_);
  const auto before = snapshot(directory_ / name);
  EXPECT_EQ(publish(one_), name);
  EXPECT_EQ(snapshot(directory_ / name), before);
  EXPECT_NE(publish(one_, kShards + 1), name) << "split otherwise, it is another model";
}

TEST_F(PublishShardsTest, KeepsThePreviousModelAndRemovesOlderOnesOfEitherKind) {
  const std::string first = publish_model(directory_, one_, kShardFacts, Compressed::kBeside);
  const std::string second = publish(one_);
  EXPECT_THAT(
      names_in(directory_),
      testing::UnorderedElementsAre("manifest.json", first, first + ".br", first + ".gz", second));
  const std::string third = publish(two_);
  EXPECT_THAT(names_in(directory_), testing::UnorderedElementsAre("manifest.json", second, third));
  const std::string fourth = publish_model(directory_, one_, kShardFacts);
  EXPECT_THAT(names_in(directory_), testing::UnorderedElementsAre("manifest.json", third, fourth));
}

TEST_F(PublishShardsTest, CompressedFilesLieBesideEveryPart) {
  const std::string name = publish(one_, kShards, Compressed::kBeside);
  const auto files = snapshot(directory_ / name);
  EXPECT_EQ(files.size(), 3 * (kShards + 1));
  const auto text = [](const std::vector<uint8_t>& bytes) {
    return std::string(bytes.begin(), bytes.end());
  };
  const std::string& head = files.at("head.bin");
  const std::vector<uint8_t> bytes(head.begin(), head.end());
  EXPECT_EQ(files.at("head.bin.br"), text(evaluate::brotli(bytes)));
  EXPECT_EQ(files.at("head.bin.gz"), text(gzip(bytes)));
}

TEST_F(PublishShardsTest, AChangedMissingOrForeignPartIsNamedWithWhatItIs) {
  const std::string name = publish(one_);
  const fs::path part = directory_ / name / "3.bin";
  const std::string good = bytes_of(part);
  const std::string broken = part.string() + ": breaks the model format: ";
  const std::string expected = "; expected shard 3 of " + name;
  const std::string size = std::to_string(good.size());
  const auto error_with = [&](const std::string& bytes) {
    std::ofstream(part, std::ios::binary) << bytes;
    return error_of_opening();
  };
  std::string changed = good;
  changed[changed.size() / 2] ^= 1;
  EXPECT_EQ(error_with(changed), broken + "checksum; its " + size +
                                     " bytes say that they are shard 3 of " + name + expected);
  EXPECT_EQ(error_with("<!doctype html>\n<title>Not found</title><p>There is no such page here."),
            broken + "not a model; its 70 bytes begin with \"<!doctype html>?\"" + expected);
  EXPECT_EQ(error_with("gone"), broken + "too short; its 4 bytes begin with \"gone\"" + expected);
  EXPECT_EQ(error_with(""), broken + "too short; it is empty" + expected);
  std::string newer = good;
  newer[8] = 9;
  EXPECT_EQ(error_with(newer), broken + "unsupported version; its " + size +
                                   " bytes are of version 9, not 3 or 5" + expected);
  fs::remove(part);
  EXPECT_EQ(error_of_opening(),
            part.string() + ": cannot be opened: No such file or directory" + expected);
  const std::string other = publish(two_);
  const std::string foreign = bytes_of(directory_ / other / "3.bin");
  publish(one_);
  EXPECT_EQ(error_with(foreign), broken + "part of another model; its " +
                                     std::to_string(foreign.size()) +
                                     " bytes say that they are shard 3 of " + other + expected);
}

TEST_F(PublishShardsTest, ADamagedHeadIsNamed) {
  const std::string name = publish(one_);
  const fs::path head = directory_ / name / "head.bin";
  fs::copy_file(directory_ / name / "0.bin", head, fs::copy_options::overwrite_existing);
  EXPECT_THAT(error_of_opening(),
              testing::AllOf(testing::StartsWith(head.string() + ": breaks the model format: "),
                             testing::EndsWith(" bytes say that they are shard 0 of " + name +
                                               "; expected the head of " + name)));
}

// Files longer than this cannot be written, as if the disk were full.
template <typename Action>
std::string error_with_files_below(size_t bytes, Action action) {
  rlimit unlimited{};
  getrlimit(RLIMIT_FSIZE, &unlimited);
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{bytes, unlimited.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  std::string told = "(no error)";
  try {
    action();
  } catch (const std::runtime_error& error) {
    told = error.what();
  }
  setrlimit(RLIMIT_FSIZE, &unlimited);
  std::signal(SIGXFSZ, SIG_DFL);
  return told;
}

TEST_F(PublishShardsTest, APartThatCannotBeWrittenIsNamedAndChangesNothing) {
  const std::string name = publish(one_);
  const auto before = snapshot(directory_);
  const auto parts = snapshot(directory_ / name);
  EXPECT_THAT(error_with_files_below(100, [&] { publish(two_); }),
              testing::MatchesRegex(directory_.string() + "/model-[0-9a-f]+/(head|[0-9]+)\\.bin"
                                                          "\\.tmp: cannot be written: File too "
                                                          "large"));
  EXPECT_EQ(snapshot(directory_), before);
  EXPECT_EQ(snapshot(directory_ / name), parts);
  EXPECT_EQ(ModelDirectory(directory_).name(), name);
  EXPECT_EQ(error_of_opening(), "(no error)");
}

// The files that are written after the parts, made the longest of all.
TEST_F(PublishShardsTest, ALaterFileThatCannotBeWrittenLeavesTheOldModelAsItIs) {
  const std::string name = publish(one_);
  const std::string manifest = bytes_of(directory_ / "manifest.json");
  const auto parts = snapshot(directory_ / name);
  const std::string long_text(100'000, ' ');
  model::Model model;
  model::Model::open(two_, model);
  const auto error_of_publishing = [&](const ManifestFacts& facts, const std::string& policy) {
    model::ShardWriter writer(model, {kShards});
    return error_with_files_below(
        50'000, [&] { publish_shards(directory_, writer, facts, Compressed::kNo, policy); });
  };
  const auto expect_old_model = [&] {
    EXPECT_EQ(bytes_of(directory_ / "manifest.json"), manifest);
    EXPECT_EQ(snapshot(directory_ / name), parts);
    EXPECT_EQ(error_of_opening(), "(no error)");
  };
  EXPECT_THAT(error_of_publishing(kShardFacts, long_text),
              testing::MatchesRegex(directory_.string() + "/policy-[0-9a-f]+\\.json\\.tmp: "
                                                          "cannot be written: File too large"));
  expect_old_model();
  EXPECT_EQ(error_of_publishing({41, 10, long_text}, "{}"),
            (directory_ / "manifest.json.tmp").string() + ": cannot be written: File too large");
  expect_old_model();
  const std::string third = publish(model_file("three-", 42));
  EXPECT_THAT(names_in(directory_), testing::UnorderedElementsAre("manifest.json", name, third))
      << "what was written in vain is still there";
}

}  // namespace
}  // namespace goeswith::cli
