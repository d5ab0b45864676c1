#include "cli/manifest.h"

#include <gtest/gtest.h>

#include "cli/shop.h"

namespace goeswith::cli {
namespace {

// What is wrong with bad ones is tested with the directories that they lie in.
TEST(Manifest, SaysWhatWasWritten) {
  const TestFiles files;
  const ManifestFacts facts{3, 10, "2011-12-09"};
  for (const Manifest& written : {Manifest{facts, "model-0123456789abcdef.bin", "sha256-x", 456, 0},
                                  Manifest{facts, "model-0123456789abcdef", "", 0, 77}}) {
    files.write("manifest.json", manifest_text(written));
    const Manifest read = read_manifest(files.path(""));
    EXPECT_EQ(read.name, written.name);
    EXPECT_EQ(read.integrity, written.integrity);
    EXPECT_EQ(read.shards, written.shards);
    EXPECT_EQ(read.facts.items, 3u);
    EXPECT_EQ(read.facts.orders, 10u);
    EXPECT_EQ(read.facts.newest_order, "2011-12-09");
  }
}

}  // namespace
}  // namespace goeswith::cli
