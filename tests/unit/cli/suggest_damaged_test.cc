#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/model_directory.h"
#include "cli/publish.h"
#include "cli/shop.h"
#include "model/shard_layout.h"

namespace goeswith::cli {
namespace {

namespace fs = std::filesystem;

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::StartsWith;

constexpr uint32_t kDamagedOf = 8;  // shards

// A model in shards of which some cannot be used, as tests/wasm/shards.test.js has it in the
// browser: a cart goes without them, and their errors are told.
class SuggestDamagedTest : public testing::Test {
 protected:
  SuggestDamagedTest() {
    name_ = publish("I", model_);
    // The cart's second item suggests the first, and is in another shard.
    uint32_t k = 0;
    while (shard_of(item(k)) == shard_of(item(k + 1))) ++k;
    lost_ = item(k + 1);
    kept_ = item(k);
    part_ = (fs::path(model_) / name_ / shard_file(shard_of(lost_))).string();
    good_ = bytes_of(part_);
  }

  static std::string item(uint32_t i) { return "I" + std::to_string(i); }
  static uint32_t shard_of(const std::string& sku) { return model::shard_of(sku, kDamagedOf); }

  // Forty items, of which each suggests the three that follow.
  static std::string publish(const std::string& items, const std::string& directory) {
    constexpr uint32_t kItems = 40;
    model::Contents contents;
    contents.orders = 100;
    for (uint32_t i = 0; i < kItems; ++i) {
      model::ItemContents its{
          {items + std::to_string(i), "Item", "", "", ""}, 20, 500, i, true, {}};
      for (uint32_t n = 1; n <= 3; ++n)
        its.neighbours.push_back({(i + n) % kItems, 1.0F / static_cast<float>(n), 4});
      contents.items.push_back(its);
    }
    const std::vector<uint8_t> file = model::write_model(contents);
    model::Model model;
    model::Model::open(file, model);
    model::ShardWriter writer(model, {kDamagedOf});
    return publish_shards(directory, writer, {kItems, 100, "2026-10-31"}, Compressed::kNo);
  }

  void put(const std::string& bytes) { std::ofstream(part_, std::ios::binary) << bytes; }

  Ran suggest(std::vector<std::string> more) {
    more.insert(more.begin(), {"suggest", model_, "--min-probability", "0"});
    return run_goeswith(more);
  }
  nlohmann::json answer(std::vector<std::string> more) {
    more.push_back("--json");
    return answer_of(suggest(more));
  }
  std::string both() const { return lost_ + "," + kept_; }

  // What is left of the cart when the shard of its first item cannot be used.
  void expect_lost(const std::string& code, const std::string& what) {
    const std::string error =
        part_ + what + "; expected shard " + std::to_string(shard_of(lost_)) + " of " + name_;
    const auto json = answer({"--cart", both()});
    EXPECT_EQ(json["cart"], nlohmann::json({lost_, kept_}));
    EXPECT_EQ(json["errors"], nlohmann::json({{{"code", code}, {"message", error}}}));
    EXPECT_EQ(json["unknown"], nlohmann::json::array());
    EXPECT_EQ(json["suggestions"].size(), 2U) << "what the other suggests, without the cart";
    const auto other = answer({"--cart", kept_, "--exclude", lost_});
    EXPECT_EQ(json["suggestions"], other["suggestions"]);
    EXPECT_EQ(other["errors"], nlohmann::json::array());
    const Ran ran = suggest({"--cart", both()});
    EXPECT_EQ(ran.code, 0);
    EXPECT_EQ(ran.err, "goeswith: " + error + "; left out with all that it suggests\n");
    EXPECT_EQ(ran.out, suggest({"--cart", kept_, "--exclude", lost_}).out);
  }

