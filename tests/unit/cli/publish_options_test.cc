#include "cli/publish_options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/model_directory.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::HasSubstr;

class PublishOptionsTest : public testing::Test {
 protected:
  void SetUp() override { train({}); }

  Ran train(std::vector<std::string> more) {
    more.insert(more.begin(), {"train", "--orders", files_.write("orders.csv", orders_csv()),
                               "--quick", "--out", model_});
    return run_goeswith(more);
  }

  TestFiles files_;
  std::string model_ = files_.path("model");
  std::string again_ = files_.path("again");
};

TEST_F(PublishOptionsTest, ASmallStoreStaysASingleFileWithCompressedOnesBeside) {
  const std::string name = ModelDirectory(model_).name();
  EXPECT_THAT(names_in(model_),
              testing::ElementsAre("manifest.json", name, name + ".br", name + ".gz"));
}

TEST_F(PublishOptionsTest, TrainTellsWhatAPageLoadsAndHowToStartItEarly) {
  const Ran ran = train({"--dist", files_.path(""), "--url", "/x/"});
  EXPECT_THAT(ran.err, HasSubstr("every page loads it whole: "));
  EXPECT_THAT(ran.err, HasSubstr("href=\"/x/model/manifest.json\">\n"));
}

TEST_F(PublishOptionsTest, ShardPublishesTheSameModelSplitAndWholeAgain) {
  const Ran split = run_goeswith({"shard", model_, "--shards", "3", "--plain", "--out", again_});
  EXPECT_EQ(split.code, 0);
  EXPECT_THAT(split.err, HasSubstr(" in 3 shards; a cart of three loads "));
  ModelDirectory shards(again_);
  EXPECT_EQ(shards.manifest().shards, 3u);
  EXPECT_EQ(names_in(again_ + "/" + shards.name()).size(), 4u);
  EXPECT_EQ(run_goeswith({"shard", again_, "--shards", "1", "--out", again_}).code, 0);
  ModelDirectory whole(again_);
  EXPECT_EQ(whole.manifest().shards, 0u);
  EXPECT_EQ(whole.model().items(), ModelDirectory(model_).model().items());
  EXPECT_EQ(whole.manifest().facts.newest_order,
            ModelDirectory(model_).manifest().facts.newest_order);
}

TEST_F(PublishOptionsTest, SuggestAndInspectReadShards) {
  run_goeswith({"shard", model_, "--shards", "3", "--plain", "--out", again_});
  const std::vector<std::string> cart = {"--cart", "TP", "--min-probability", "0", "--json"};
  const auto ask = [&](const std::string& model) {
    std::vector<std::string> arguments = {"suggest", model};
    arguments.insert(arguments.end(), cart.begin(), cart.end());
    return object_in(run_goeswith(arguments).out)["suggestions"].at(0);
  };
  const auto of_shards = ask(again_);
  const auto of_file = ask(model_);
  EXPECT_EQ(of_shards["sku"], of_file["sku"]);
  EXPECT_EQ(of_shards["evidence"], of_file["evidence"]);
  const auto described = object_in(run_goeswith({"inspect", again_, "--json"}).out);
  EXPECT_EQ(described["shards"], 3);
  EXPECT_GT(described["bits_per_neighbour"]["weight"], 0);
  uint64_t sum = 0;
  for (const auto& [section, bytes] : described["sections"].items()) sum += bytes.get<uint64_t>();
  EXPECT_NEAR(static_cast<double>(sum), described["bytes"].get<double>(), 8);
}

TEST_F(PublishOptionsTest, ShardsThatCannotBeAreWrongUsage) {
  for (const char* shards : {"0", "-1", "16777217", "some"}) {
    EXPECT_EQ(run_goeswith({"shard", model_, "--shards", shards, "--out", again_}).code, 2);
  }
  EXPECT_TRUE(names_in(again_).empty());
}

}  // namespace
}  // namespace goeswith::cli
