#include "orders/timestamp.h"

#include <gtest/gtest.h>

namespace goeswith::orders {
namespace {

constexpr int64_t kDay = 86400;
constexpr int64_t k1December2010 = 1291161600;   // date -u -d 2010-12-01 +%s
constexpr int64_t k20February2026 = 1771545600;  // date -u -d 2026-02-20 +%s

std::optional<int64_t> parse_time(std::string_view text) { return parse_timestamp(text, false); }

TEST(Timestamp, ReadsIsoDatesWithAndWithoutATimeOfDay) {
  EXPECT_EQ(parse_time("1970-01-01"), 0);
  EXPECT_EQ(parse_time("2010-12-01"), k1December2010);
  EXPECT_EQ(parse_time("2010/12/1"), k1December2010);
  EXPECT_EQ(parse_time("2010-12-01 08:26"), k1December2010 + 8 * 3600 + 26 * 60);
  EXPECT_EQ(parse_time("2010-12-01 08:26:07"), k1December2010 + 8 * 3600 + 26 * 60 + 7);
  EXPECT_EQ(parse_time("2010-12-01T08:26:07.999"), k1December2010 + 8 * 3600 + 26 * 60 + 7);
  EXPECT_EQ(parse_time("  2010-12-01  "), k1December2010);
  EXPECT_EQ(parse_time("1969-12-31 23:59:59"), -1);
}

TEST(Timestamp, OffsetsLeadBackToUtc) {
  EXPECT_EQ(parse_time("2026-02-20 10:00:00 +0000"), k20February2026 + 10 * 3600);
  EXPECT_EQ(parse_time("2026-02-20T10:00:00+01:00"), k20February2026 + 9 * 3600);
  EXPECT_EQ(parse_time("2026-02-20 10:00:00 -0530"), k20February2026 + 15 * 3600 + 30 * 60);
  EXPECT_EQ(parse_time("2026-02-20 10:00 +01"), k20February2026 + 9 * 3600);
  EXPECT_EQ(parse_time("2026-02-20T10:00:00Z"), k20February2026 + 10 * 3600);
  EXPECT_EQ(parse_time("2026-02-20 10:00:00 UTC"), k20February2026 + 10 * 3600);
}

TEST(Timestamp, SlashedDatesHaveTheMonthFirstUnlessToldOtherwise) {
  EXPECT_EQ(parse_time("12/1/2010 8:26"), k1December2010 + 8 * 3600 + 26 * 60);
  EXPECT_EQ(parse_timestamp("1/12/2010 8:26", true), k1December2010 + 8 * 3600 + 26 * 60);
  EXPECT_EQ(parse_time("12-01-2010"), k1December2010);
  EXPECT_EQ(parse_time("13/1/2010"), std::nullopt);
  EXPECT_EQ(parse_timestamp("1/13/2010", true), std::nullopt);
}

TEST(Timestamp, DottedDatesAlwaysHaveTheDayFirst) {
  EXPECT_EQ(parse_time("1.12.2010"), k1December2010);
  EXPECT_EQ(parse_time("01.12.2010 00:01"), k1December2010 + 60);
}

TEST(Timestamp, TwoDigitYearsAreNearOurs) {
  EXPECT_EQ(parse_time("12/1/10"), k1December2010);
  EXPECT_EQ(parse_time("1/1/70"), 0);
  EXPECT_EQ(parse_time("1/1/69"), 36160 * kDay);  // 2069
}

TEST(Timestamp, TwelveHourClocksAreUnderstood) {
  EXPECT_EQ(parse_time("12/1/2010 12:05 AM"), k1December2010 + 5 * 60);
  EXPECT_EQ(parse_time("12/1/2010 12:05 PM"), k1December2010 + 12 * 3600 + 5 * 60);
  EXPECT_EQ(parse_time("12/1/2010 8:05pm"), k1December2010 + 20 * 3600 + 5 * 60);
  EXPECT_EQ(parse_time("12/1/2010 13:05 PM"), std::nullopt);
}

TEST(Timestamp, DaysAndTimesThatDoNotExistAreRejected) {
  for (const char* text :
       {"2010-13-01", "2010-00-01", "2010-02-30", "2011-02-29", "2010-12-00", "2010-04-31",
        "2010-12-01 24:00", "2010-12-01 10:60", "2010-12-01 10:00:60", "1899-12-31", "3000-01-01",
        "2010-12-01 10:00 +1500"}) {
    EXPECT_EQ(parse_time(text), std::nullopt) << text;
  }
  EXPECT_EQ(parse_time("2012-02-29"), k1December2010 + 455 * kDay);
}

TEST(Timestamp, TextThatIsNoDateIsRejected) {
  for (const char* text :
       {"", "abc", "2010", "2010-12", "20101201", "2010-12-01x", "2010-12-01T", "2010-12-01 8",
        "2010-12-01 8:2", "2010-12-01 8:26 +", "2010-12-01 8:26 CET", "40513.35", "2010-12/01",
        "2010-12-001", "1/1/201", "2010-12-01 08:26:07.", "-2010-12-01"}) {
    EXPECT_EQ(parse_time(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace goeswith::orders
