#include "orders/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

using Record = std::vector<std::string>;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<Record> read(std::string_view text, const std::function<size_t()>& next_size) {
  ChunkSource source(text, next_size);
  CsvReader csv("a.csv", source);
  std::vector<Record> records;
  while (csv.next()) {
    Record& record = records.emplace_back();
    for (size_t i = 0; i < csv.size(); ++i) record.emplace_back(csv[i]);
  }
  return records;
}

std::vector<Record> read(std::string_view text) {
  return read(text, [] { return size_t{1} << 30; });
}

std::string error_of(std::string_view text) {
  return input_error_of([&] { read(text); });
}

TEST(CsvReader, ReadsRecordsAndFields) {
  EXPECT_THAT(read("a,b,c\n1,,3\n"), ElementsAre(Record{"a", "b", "c"}, Record{"1", "", "3"}));
  EXPECT_THAT(read("a,b\n1,"), ElementsAre(Record{"a", "b"}, Record{"1", ""}));
  EXPECT_TRUE(read("").empty());
}

TEST(CsvReader, LinesMayEndInLfCrLfOrCr) {
  EXPECT_THAT(read("a,b\r\n1,2\n3,4\r5,6"),
              ElementsAre(Record{"a", "b"}, Record{"1", "2"}, Record{"3", "4"}, Record{"5", "6"}));
}

TEST(CsvReader, QuotesHoldSeparatorsLineEndsAndDoubledQuotes) {
  EXPECT_THAT(read("\"a,b\",\"c\"\"d\",\"e\r\nf\"\n\"\",\"\"\"\",x"),
              ElementsAre(Record{"a,b", "c\"d", "e\r\nf"}, Record{"", "\"", "x"}));
}

TEST(CsvReader, StrayQuotesStandForThemselves) {
  EXPECT_THAT(read("a\"b,12\" ruler,\"c\"d\"e\n"),
              ElementsAre(Record{"a\"b", "12\" ruler", "cd\"e"}));
}

TEST(CsvReader, SeparatorIsTheOneTheFirstRecordHasMostOf) {
  EXPECT_THAT(read("a;b,c;d\n1;2,5;3\n"),
              ElementsAre(Record{"a", "b,c", "d"}, Record{"1", "2,5", "3"}));
  EXPECT_THAT(read("a\tb\n1,5\t2;5\n"), ElementsAre(Record{"a", "b"}, Record{"1,5", "2;5"}));
  EXPECT_THAT(read("\"a;;;\",b\n1;,2\n"), ElementsAre(Record{"a;;;", "b"}, Record{"1;", "2"}));
  EXPECT_THAT(read("a\n1;2\n"), ElementsAre(Record{"a"}, Record{"1;2"}));
}

TEST(CsvReader, Utf8ByteOrderMarkIsSkipped) {
  EXPECT_THAT(read("\xEF\xBB\xBFname,b\n"), ElementsAre(Record{"name", "b"}));
  EXPECT_THAT(read("\xEF\xBB\xBF\"na,me\",b\n"), ElementsAre(Record{"na,me", "b"}));
}

TEST(CsvReader, Utf16IsAnErrorThatSaysHowToExport) {
  const std::string_view little(
      "\xFF\xFE"
      "a\0,\0",
      6);
  const std::string_view big(
      "\xFE\xFF"
      "\0a\0,",
      6);
  EXPECT_THAT(error_of(little), HasSubstr("a.csv: the file is UTF-16, expected UTF-8"));
  EXPECT_THAT(error_of(big), HasSubstr("export it as UTF-8"));
}

TEST(CsvReader, EmptyRecordsAndRecordsOfSeparatorsAreSkipped) {
  EXPECT_THAT(read("\n\na,b\n,\n\r\n1,2\n,,,\n"), ElementsAre(Record{"a", "b"}, Record{"1", "2"}));
  EXPECT_THAT(read("a,b\n\"\",\n"), ElementsAre(Record{"a", "b"}, Record{"", ""}));
}

TEST(CsvReader, LinesAreThoseOfATextEditor) {
  const std::string_view text = "a,b\r\n\"x\r\ny\nz\rw\",1\n\n2,3\r4,5\n";
  ChunkSource source(text, [] { return size_t{1}; });
  CsvReader csv("a.csv", source);
  std::vector<uint64_t> lines;
  while (csv.next()) lines.push_back(csv.line());
  EXPECT_THAT(lines, ElementsAre(1, 2, 7, 8));
}

TEST(CsvReader, NulByteIsAnErrorWithItsLine) {
  using namespace std::string_view_literals;
  EXPECT_THAT(error_of("a,b\n1,2\n1\0,2\n"sv), HasSubstr("a.csv:3: a NUL byte"));
  EXPECT_THAT(error_of("a,b\n\"1\n\0\",2\n"sv), HasSubstr("a.csv:3: a NUL byte"));
  EXPECT_THAT(error_of("a,b\n\"1\"\0,2\n"sv), HasSubstr("a.csv:2: a NUL byte"));
}

TEST(CsvReader, QuoteThatIsNeverClosedIsAnErrorWithTheLineWhereItBegan) {
  EXPECT_EQ(error_of("a,b\n\"x\ny\",\"2\n3,4\n"),
            "a.csv:3: the quote that begins a field is never closed");
}

