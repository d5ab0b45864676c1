#include "cli/published_file.h"

#include <gtest/gtest.h>

#include "cli/shop.h"

namespace goeswith::cli {
namespace {

const std::vector<uint8_t> kBytes = {'n', 'e', 'w'};

TEST(PublishedFile, TakesTheOldOnesPlaceAndLeavesNothingBeside) {
  const TestFiles files;
  files.write("file", "old");
  for (const Flush flush : {Flush::kNow, Flush::kLater}) {
    publish_file(files.path("file"), kBytes, flush);
    EXPECT_EQ(bytes_of(files.path("file")), "new");
    EXPECT_EQ(names_in(files.path("")), std::vector<std::string>{"file"});
  }
  flush_file_system(files.path(""));
  flush_directory(files.path(""));
}

TEST(PublishedFile, WhatCannotBeReplacedStaysAndIsNamed) {
  const TestFiles files;
  make_directory(files.path("file/inside"));
  try {
    publish_file(files.path("file"), kBytes, Flush::kNow);
    FAIL() << "a directory was replaced by a file";
  } catch (const std::runtime_error& error) {
    EXPECT_EQ(std::string(error.what()).find(files.path("file") + ": cannot be replaced: "), 0u);
  }
  EXPECT_EQ(names_in(files.path("")), std::vector<std::string>{"file"});
  EXPECT_THROW(flush_directory(files.path("none")), std::runtime_error);
}

}  // namespace
}  // namespace goeswith::cli
