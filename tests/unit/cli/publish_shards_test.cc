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

using testing::HasSubstr;

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

TEST_F(PublishShardsTest, AChangedMissingOrForeignPartIsNamed) {
  const std::string name = publish(one_);
  const fs::path part = directory_ / name / "3.bin";
  const std::string good = bytes_of(part);
  const auto write = [&](const std::string& bytes) {
    std::ofstream(part, std::ios::binary) << bytes;
  };
  std::string changed = good;
  changed[changed.size() / 2] ^= 1;
  write(changed);
  EXPECT_EQ(error_of_opening(), part.string() + ": breaks the model format: checksum");
  write("<!doctype html><title>Not found</title><p>There is no such page in this shop.");
  EXPECT_EQ(error_of_opening(), part.string() + ": breaks the model format: not a model");
  fs::remove(part);
  EXPECT_THAT(error_of_opening(), HasSubstr(part.string() + ": cannot be opened"));
  const std::string other = publish(two_);
  publish(one_);
  fs::copy_file(directory_ / other / "3.bin", part, fs::copy_options::overwrite_existing);
  EXPECT_EQ(error_of_opening(), part.string() + ": breaks the model format: part of another model");
}

TEST_F(PublishShardsTest, ADiskThatRunsFullChangesNothing) {
  publish(one_);
  const auto before = snapshot(directory_);
  rlimit unlimited{};
  getrlimit(RLIMIT_FSIZE, &unlimited);
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{100, unlimited.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  EXPECT_THROW(publish(two_), std::runtime_error);
  setrlimit(RLIMIT_FSIZE, &unlimited);
  std::signal(SIGXFSZ, SIG_DFL);
  EXPECT_EQ(snapshot(directory_), before);
  EXPECT_EQ(error_of_opening(), "(no error)");
}

}  // namespace
}  // namespace goeswith::cli
