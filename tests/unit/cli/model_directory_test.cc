#include "cli/model_directory.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>

#include "cli/publish.h"
#include "cli/sha256.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;

namespace fs = std::filesystem;

const ManifestFacts kFacts = {3, 10, "2011-12-09"};

template <typename Action>
std::string error_of(Action action) {
  try {
    action();
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "(no error)";
}

class ModelDirectoryTest : public testing::Test {
 protected:
  std::string publish(const std::vector<uint8_t>& file) {
    return publish_model(directory_, file, kFacts);
  }
  std::string publish_error(const std::vector<uint8_t>& file) {
    return error_of([&] { publish(file); });
  }
  std::string open_error() {
    return error_of([&] { ModelDirectory opened(directory_); });
  }
  void write(const std::string& name, const std::string& bytes) {
    std::ofstream(directory_ / name, std::ios::binary) << bytes;
  }

  TestFiles files_;
  fs::path directory_ = files_.path("shop/model");
  std::vector<uint8_t> one_ = model_file("one-");
  std::vector<uint8_t> two_ = model_file("two-");
  std::vector<uint8_t> three_ = model_file("three-");
};

TEST_F(ModelDirectoryTest, OpensWhatWasPublished) {
  const std::string name = publish(one_);
  ModelDirectory opened(directory_);
  EXPECT_EQ(opened.name(), name);
  EXPECT_TRUE(std::equal(opened.file().begin(), opened.file().end(), one_.begin(), one_.end()));
  EXPECT_EQ(opened.model().items(), 3U);
  EXPECT_NE(opened.model().find("one-2"), model::kNoItem);
  EXPECT_THAT(names_in(directory_), ElementsAre("manifest.json", name));
}

TEST_F(ModelDirectoryTest, ManifestNamesTheFileByItsHashAndSaysWhatItIs) {
  const std::string name = publish(one_);
  const Sha256 hash = sha256(one_);
  EXPECT_EQ(name, "model-" + hash.hex.substr(0, 16) + ".bin");
  const std::string text = bytes_of(directory_ / "manifest.json");
  nlohmann::json json = nlohmann::json::parse(text);
  EXPECT_EQ(json["check"], model::hash_of(text.substr(0, text.find("\"check\""))));
  json.erase("check");
  EXPECT_EQ(
      json,
      (nlohmann::json{
          {"format", 3},
          {"items", 3},
          {"orders", 10},
          {"newest_order", "2011-12-09"},
          {"shards", {{{"file", name}, {"bytes", one_.size()}, {"integrity", hash.integrity}}}}}));
  EXPECT_LT(text.size(), 400U);
}

TEST_F(ModelDirectoryTest, PublishKeepsThePreviousModelAndRemovesOlderOnes) {
  const std::string first = publish(one_);
  const std::string second = publish(two_);
  EXPECT_THAT(names_in(directory_), testing::UnorderedElementsAre("manifest.json", first, second));
  const std::string third = publish(three_);
  EXPECT_THAT(names_in(directory_), testing::UnorderedElementsAre("manifest.json", second, third));
  EXPECT_EQ(ModelDirectory(directory_).name(), third);
}

TEST_F(ModelDirectoryTest, PublishTouchesNoFileOfAnotherName) {
  publish(one_);
  write("index.html", "hello");
  const std::vector<std::string> others = {"model-notes.bin", "model-0123456789abcdeg.bin",
                                           "model-0123456789abcdef.bin.zip",
                                           "model-0123456789abcdef0.bin", "model-.tmp"};
  for (const std::string& name : others) write(name, "mine");
  publish(two_);
  publish(three_);
  EXPECT_EQ(bytes_of(directory_ / "index.html"), "hello");
  for (const std::string& name : others) EXPECT_EQ(bytes_of(directory_ / name), "mine") << name;
}

TEST_F(ModelDirectoryTest, PublishRemovesWhatAKilledPublishLeft) {
  publish(one_);
  write("model-0123456789abcdef.bin", "no manifest names it");
  write("model-0123456789abcdef.bin.tmp", "half");
  const std::string second = publish(two_);
  EXPECT_EQ(names_in(directory_).size(), 3U);
}

TEST_F(ModelDirectoryTest, PublishingTheSameModelAgainChangesNothing) {
  publish(one_);
  const auto before = snapshot(directory_);
  publish(one_);
  EXPECT_EQ(snapshot(directory_), before);
}

TEST_F(ModelDirectoryTest, ADamagedByteAnywhereIsNoticedByTheHash) {
  const std::string name = publish(one_);
  const std::string good = bytes_of(directory_ / name);
  for (size_t at = 0; at < good.size(); at += 7) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    write(name, bad);
    ASSERT_THAT(open_error(), AllOf(HasSubstr((directory_ / name).string()), HasSubstr("hash")));
  }
  write(name, good + '\0');
  EXPECT_THAT(open_error(), HasSubstr("hash"));
  write(name, "");
  EXPECT_THAT(open_error(), HasSubstr("hash"));
}

TEST_F(ModelDirectoryTest, FileThatBreaksTheFormatIsRefusedThoughItsHashIsRight) {
  two_.back() ^= 1;
  const std::string name = publish(two_);
  EXPECT_EQ(open_error(), (directory_ / name).string() + ": breaks the model format: checksum");
}

