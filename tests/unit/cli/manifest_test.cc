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

TEST(Manifest, APolicyOutsideTheDirectoryIsRefused) {
  const TestFiles files;
  files.write("manifest.json", R"({"format": 2, "model": "0123456789abcdef", "shards": 3,
                                   "policy": {"file": "../p.json", "integrity": "y"}})");
  EXPECT_THROW(read_manifest(files.path("")), std::runtime_error);
}

}  // namespace
}  // namespace goeswith::cli
