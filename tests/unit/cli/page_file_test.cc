#include "cli/page_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::HasSubstr;

TEST(PageFile, TakesThePlaceOfWhatWasThere) {
  TestFiles files;
  const std::string path = files.write("page.html", "old");
  PageFile page(path);
  EXPECT_EQ(bytes_of(path), "old");
  page.publish("new");
  EXPECT_EQ(bytes_of(path), "new");
}

TEST(PageFile, WhatIsNotPublishedLeavesNothingBehind) {
  TestFiles files;
  const std::filesystem::path path = files.write("page.html", "old");
  { const PageFile page(path); }
  EXPECT_EQ(bytes_of(path), "old");
  EXPECT_THAT(names_in(path.parent_path()), testing::Not(testing::Contains(HasSubstr(".tmp"))));
}

TEST(PageFile, APathThatCannotBeWrittenIsToldAtOnce) {
  TestFiles files;
  for (const std::string& path :
       {files.path("missing/page.html"),
        std::filesystem::path(files.write("a", "")).parent_path().string()}) {
    try {
      const PageFile page(path);
      FAIL() << path << " was no error";
    } catch (const std::runtime_error& error) {
      EXPECT_THAT(error.what(), HasSubstr(path));
      EXPECT_THAT(error.what(), HasSubstr("cannot be created"));
    }
  }
}

}  // namespace
}  // namespace goeswith::cli
