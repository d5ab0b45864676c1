#include "cli/policy_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/evaluate_html.h"
#include "cli/report.h"

namespace goeswith::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(PolicySection, IsNotThereWithoutAPolicy) { EXPECT_EQ(policy_section(some_report()), ""); }

TEST(PolicySection, StandsInThePage) {
  const evaluate::Report report = report_with_policy();
  EXPECT_THAT(report_html(report), HasSubstr(policy_section(report)));
}

TEST(PolicySection, ShowsTheDialWithThePolicysOwnPlace) {
  const std::string html = policy_section(report_with_policy());
  EXPECT_THAT(html,
              HasSubstr("<tr><th scope=\"row\">0.00, yours</th><td class=\"number\">44.10</td>"
                        "<td class=\"number\">612.50</td><td class=\"number\">201.25</td>"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">1.00</th>"));
}

TEST(PolicySection, TellsEachEffectOfPastOrdersWithItsRange) {
  const std::string html = policy_section(report_with_policy());
  EXPECT_THAT(html, HasSubstr("Of a hundred carts of the 4,321 whose shoppers had bought before"));
  EXPECT_THAT(html, HasSubstr("<th scope=\"row\">nothing</th><td class=\"number\">41.50</td>"));
  EXPECT_THAT(html, HasSubstr("43.75</td><td class=\"number\">+2.25 (+1.50 to +3.00)</td>"));
  EXPECT_THAT(html, HasSubstr("39.25</td><td class=\"number\">-2.25 (-2.50 to -2.00)</td>"));
  EXPECT_THAT(html, HasSubstr("both</th><td class=\"number\">41.60</td>"));
  EXPECT_THAT(html,
              HasSubstr("1,500 items were used up; 1,400 were shown, and 130 of these bought."));
  EXPECT_THAT(html, HasSubstr("2,600 suggestions of what is owned were kept out; 210 of these were "
                              "bought again nevertheless."));
}

TEST(PolicySection, PutsThePolicysDaysBesideThoseOfTheOrders) {
  EXPECT_THAT(policy_section(report_with_policy()),
              HasSubstr("<th scope=\"row\">Tea &amp; &lt;i&gt;herbs&lt;/i&gt;</th><td "
                        "class=\"number\">45</td><td class=\"number\">52</td><td "
                        "class=\"number\">1,830</td>"));
}

TEST(PolicySection, LeavesOutWhatTheDataCannotShow) {
  evaluate::Report report = report_with_policy();
  report.history->due = 0;
  report.history->consumable.clear();
  const std::string html = policy_section(report);
  EXPECT_THAT(html, Not(HasSubstr("used up")));
  EXPECT_THAT(html, Not(HasSubstr("both")));
  EXPECT_THAT(html, HasSubstr("kept out"));
  report.history.reset();
  EXPECT_THAT(policy_section(report), Not(HasSubstr("bought before")));
}

}  // namespace
}  // namespace goeswith::cli