TEST_F(ModelDirectoryTest, MissingFilesAreNamed) {
  EXPECT_EQ(open_error(), (directory_ / "manifest.json").string() +
                              ": cannot be opened: No such file or directory");
  const std::string name = publish(one_);
  fs::remove(directory_ / name);
  EXPECT_EQ(open_error(),
            (directory_ / name).string() + ": cannot be opened: No such file or directory");
}

TEST_F(ModelDirectoryTest, BadManifestsSayWhatIsWrongWithThem) {
  publish(one_);
  const auto error_with = [&](const std::string& manifest) {
    write("manifest.json", manifest);
    const std::string error = open_error();
    EXPECT_THAT(error, testing::StartsWith((directory_ / "manifest.json").string() + ": "));
    return error.substr(error.find(": ") + 2);
  };
  const auto error_with_shards = [&](const std::string& shards) {
    return error_with(R"({"format": 1, "shards": )" + shards + "}");
  };
  for (const char* text : {"", "{", "model", "[]", "null", "{\"shards\": []}", "\xFF"}) {
    EXPECT_EQ(error_with(text), "is not a model's manifest") << text;
  }
  for (const char* format : {"0", "5", "-1", "1.5", "\"x\"", "null"}) {
    EXPECT_EQ(error_with(std::string(R"({"format": )") + format + ", \"shards\": []}"),
              std::string("is of format ") + format + "; this version reads formats 1 to 4");
  }
  const std::string unnamed = "does not name one model file and its hash, or shards";
  const std::string id = R"("model": "0123456789abcdef")";
  for (const std::string& rest :
       {std::string(R"("shards": 3)"), std::string(R"("model": "../../etc/passwd", "shards": 3)"),
        std::string(R"("model": "0123456789ABCDEF", "shards": 3)"), id, id + R"(, "shards": 0)",
        id + R"(, "shards": -1)", id + R"(, "shards": 16777217)", id + R"(, "shards": [])"}) {
    EXPECT_EQ(error_with(R"({"format": 2, )" + rest + "}"), unnamed) << rest;
  }
  const std::string shard = R"({"file": "model.bin", "integrity": "sha256-"})";
  EXPECT_EQ(error_with(R"({"format": 1})"), unnamed);
  for (const std::string& shards :
       {std::string("[]"), std::string("{}"), std::string("7"), "[" + shard + "," + shard + "]",
        std::string(R"([{"file": "model.bin"}])"),
        std::string(R"([{"file": 1, "integrity": 2}])")}) {
    EXPECT_EQ(error_with_shards(shards), unnamed) << shards;
  }
  for (const std::string& name :
       {std::string("../model.bin"), std::string("a/b"), std::string("/etc/passwd"),
        std::string(".."), std::string(""), std::string("a b"), std::string("a\\\\b")}) {
    EXPECT_EQ(error_with_shards(R"([{"file": ")" + name + R"(", "integrity": "x"}])"), unnamed)
        << name;
  }
  const std::string endless = R"([{"file": ")" + std::string(1000000, 'a') + R"("}])";
  EXPECT_EQ(error_with_shards(endless), unnamed);
}

TEST_F(ModelDirectoryTest, ManifestThatIsADirectoryCannotBeRead) {
  fs::create_directories(directory_ / "manifest.json");
  EXPECT_EQ(open_error(), (directory_ / "manifest.json").string() + ": cannot be read");
  EXPECT_THAT(publish_error(one_), HasSubstr("manifest.json: cannot be replaced: Is a directory"));
  for (const std::string& name : names_in(directory_)) EXPECT_FALSE(name.ends_with(".tmp")) << name;
}

TEST_F(ModelDirectoryTest, AFileInTheDirectorysPlaceStaysAsItIs) {
  files_.write("shop", "not a directory");
  EXPECT_THAT(publish_error(one_), HasSubstr(directory_.string() + ": cannot be created: "));
  EXPECT_EQ(bytes_of(files_.path("shop")), "not a directory");
}

TEST_F(ModelDirectoryTest, AModelThatCannotTakeItsPlaceChangesNothing) {
  publish(one_);
  fs::create_directories(directory_ / ("model-" + sha256(two_).hex.substr(0, 16) + ".bin"));
  const auto before = snapshot(directory_);
  EXPECT_THAT(publish_error(two_), HasSubstr("cannot be replaced: Is a directory"));
  EXPECT_EQ(snapshot(directory_), before);
}

TEST_F(ModelDirectoryTest, ADiskThatRunsFullChangesNothing) {
  publish(one_);
  const auto before = snapshot(directory_);
  rlimit unlimited{};
  getrlimit(RLIMIT_FSIZE, &unlimited);
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit small{one_.size() / 2, unlimited.rlim_max};
  setrlimit(RLIMIT_FSIZE, &small);
  const std::string error = publish_error(two_);
  setrlimit(RLIMIT_FSIZE, &unlimited);
  std::signal(SIGXFSZ, SIG_DFL);
  EXPECT_THAT(error, HasSubstr(".bin.tmp: cannot be written: File too large"));
  EXPECT_EQ(snapshot(directory_), before);
}

}  // namespace
}  // namespace goeswith::cli
