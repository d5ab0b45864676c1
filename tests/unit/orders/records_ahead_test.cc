#include "orders/records_ahead.h"

#include <gtest/gtest.h>

#include <random>

#include "orders/csv_reader.h"
#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

std::unique_ptr<ByteSource> source_of(std::string_view text) {
  return std::make_unique<ChunkSource>(text, [] { return size_t{70'001}; });
}

// Lines of the form "1,x", so many bytes of them at least, then damage.
class DamagedSource : public ByteSource {
 public:
  explicit DamagedSource(size_t bytes) : left_(bytes) {}
  size_t read(char* to, size_t capacity) override {
    constexpr std::string_view kLine = "1,x\n";
    if (left_ == 0 || capacity < kLine.size()) throw InputError("a.gz", "damaged");
    kLine.copy(to, kLine.size());
    left_ -= std::min(left_, kLine.size());
    given_ += kLine.size();
    return kLine.size();
  }
  uint64_t stored_bytes() const override { return given_ / 2; }

 private:
  size_t left_;
  uint64_t given_ = 0;
};

// Quoted fields, empty ones, rows of one field and rows longer than a batch.
std::string many_rows() {
  std::mt19937 random(1);
  std::string text = "a,b\n";
  for (int row = 0; row < 50'000; ++row) {
    if (row == 20'000) text += std::string(700'000, 'y') + "," + std::string(900'000, 'z') + "\r\n";
    text += std::to_string(random()) + (row % 7 == 0 ? "" : ",");
    if (row % 3 == 0) text += "\"two\nlines, and \"\"quotes\"\"\",";
    text += row % 5 == 0 ? "\n\n" : std::string(random() % 30, 'x') + "\r\n";
  }
  return text;
}

TEST(RecordsAhead, GivesWhatTheReaderGivesInTheSameOrder) {
  const std::string text = many_rows();
  const std::unique_ptr<ByteSource> source = source_of(text);
  CsvReader reader("a.csv", *source);
  RecordsAhead ahead("a.csv", source_of(text));
  EXPECT_EQ(ahead.file(), "a.csv");
  size_t rows = 0;
  while (reader.next()) {
    ASSERT_TRUE(ahead.next()) << rows;
    ASSERT_EQ(ahead.line(), reader.line());
    ASSERT_EQ(ahead.size(), reader.size()) << reader.line();
    for (size_t k = 0; k < reader.size(); ++k) ASSERT_EQ(ahead[k], reader[k]) << reader.line();
    ++rows;
  }
  EXPECT_GT(rows, 50'000U);
  EXPECT_FALSE(ahead.next());
  EXPECT_FALSE(ahead.next());
  EXPECT_EQ(ahead.stored_bytes(), text.size());
}

TEST(RecordsAhead, AnEmptyFileHasNoRecord) {
  RecordsAhead ahead("a.csv", source_of(""));
  EXPECT_FALSE(ahead.next());
}

TEST(RecordsAhead, PassesAnErrorOnAfterTheRecordsBeforeIt) {
  RecordsAhead ahead("a.gz", std::make_unique<DamagedSource>(400'000));
  size_t rows = 0;
  const std::string message = input_error_of([&] {
    while (ahead.next()) ++rows;
  });
  EXPECT_EQ(message, "a.gz: damaged");
  EXPECT_EQ(rows, 100'000U);
  EXPECT_EQ(input_error_of([&] { ahead.next(); }), "a.gz: damaged");
}

TEST(RecordsAhead, TellsTheLineOfATroubleInTheFile) {
  RecordsAhead ahead("a.csv", source_of("a,b\n1,2\n3,\"never closed\n"));
  EXPECT_TRUE(ahead.next());
  EXPECT_TRUE(ahead.next());
  EXPECT_EQ(input_error_of([&] { ahead.next(); }),
            "a.csv:3: the quote that begins a field is never closed");
}

TEST(RecordsAhead, MayBeLeftBeforeTheEnd) {
  RecordsAhead ahead("a.gz", std::make_unique<DamagedSource>(100'000'000));
  EXPECT_TRUE(ahead.next());
  EXPECT_EQ(ahead[1], "x");
}

}  // namespace
}  // namespace goeswith::orders