TEST(CsvReader, FieldsMayBeAsLongAsTheLimit) {
  const std::string field(kMaxFieldBytes, 'x');
  EXPECT_THAT(read("a,b\n" + field + ",1\n\"" + field + "\",2\n"),
              ElementsAre(Record{"a", "b"}, Record{field, "1"}, Record{field, "2"}));
}

TEST(CsvReader, LongerFieldIsAnErrorThatHoldsLittleOfIt) {
  // A hundred million bytes behind a quote, of which the reader must not take many.
  for (const std::string start : {"a,b\n1,\"", "a,b\n1,"}) {
    class LongField : public ByteSource {
     public:
      explicit LongField(std::string_view text) : start_(text) {}
      size_t read(char* to, size_t capacity) override {
        const size_t size = std::min<size_t>(capacity, 100'000'000 - given_);
        std::fill(to, to + size, 'x');
        if (given_ == 0) std::copy(start_.begin(), start_.end(), to);
        given_ += size;
        return size;
      }
      uint64_t stored_bytes() const override { return given_; }

     private:
      std::string_view start_;
      size_t given_ = 0;
    };
    LongField source(start);
    EXPECT_THAT(
        input_error_of([&] {
          CsvReader csv("a.csv", source);
          while (csv.next()) {
          }
        }),
        HasSubstr("a.csv:2: a field is longer than 1 MiB; is the quote at its end missing"));
    EXPECT_LT(source.stored_bytes(), 4U << 20);
  }
}

TEST(CsvReader, LongerFieldNamesTheLineWhereItBegan) {
  EXPECT_THAT(error_of("a,b\n\"x\ny\",\"z\n" + std::string(kMaxFieldBytes + 10, '\n')),
              HasSubstr("a.csv:3: a field is longer"));
}

TEST(CsvReader, TooManyFieldsOrBytesInARecordAreErrors) {
  EXPECT_THAT(error_of("a,b\n" + std::string(kMaxFields, ',')),
              HasSubstr("a.csv:2: more than 4096 columns"));
  EXPECT_EQ(read("a,b\n1" + std::string(kMaxFields - 1, ',')).at(1).size(), kMaxFields);
  std::string fields;
  for (int i = 0; i < 6; ++i) fields += std::string(1'000'000, 'x') + ',';
  EXPECT_THAT(error_of("a,b\n" + fields), HasSubstr("a.csv:2: a row is longer than 4 MiB"));
}

// What `records` look like in a file that another program wrote.
std::string written(const std::vector<Record>& records, char separator, std::mt19937& random) {
  const std::string special = std::string("\"\r\n") + separator;
  std::string text;
  for (const Record& record : records) {
    for (size_t i = 0; i < record.size(); ++i) {
      const std::string& field = record[i];
      if (i > 0) text += separator;
      const bool must = field.find_first_of(special) != field.npos || record.size() == 1;
      if (!must && random() % 3 != 0) {
        text += field;
        continue;
      }
      text += '"';
      for (const char c : field) text += c == '"' ? "\"\"" : std::string(1, c);
      text += '"';
    }
    const char* const ends[] = {"\n", "\r\n", "\r"};
    text += ends[random() % 3];
  }
  return text;
}

TEST(CsvReader, WhateverIsWrittenReadsBackWhereverTheChunksEnd) {
  const std::string alphabet = "\"\",;\t\r\n abcé1'";
  for (unsigned seed = 0; seed < 400; ++seed) {
    std::mt19937 random(seed);
    const char separator = ",;\t"[random() % 3];
    // The header settles the separator.
    std::vector<Record> records = {{"a", "b", "c"}};
    for (size_t r = random() % 40; r > 0; --r) {
      // A first field that is never empty, since empty records are skipped.
      Record& record = records.emplace_back(Record{"x"});
      record.resize(1 + random() % 6);
      for (std::string& field : record) {
        for (size_t n = random() % 30; n > 0; --n) field += alphabet[random() % alphabet.size()];
      }
    }
    const std::string text = written(records, separator, random);
    ASSERT_EQ(read(text), records) << "seed " << seed;
    ASSERT_EQ(read(text, [] { return size_t{1}; }), records) << "seed " << seed;
    ASSERT_EQ(read(text, [&] { return size_t{1} + random() % 50; }), records) << "seed " << seed;
  }
}

TEST(CsvReader, RecordsReadBackAcrossTheBlocksOfALargeFile) {
  std::mt19937 random(7);
  std::vector<Record> records = {{"a", "b", "c"}};
  for (int i = 0; i < 20'000; ++i) {
    const size_t size = i % 1000 == 0 ? 100'000 : random() % 60;
    records.push_back({std::to_string(i), std::string(size, "\"x,\n"[random() % 4]), "z"});
  }
  const std::string text = written(records, ',', random);
  ASSERT_GT(text.size(), 2'000'000U);
  EXPECT_TRUE(read(text) == records);
  EXPECT_TRUE(read(text, [&] { return size_t{1} + random() % 100'000; }) == records);
}

}  // namespace
}  // namespace goeswith::orders
