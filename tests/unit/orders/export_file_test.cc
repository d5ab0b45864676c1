#include "orders/export_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

using testing::HasSubstr;

// A file of `rows` rows, of which the first `bad` are counted as bad.
void read(const std::string& path, const ReadOptions& options, ReadReport& report, int bad) {
  ExportFile file(path, options, report, 0);
  for (int i = 0; file.next(); ++i) {
    if (i < bad) file.bad_row("price \"x\"");
  }
}

std::string rows(int count) {
  std::string text = "a,b\n";
  for (int i = 0; i < count; ++i) text += std::to_string(i) + ",x\n";
  return text;
}

TEST(ExportFile, CellsAreTrimmedAndMissingOnesEmpty) {
  const TestFiles files;
  ReadOptions options;
  ReadReport report;
  ExportFile file(files.write("a.csv", " a , b\n 1 ,2\n3\n"), options, report, 0);
  EXPECT_THAT(file.header(), testing::ElementsAre("a", "b"));
  ASSERT_TRUE(file.next());
  EXPECT_EQ(file.cell(0), "1");
  EXPECT_EQ(file.raw_cell(0), " 1 ");
  EXPECT_EQ(file.cell(SIZE_MAX), "");
  ASSERT_TRUE(file.next());
  EXPECT_EQ(file.missing_columns(1), "");
  EXPECT_EQ(file.missing_columns(2), "the row has 1 columns, expected at least 2");
  EXPECT_EQ(file.cell(1), "");
  EXPECT_FALSE(file.next());
  EXPECT_EQ(report.rows, 2U);
}

TEST(ExportFile, BadRowsUpToTheShareAreCountedAndTheFirstFiveKept) {
  const TestFiles files;
  ReadOptions options;
  ReadReport report;
  const std::string path = files.write("a.csv", rows(1000));
  read(path, options, report, 10);
  EXPECT_EQ(report.bad_rows, 10U);
  ASSERT_EQ(report.first_bad.size(), 5U);
  EXPECT_EQ(report.first_bad[4].file, path);
  EXPECT_EQ(report.first_bad[4].line, 6U);
  EXPECT_EQ(report.first_bad[4].message, "price \"x\"");
}

TEST(ExportFile, MoreBadRowsAreAnErrorThatShowsTheFirst) {
  const TestFiles files;
  ReadOptions options;
  ReadReport report;
  const std::string path = files.write("a.csv", rows(1000));
  EXPECT_THAT(input_error_of([&] { read(path, options, report, 11); }),
              testing::StartsWith(path +
                                  ": 11 of 1,000 rows cannot be read, at most 1 % may be; "
                                  "the first:\n  " +
                                  path + ":2: price \"x\"\n  " + path + ":3: price \"x\"\n"));
}

TEST(ExportFile, TheShareOfBadRowsIsEachFilesOwn) {
  const TestFiles files;
  ReadOptions options;
  ReadReport report;
  options.max_bad_rows = 0.5;
  read(files.write("a.csv", rows(1000)), options, report, 0);
  const std::string path = files.write("b.csv", rows(2));
  EXPECT_THAT(input_error_of([&] { read(path, options, report, 2); }),
              HasSubstr("2 of 2 rows cannot be read, at most 50 % may be"));
}

TEST(ExportFile, EmptyFilesAndHeadersAloneAreErrors) {
  const TestFiles files;
  ReadOptions options;
  ReadReport report;
  const std::string path = files.write("a.csv", "");
  EXPECT_EQ(input_error_of([&] { read(path, options, report, 0); }), path + ": the file is empty");
  files.write("a.csv", "order_id,sku\n\n");
  EXPECT_EQ(input_error_of([&] { read(path, options, report, 0); }),
            path + ": the file has a header and no rows");
}

TEST(ExportFile, ProgressEndsAtTheStoredBytesOfAllFiles) {
  const TestFiles files;
  std::vector<uint64_t> calls;
  ReadOptions options;
  options.on_progress = [&](uint64_t bytes) { calls.push_back(bytes); };
  ReadReport report;
  const std::string stored = gzip(rows(100'000));
  ExportFile file(files.write("a.csv.gz", stored), options, report, 1000);
  while (file.next()) {
  }
  EXPECT_GE(calls.size(), 5U);
  EXPECT_TRUE(std::is_sorted(calls.begin(), calls.end()));
  EXPECT_EQ(calls.back(), 1000 + stored.size());
}

}  // namespace
}  // namespace goeswith::orders
