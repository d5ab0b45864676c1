#include "cli/manifest.h"

#include <gtest/gtest.h>

#include "cli/shop.h"

namespace goeswith::cli {
namespace {

// What is wrong with bad ones is tested with the directories that they lie in.
TEST(Manifest, SaysWhatWasWritten) {
  const TestFiles files;
  const ManifestFacts facts{3, 10, "2011-12-09"};
  for (const Manifest& written :
       {Manifest{facts, "model-0123456789abcdef.bin", "sha256-x", 456, 0},
        Manifest{facts, "model-0123456789abcdef", "", 0, 77},
        Manifest{facts, "model-0123456789abcdef", "", 0, 77, {"policy-01.json", "sha256-y"}}}) {
    files.write("manifest.json", manifest_text(written));
    const Manifest read = read_manifest(files.path(""));
    EXPECT_EQ(read.name, written.name);
    EXPECT_EQ(read.integrity, written.integrity);
    EXPECT_EQ(read.shards, written.shards);
    EXPECT_EQ(read.policy.name, written.policy.name);
    EXPECT_EQ(read.policy.integrity, written.policy.integrity);
    EXPECT_EQ(read.facts.items, 3u);
    EXPECT_EQ(read.facts.orders, 10u);
    EXPECT_EQ(read.facts.newest_order, "2011-12-09");
  }
}

// What is wrong with a manifest of this text, or nothing.
std::string error_of(const TestFiles& files, const std::string& text) {
  files.write("manifest.json", text);
  try {
    read_manifest(files.path(""));
    return "";
  } catch (const std::runtime_error& error) {
    return error.what();
  }
}

TEST(Manifest, EveryFlippedBitAndEveryTruncationIsDetected) {
  const TestFiles files;
  const ManifestFacts facts{4593, 39516, "2011-12-09"};
  for (const Manifest& written :
       {Manifest{facts, "model-0123456789abcdef.bin", "sha256-x", 456, 0},
        Manifest{facts, "model-0123456789abcdef", "", 0, 77, {"policy-01.json", "sha256-y"}}}) {
    const std::string good = manifest_text(written);
    ASSERT_EQ(error_of(files, good), "");
    for (size_t bit = 0; bit < 8 * good.size(); ++bit) {
      std::string bad = good;
      bad[bit / 8] = static_cast<char>(bad[bit / 8] ^ (1 << bit % 8));
      ASSERT_NE(error_of(files, bad), "") << bad;
    }
    for (size_t size = 0; size < good.size(); ++size) {
      ASSERT_NE(error_of(files, good.substr(0, size)), "") << size;
    }
  }
}

TEST(Manifest, OlderOnesHaveNoCheck) {
  const TestFiles files;
  const std::string model = R"("model": "0123456789abcdef", "shards": 3)";
  EXPECT_EQ(error_of(files, R"({"format": 2, )" + model + "}"), "");
  const std::string damaged = files.path("manifest.json") +
                              R"(: is not whole: its "check" is not that of the text before it)";
  EXPECT_EQ(error_of(files, R"({"format": 4, )" + model + "}"), damaged);
  EXPECT_EQ(error_of(files, R"({"format": 2, )" + model + R"(, "check": 5})"), damaged);
}

TEST(Manifest, APolicyOutsideTheDirectoryIsRefused) {
  const TestFiles files;
  files.write("manifest.json", R"({"format": 2, "model": "0123456789abcdef", "shards": 3,
                                   "policy": {"file": "../p.json", "integrity": "y"}})");
  EXPECT_THROW(read_manifest(files.path("")), std::runtime_error);
}

}  // namespace
}  // namespace goeswith::cli
