#include "cli/evaluate_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "cli/report.h"

namespace goeswith::cli {
namespace {

using testing::HasSubstr;

std::vector<std::string> lines_of(const evaluate::Report& report) {
  std::ostringstream out;
  print_report(out, report);
  std::istringstream in(out.str());
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

// Characters, not bytes.
size_t columns(const std::string& text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

TEST(ReportJson, HasTheFiguresOfEveryMethodAndTheDifferencesOfTheOthers) {
  const auto json = report_json(some_report());
  EXPECT_EQ(json["orders"], 35564);
  EXPECT_EQ(json["cases"], 13120);
  const auto& own = json["methods"]["goeswith"];
  EXPECT_EQ(own["hr4"], 0.441);
  EXPECT_EQ(own["hr4_k3"], 0.441 - 0.01);
  EXPECT_EQ(own["hr4_tail"], 0.441 / 2);
  EXPECT_EQ(own["bytes"], 281867);
  EXPECT_EQ(own["ece"], 0.008);
  EXPECT_EQ(own["reliability"][1]["predicted"], 0.3);
  EXPECT_EQ(own["reliability"][1]["observed"], 0.28);
  EXPECT_EQ(own["reliability"][1]["count"], 500);
  EXPECT_FALSE(own.contains("goeswith_ahead"));
  const auto& other = json["methods"]["confidence"];
  EXPECT_TRUE(other["bytes"].is_null());
  EXPECT_FALSE(other.contains("ece"));
  EXPECT_EQ(other["goeswith_ahead"]["hr4"], 0.441 - 0.413);
  EXPECT_EQ(other["goeswith_ahead"]["hr4_interval"][0], 0.43 - 0.413);
}

TEST(ReportJson, SaysHowManyItemsACartOfEachGroupHolds) {
  const auto by_cart = report_json(some_report())["methods"]["goeswith"]["loo_hr6_by_cart"];
  ASSERT_EQ(by_cart.size(), 5U);
  EXPECT_EQ(by_cart[1]["from"], 2);
  EXPECT_EQ(by_cart[1]["to"], 4);
  EXPECT_EQ(by_cart[1]["orders"], 200);
  EXPECT_EQ(by_cart[1]["loo_hr6"], 0.25);
  EXPECT_EQ(by_cart[4]["from"], 20);
  EXPECT_TRUE(by_cart[4]["to"].is_null());
}

TEST(ReportTable, HasARowAMethodInBothTables) {
  const auto lines = lines_of(some_report());
  ASSERT_EQ(lines.size(), 4 + 1 + 5 + 2U);
  EXPECT_THAT(lines[1], HasSubstr("goeswith    0.441 (0.429…0.453)   0.451  0.441  0.431  0.421"));
  EXPECT_THAT(lines[3], HasSubstr("confidence"));
  EXPECT_THAT(lines[8], HasSubstr("popularity"));
  EXPECT_THAT(lines[8], HasSubstr("+0.208 (+0.197…+0.219)"));
  EXPECT_THAT(lines[11], HasSubstr("1000 suggestions are off by 0.008"));
}

TEST(ReportTable, FitsInto120Columns) {
  evaluate::Report report = some_report();
  report.methods[2].bytes = 576000000;
  report.methods[1].behind_hr4 = {-0.208, {-0.219, -0.197}};
  for (const std::string& line : lines_of(report)) EXPECT_LE(columns(line), 120U) << line;
}

TEST(ReportTable, ColumnsStandBelowEachOther) {
  const auto lines = lines_of(some_report());
  EXPECT_EQ(columns(lines[0]), columns(lines[1]));
  EXPECT_EQ(columns(lines[1]), columns(lines[2]));
  EXPECT_EQ(columns(lines[7]), columns(lines[8]));
}

TEST(ReportJson, HasPastOrdersOfAStoreThatKnowsThem) {
  EXPECT_FALSE(report_json(some_report()).contains("history"));
  const auto json = report_json(report_with_policy());
  EXPECT_EQ(json["dial"][0]["revenue"], 612.5);
  const auto& history = json["history"];
  EXPECT_EQ(history["orders"], 1200);
  EXPECT_EQ(history["carts"], 4321);
  EXPECT_EQ(history["without"]["hits"], 41.5);
  EXPECT_EQ(history["used_up"]["hits"], 43.75);
  EXPECT_EQ(history["used_up"]["more"], 2.25);
  EXPECT_EQ(history["used_up"]["more_interval"][1], 3.0);
  EXPECT_EQ(history["used_up"]["due"], 1500);
  EXPECT_EQ(history["used_up"]["shown"], 1400);
  EXPECT_EQ(history["used_up"]["bought"], 130);
  EXPECT_EQ(history["owned"]["more"], -2.25);
  EXPECT_EQ(history["owned"]["kept_out"], 2600);
  EXPECT_EQ(history["owned"]["bought"], 210);
  EXPECT_EQ(history["both"]["more_interval"][0], -0.6);
  EXPECT_EQ(history["consumable"][0]["what"], "Tea & <i>herbs</i>");
  EXPECT_EQ(history["consumable"][0]["days"], 45);
  EXPECT_EQ(history["consumable"][0]["median_days"], 52);
  EXPECT_EQ(history["consumable"][0]["times"], 1830);
}

TEST(ReportTable, TellsWhatPastOrdersBringBelowTheDial) {
  const auto lines = lines_of(report_with_policy());
  for (const std::string& line : lines) EXPECT_LE(columns(line), 120U) << line;
  const auto from = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
    return line.find("of the 4321 whose customers had bought before") != std::string::npos;
  });
  ASSERT_GE(lines.end() - from, 9);
  EXPECT_EQ(from[-2], "1.00         40.20    655.00    240.00");
  EXPECT_EQ(from[1], "past orders                   carts   more (95 %)");
  EXPECT_EQ(from[2], "not told                      41.50");
  EXPECT_EQ(from[3], "what is used up comes back    43.75   +2.25 (+1.50…+3.00)");
  EXPECT_EQ(from[4], "what is owned is kept out     39.25   -2.25 (-2.50…-2.00)");
  EXPECT_EQ(from[5], "both                          41.60   +0.10 (-0.60…+0.80)");
  EXPECT_EQ(from[6], "used up by now: 1500 items, 1400 shown, 130 of these bought");
  EXPECT_EQ(from[7], "kept out: 2600 suggestions, 210 of these bought again nevertheless");
  EXPECT_EQ(from[8],
            "Tea & <i>herbs</i>: lasts 45 days by the policy; was bought again after 52 (median of "
            "1830)");
}

TEST(ReportTable, SaysNothingOfWhatIsUsedUpWhereNothingIs) {
  evaluate::Report report = report_with_policy();
  report.history->due = report.history->due_shown = report.history->due_bought = 0;
  report.history->consumable.clear();
  for (const std::string& line : lines_of(report)) {
    EXPECT_EQ(line.find("used up"), std::string::npos) << line;
    EXPECT_EQ(line.find("both "), std::string::npos) << line;
  }
}

}  // namespace
}  // namespace goeswith::cli
