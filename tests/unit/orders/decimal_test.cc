#include "orders/decimal.h"

#include <gtest/gtest.h>

namespace goeswith::orders {
namespace {

// Ten thousandths; `missing` if the text is no number.
constexpr int64_t kMissing = INT64_MIN;
int64_t decimal_of(std::string_view text) {
  const std::optional<Decimal> number = parse_decimal(text);
  return number ? number->scaled(4).value_or(kMissing) : kMissing;
}

TEST(Decimal, ReadsPlainNumbers) {
  EXPECT_EQ(decimal_of("2.55"), 25500);
  EXPECT_EQ(decimal_of("-3"), -30000);
  EXPECT_EQ(decimal_of("+0.5"), 5000);
  EXPECT_EQ(decimal_of(".5"), 5000);
  EXPECT_EQ(decimal_of("7."), 70000);
  EXPECT_EQ(decimal_of("0"), 0);
}

TEST(Decimal, LonePointIsDecimalWhateverFollows) {
  EXPECT_EQ(decimal_of("1.234"), 12340);
  EXPECT_EQ(decimal_of("33.6442"), 336442);
}

TEST(Decimal, LoneCommaIsDecimalUnlessItCanBeAThousandsMark) {
  EXPECT_EQ(decimal_of("12,5"), 125000);
  EXPECT_EQ(decimal_of("12,50"), 125000);
  EXPECT_EQ(decimal_of("1,234"), 12340000);
  EXPECT_EQ(decimal_of("1234,567"), 12345670);
  EXPECT_EQ(decimal_of("0,567"), 5670);
  EXPECT_EQ(decimal_of(",567"), 5670);
}

TEST(Decimal, TheLastOfTwoKindsOfMarksIsDecimal) {
  EXPECT_EQ(decimal_of("1,234.50"), 12345000);
  EXPECT_EQ(decimal_of("1.234,50"), 12345000);
  EXPECT_EQ(decimal_of("1'234.50"), 12345000);
  EXPECT_EQ(decimal_of("1 234,50"), 12345000);
  EXPECT_EQ(decimal_of("1\u202F234\u202F567,5"), 12345675000);
  EXPECT_EQ(decimal_of("1\u00A0234,5"), 12345000);
  EXPECT_EQ(decimal_of("1’234.5"), 12345000);
  EXPECT_EQ(decimal_of("1,234,567"), 12345670000);
  EXPECT_EQ(decimal_of("1.234.567"), 12345670000);
}

TEST(Decimal, GroupsThatAreNotOfThreeDigitsAreRejected) {
  for (const char* text : {"1,23.5", "1,2345.6", "1234,567.8", "12,34,567", "1,,234.5", ",123.4",
                           "1,234.567,8", "1 23", "1.2.3", "1,234 567.8"}) {
    EXPECT_EQ(decimal_of(text), kMissing) << text;
  }
}

TEST(Decimal, JunkIsRejected) {
  for (const char* text : {"", "-", ".", ",", "abc", "1e5", "12a", "--1", "1-", "0x10", "NaN", "½",
                           " 1", "1 ", "1\xC2", "\xE2\x80"}) {
    EXPECT_EQ(decimal_of(text), kMissing) << text;
  }
}

TEST(Decimal, RoundsHalvesAwayFromZero) {
  EXPECT_EQ(parse_decimal("0.125")->scaled(2), 13);
  EXPECT_EQ(parse_decimal("0.1249")->scaled(2), 12);
  EXPECT_EQ(parse_decimal("-0.125")->scaled(2), -13);
  EXPECT_EQ(parse_decimal("2.5")->scaled(0), 3);
  EXPECT_EQ(parse_decimal("2.55")->scaled(3), 2550);
}

TEST(Decimal, NumbersThatDoNotFitAreRejected) {
  EXPECT_EQ(parse_decimal("999999999999999999")->scaled(0), 999999999999999999);
  EXPECT_EQ(parse_decimal("999999999999999999")->scaled(2), std::nullopt);
  EXPECT_EQ(parse_decimal("1000000000000000000"), std::nullopt);
  EXPECT_EQ(parse_decimal(std::string(1000, '9')), std::nullopt);
}

}  // namespace
}  // namespace goeswith::orders
