#include "cli/html_chart.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace goeswith::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(HtmlChart, BarsAreAsLongAsTheirValueIsOfTheLongest) {
  const std::string rows =
      bar_rows({{"ours", 0.4, {0.3, 0.5}, true, true}, {"<theirs>", 0.1, {}, false, false}}, 0.5);
  EXPECT_THAT(rows, HasSubstr("<tr class=\"own\"><th scope=\"row\">ours</th>"));
  EXPECT_THAT(rows, HasSubstr("width=\"80.0\"/>"));
  EXPECT_THAT(rows, HasSubstr("x1=\"60.0\" y1=\"10.0\" x2=\"100.0\"")) << "the interval";
  EXPECT_THAT(rows, HasSubstr("40.0\u00a0% <span class=\"range\">30.0 to 50.0</span>"));
  EXPECT_THAT(rows, HasSubstr("<tr><th scope=\"row\">&lt;theirs&gt;</th>"));
  EXPECT_THAT(rows, HasSubstr("width=\"20.0\"/></svg>")) << "no interval";
}

TEST(HtmlChart, BarsOfNothingHaveNoLength) {
  EXPECT_THAT(bar_rows({{"none", 0, {0, 0}, true, true}}, 0), HasSubstr("width=\"0.0\"/>"));
}

TEST(HtmlChart, ReliabilityIsDrawnOnAxesThatHoldAllOfIt) {
  const std::string svg = reliability_chart({{0.02, 0.01, 50}, {0.16, 0.18, 50}});
  EXPECT_THAT(svg, HasSubstr("<title id=\"plot-title\">"));
  EXPECT_THAT(
      svg,
      HasSubstr("The lowest tenth was stated at 2.0\u00a0% and bought in 1.0\u00a0% of cases"));
  EXPECT_THAT(svg, HasSubstr(">20\u00a0%</text>"));
  EXPECT_THAT(svg, Not(HasSubstr(">50\u00a0%</text>")));
  // The last dot is at 0.16 / 0.2 of the way to the right, 0.18 / 0.2 of the way up.
  EXPECT_THAT(svg, HasSubstr("<circle r=\"4.5\" cx=\"288.0\" cy=\"59.0\"/>"));
}

}  // namespace
}  // namespace goeswith::cli
