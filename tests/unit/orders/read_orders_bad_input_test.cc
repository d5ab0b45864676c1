#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orders/log_text.h"
#include "orders/read_orders.h"
#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr const char* kNeutralHeader = "order_id,ordered_at,sku,title,price,quantity\n";

class BadOrders : public testing::Test {
 protected:
  std::string error_of(const std::string& text) {
    const std::string path = files_.write("a.csv", text);
    std::string message = input_error_of([&] { read_orders({path}, options_, report_); });
    if (message.starts_with(path)) message.replace(0, path.size(), "a.csv");
    return message;
  }

  // What is said of a row between good ones.
  std::string message_of_row(const std::string& row) {
    std::string text = kNeutralHeader;
    for (int i = 0; i < 99; ++i) text += std::to_string(i) + ",2026-01-01,a,A,1,1\n";
    report_ = {};
    read_orders({files_.write("a.csv", text + row + "\n")}, options_, report_);
    EXPECT_EQ(report_.bad_rows, 1U);
    if (report_.first_bad.size() != 1) return "(no bad row)";
    EXPECT_EQ(report_.first_bad[0].line, 101U);
    return report_.first_bad[0].message;
  }

  TestFiles files_;
  ReadOptions options_;
  ReadReport report_;
};

TEST_F(BadOrders, MissingFileCannotBeOpened) {
  const std::string path = files_.path("none.csv");
  EXPECT_EQ(input_error_of([&] { read_orders({path}, options_, report_); }),
            path + ": cannot open: No such file or directory");
}

TEST_F(BadOrders, EmptyFileAndHeaderAloneSaySo) {
  EXPECT_EQ(error_of(""), "a.csv: the file is empty");
  EXPECT_EQ(error_of(kNeutralHeader), "a.csv: the file has a header and no rows");
}

TEST_F(BadOrders, UnknownDialectNamesHeadersSeenAndNeeded) {
  const std::string message = error_of("Date,Order #,Product(s)\n2026-01-01,1,2× Hat\n");
  EXPECT_THAT(message,
              HasSubstr("a.csv:1: unknown columns: \"Date\", \"Order #\", \"Product(s)\""));
  EXPECT_THAT(message, HasSubstr("neutral orders: order_id, ordered_at, sku"));
}

TEST_F(BadOrders, RowWithTooFewColumnsIsBad) {
  EXPECT_EQ(message_of_row("7,2026-01-01"), "the row has 2 columns, expected at least 3");
}

TEST_F(BadOrders, RowWithoutOrderNumberIsBad) {
  EXPECT_EQ(message_of_row(",2026-01-01,a,A,1,1"), "no order number");
}

TEST_F(BadOrders, UnparseableDatePriceAndQuantityAreBad) {
  EXPECT_EQ(message_of_row("x,2026-02-30,a,A,1,1"),
            "date \"2026-02-30\", expected one such as 2026-02-20 10:00:00 or 2/20/2026 "
            "(--day-first: 20/2/2026)");
  EXPECT_THAT(message_of_row("x,,a,A,1,1"), HasSubstr("date \"\", expected one such as"));
  EXPECT_THAT(message_of_row("5,soon,a,A,1,1"), HasSubstr("date \"soon\"")) << "of a known order";
  EXPECT_EQ(message_of_row("x,2026-01-01,a,A,1.2.3,1"),
            "price \"1.2.3\", expected an amount such as 12.50");
  EXPECT_EQ(message_of_row("x,2026-01-01,a,A,1,two"),
            "quantity \"two\", expected a number such as 2");
}

TEST_F(BadOrders, NamesBeyondAnySenseAreBad) {
  EXPECT_THAT(message_of_row("x,2026-01-01," + std::string(5000, 'a') + ",A,1,1"),
              HasSubstr("is longer than 4,096 bytes"));
  EXPECT_THAT(message_of_row("x,2026-01-01,a," + std::string(5000, 'a') + ",1,1"),
              HasSubstr("is longer than 4,096 bytes"));
}

TEST_F(BadOrders, TooManyBadRowsAreAnErrorThatShowsThem) {
  EXPECT_EQ(error_of(std::string(kNeutralHeader) + "1,2026-01-01,a,A,1,1\n1,2026-01-01,b,B,x,1\n"),
            "a.csv: 1 of 2 rows cannot be read, at most 1 % may be; the first:\n  " +
                files_.path("a.csv") + ":3: price \"x\", expected an amount such as 12.50");
}

TEST_F(BadOrders, NulByteIsAnErrorWithItsLine) {
  using namespace std::string_literals;
  EXPECT_THAT(error_of(kNeutralHeader + "1,2026-01-01,a\0,A,1,1\n"s),
              HasSubstr("a.csv:2: a NUL byte"));
}

TEST_F(BadOrders, FieldOfAHundredMegabytesIsAnErrorWithTheLineWhereItBegan) {
  const std::string path = files_.path("a.csv");
  {
    std::ofstream file(path, std::ios::binary);
    file << kNeutralHeader << "1,2026-01-01,a,\"";
    const std::string megabyte(1 << 20, 'x');
    for (int i = 0; i < 100; ++i) file << megabyte;
  }
  EXPECT_EQ(input_error_of([&] { read_orders({path}, options_, report_); }),
            path + ":2: a field is longer than 1 MiB; is the quote at its end missing?");
}

TEST_F(BadOrders, NothingUsableIsAnErrorThatSaysWhy) {
  EXPECT_EQ(error_of(std::string(kNeutralHeader) + "1,2026-01-01,a,A,0,1\n2,2026-01-01,b,B,1,-1\n"),
            "a.csv: no order can be used: 2 rows, 1 with no quantity above 0, 1 with no price "
            "above 0");
  report_ = {};
  options_.item_pattern = "^[0-9]";
  EXPECT_EQ(error_of(std::string(kNeutralHeader) + "1,2026-01-01,a,A,1,1\n"),
            "a.csv: no order can be used: 1 rows, 1 with a SKU that --item-pattern leaves out");
}

TEST_F(BadOrders, BadItemPatternIsAnError) {
  options_.item_pattern = "(";
  EXPECT_THAT(error_of(kNeutralHeader),
              HasSubstr("--item-pattern: \"(\" is not a regular expression"));
}

TEST_F(BadOrders, CutGzipIsAnErrorEvenBehindGoodRows) {
  std::string text = kNeutralHeader;
  for (int i = 0; i < 100'000; ++i) text += std::to_string(i) + ",2026-01-01,a,A,1,1\n";
  const std::string stored = gzip(text);
  EXPECT_EQ(error_of(stored.substr(0, stored.size() / 2)), "a.csv: the gzip data is cut short");
}

TEST_F(BadOrders, NoFilesAreNoOrders) {
  EXPECT_THAT(input_error_of([&] { read_orders({}, options_, report_); }),
              HasSubstr("no order can be used"));
}

}  // namespace
}  // namespace goeswith::orders