  TestFiles files_;
  std::string model_ = files_.path("model");
  std::string name_;
  std::string lost_;
  std::string kept_;
  std::string part_;  // of what is lost
  std::string good_;
};

TEST_F(SuggestDamagedTest, AWholeModelHasNoErrors) {
  const auto json = answer({"--cart", both()});
  EXPECT_EQ(json["errors"], nlohmann::json::array());
  EXPECT_EQ(json["suggestions"].size(), 3U);
  EXPECT_THAT(suggest({"--cart", both()}).err, IsEmpty());
}

TEST_F(SuggestDamagedTest, AMissingShardTakesAwayItsOwnSuggestionsOnly) {
  fs::remove(part_);
  expect_lost("unreachable", ": cannot be opened: No such file or directory");
}

TEST_F(SuggestDamagedTest, ATruncatedShardTakesAwayItsOwnSuggestionsOnly) {
  put(good_.substr(0, good_.size() - 5));
  expect_lost("damaged", ": breaks the model format: checksum; its " +
                             std::to_string(good_.size() - 5) + " bytes say that they are shard " +
                             std::to_string(shard_of(lost_)) + " of " + name_);
  put("");
  expect_lost("damaged", ": breaks the model format: too short; it is empty");
}

TEST_F(SuggestDamagedTest, AShardOfAnotherModelTakesAwayItsOwnSuggestionsOnly) {
  const std::string other = files_.path("other");
  const std::string other_name = publish("J", other);
  const std::string foreign = bytes_of(fs::path(other) / other_name / fs::path(part_).filename());
  put(foreign);
  expect_lost("damaged", ": breaks the model format: part of another model; its " +
                             std::to_string(foreign.size()) + " bytes say that they are shard " +
                             std::to_string(shard_of(lost_)) + " of " + other_name);
}

TEST_F(SuggestDamagedTest, AShardOfAnotherVersionTakesAwayItsOwnSuggestionsOnly) {
  std::string newer = good_;
  newer[8] = 6;
  put(newer);
  expect_lost("unsupported", ": breaks the model format: unsupported version; its " +
                                 std::to_string(newer.size()) +
                                 " bytes are of version 6, not 3 or 5");
}

TEST_F(SuggestDamagedTest, APageInPlaceOfAShardTakesAwayItsOwnSuggestionsOnly) {
  const std::string page = "<!doctype html><title>404</title><p>There is no such page.";
  put(page);
  expect_lost("damaged", ": breaks the model format: not a model; its " +
                             std::to_string(page.size()) +
                             " bytes begin with \"<!doctype html><\"");
}

TEST_F(SuggestDamagedTest, AllShardsOfACartThatAreLostAreToldEach) {
  fs::remove(part_);
  const std::string other = (fs::path(model_) / name_ / shard_file(shard_of(kept_))).string();
  files_.write(fs::relative(other, files_.path("")).string(), "gone");
  const auto json = answer({"--cart", both()});
  EXPECT_EQ(json["suggestions"], nlohmann::json::array());
  EXPECT_EQ(json["unknown"], nlohmann::json::array());
  ASSERT_EQ(json["errors"].size(), 2U);
  EXPECT_THAT(json["errors"][0]["message"].get<std::string>(), StartsWith(part_ + ": "));
  EXPECT_THAT(json["errors"][1]["message"].get<std::string>(), StartsWith(other + ": "));
  const Ran ran = suggest({"--cart", both()});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, AllOf(HasSubstr(part_ + ": cannot be opened"), HasSubstr(other + ": breaks"),
                             EndsWith("nothing goes well enough with this cart\n")));
}

TEST_F(SuggestDamagedTest, OfManyCartsEachHasItsErrorsAndEachShardIsToldOnce) {
  put("gone");
  const std::string carts =
      files_.write("carts.txt", both() + "\n" + kept_ + "\n" + lost_ + "\n" + both() + "\n");
  const Ran ran = suggest({"--carts", carts, "--json"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(ran.err.find(part_), ran.err.rfind(part_)) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr(part_));
  const auto answers = object_in(ran.out)["carts"];
  ASSERT_EQ(answers.size(), 4U);
  EXPECT_EQ(answers[0]["errors"].size(), 1U);
  EXPECT_EQ(answers[1], answer({"--cart", kept_})) << "it does not need that shard";
  EXPECT_EQ(answers[1]["errors"].size(), 0U);
  EXPECT_EQ(answers[2]["errors"], answers[0]["errors"]);
  EXPECT_EQ(answers[3], answers[0]);
}

TEST_F(SuggestDamagedTest, WithoutItsHeadAModelIsNone) {
  const fs::path head = fs::path(model_) / name_ / "head.bin";
  const std::string good = bytes_of(head);
  for (const std::string& bytes : {std::string("gone"), good.substr(0, good.size() / 2), good_}) {
    std::ofstream(head, std::ios::binary) << bytes;
    const Ran ran = suggest({"--cart", both(), "--json"});
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, AllOf(StartsWith("goeswith: " + head.string() + ": breaks the model"),
                               EndsWith("; expected the head of " + name_ + "\n")));
  }
  fs::remove(head);
  EXPECT_EQ(suggest({"--cart", both()}).code, 1);
}

TEST_F(SuggestDamagedTest, WhatNeedsAllShardsStillFails) {
  put("gone");
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"inspect", model_},
        {"inspect", model_, "--item", kept_},
        {"shard", model_, "--shards", "1", "--out", files_.path("again")}}) {
    const Ran ran = run_goeswith(command);
    EXPECT_EQ(ran.code, 1) << command[0];
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, StartsWith("goeswith: " + part_ + ": breaks the model format: "));
  }
  EXPECT_FALSE(fs::exists(files_.path("again")));
}

}  // namespace
}  // namespace goeswith::cli
