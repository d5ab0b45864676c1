#include "cli/evaluate_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "cli/report.h"

namespace goeswith::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

// Whether every element is closed by the one that opened it.
bool well_formed(const std::string& html) {
  const std::regex tag("<(/?)([a-z0-9]+)([^>]*)>");
  std::vector<std::string> open;
  for (std::sregex_iterator at(html.begin(), html.end(), tag), end; at != end; ++at) {
    const std::string name = (*at)[2];
    const std::string rest = (*at)[3];
    if (name == "meta" || name == "link" || (!rest.empty() && rest.back() == '/')) continue;
    if ((*at)[1] == "") {
      open.push_back(name);
    } else if (open.empty() || open.back() != name) {
      return false;
    } else {
      open.pop_back();
    }
  }
  return open.empty();
}

TEST(ReportHtml, BeginsWithTheAnswerInOneSentence) {
  const std::string html = report_html(some_report());
  EXPECT_THAT(html,
              HasSubstr("Of the last 13,120 carts, 44\u00a0% would have been shown something the "
                        "shopper went on to buy; your best-sellers list: 23\u00a0%."));
  EXPECT_THAT(html, HasSubstr("Learned from 35,564 orders of 4,662 items, then asked about 3,661 "
                              "orders"));
}

TEST(ReportHtml, IsWholeAndAsksNobodyForAnything) {
  const std::string html = report_html(some_report());
  EXPECT_TRUE(html.starts_with("<!DOCTYPE html>"));
  EXPECT_TRUE(html.ends_with("</html>\n"));
  EXPECT_TRUE(well_formed(html));
  EXPECT_TRUE(well_formed(report_html(report_with_policy())));
  EXPECT_THAT(html, HasSubstr("default-src 'none'"));
  for (const char* word : {"http:", "https:", "src=", "url(", "@import", "<script"}) {
    EXPECT_THAT(html, Not(HasSubstr(word)));
  }
}

TEST(ReportHtml, TextsOfTheStoreAreEscaped) {
  const std::string html = report_html(some_report());
  EXPECT_THAT(html, HasSubstr("Tea &amp; &lt;b&gt;pot&lt;/b&gt;"));
  EXPECT_THAT(html, HasSubstr("Cup &quot;blue&quot;"));
  EXPECT_THAT(html, HasSubstr("Wire &lt;i&gt;basket&lt;/i&gt;"));
  EXPECT_THAT(html, Not(HasSubstr("<b>pot")));
}

TEST(ReportHtml, TellsPairsInWords) {
  const std::string html = report_html(some_report());
  EXPECT_THAT(html, HasSubstr("in 34\u00a0% of orders with <strong>Tea"));
  EXPECT_THAT(html, HasSubstr("(412 orders have both, 12 times as often as by chance)"));
  evaluate::Report report = some_report();
  report.pairs.clear();
  EXPECT_THAT(report_html(report), HasSubstr("No two items were bought together often enough"));
}

TEST(ReportHtml, SaysWhetherTheDifferenceToTheBestOtherMethodIsSure) {
  evaluate::Report report = some_report();
  EXPECT_THAT(report_html(report),
              HasSubstr("2.8 of a hundred carts more than the best other method, “Bought together” "
                        "(95 % sure: 1.7 to 3.9)"));
  report.methods[2].behind_hr4 = {0.002, {-0.004, 0.008}};
  EXPECT_THAT(report_html(report), HasSubstr("show no sure difference"));
  report.methods[2].behind_hr4 = {-0.02, {-0.03, -0.01}};
  EXPECT_THAT(report_html(report), HasSubstr("finds something in 2.0 of a hundred carts more than "
                                             "goeswith"));
}

TEST(ReportHtml, TellsWhereItDoesBadly) {
  const std::string html = report_html(some_report());
  EXPECT_THAT(html, HasSubstr("In 56\u00a0% of the carts nothing that was shown was bought"));
  EXPECT_THAT(html, HasSubstr("basket&lt;/i&gt;</th><td class=\"number\">1,033</td><td "
                              "class=\"number\">12\u00a0%</td>"));
  EXPECT_THAT(html, HasSubstr("one of the other nine tenths</th><td class=\"number\">8,000</td><td "
                              "class=\"number\">22\u00a0%</td>"));
}

TEST(ReportHtml, EveryTableHasACaptionAndEveryPictureText) {
  const std::string html = report_html(report_with_policy());
  const auto count = [&](const std::string& text) {
    size_t found = 0;
    for (size_t at = html.find(text); at != std::string::npos; at = html.find(text, at + 1))
      ++found;
    return found;
  };
  EXPECT_EQ(count("<table"), count("<caption>"));
  EXPECT_EQ(count("<svg"), count("aria-hidden=\"true\"") + count("role=\"img\""));
  EXPECT_EQ(count("role=\"img\""), count("<title id="));
  EXPECT_EQ(count("<h1>"), 1U);
}

TEST(ReportHtml, StandsWithoutOtherMethodsAndWithoutProbabilities) {
  evaluate::Report report = some_report();
  report.methods.resize(1);
  report.reliability = {};
  report.weak_items.clear();
  report.part = evaluate::Part::kValidation;
  const std::string html = report_html(report);
  EXPECT_TRUE(well_formed(html));
  EXPECT_THAT(html,
              HasSubstr("Of 13,120 carts, 44\u00a0% would have been shown something the shopper "
                        "went on to buy.</p>"));
  EXPECT_THAT(html, HasSubstr("No suggestion came with a probability."));
  EXPECT_THAT(html, Not(HasSubstr("best other method")));
}

}  // namespace
}  // namespace goeswith::cli
