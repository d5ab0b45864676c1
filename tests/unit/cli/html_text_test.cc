#include "cli/html_text.h"

#include <gtest/gtest.h>

namespace goeswith::cli {
namespace {

TEST(HtmlText, WhatHasMeaningInHtmlIsEscaped) {
  EXPECT_EQ(escaped("<b a=\"1\" c='2'>&amp;"), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;");
  EXPECT_EQ(escaped("Crème brûlée"), "Crème brûlée");
  EXPECT_EQ(escaped(std::string_view("a\0b\nc\x7F", 6)), "a b c ");
}

TEST(HtmlText, SharesArePercentages) {
  EXPECT_EQ(whole_percent(0.4412), "44\u00a0%");
  EXPECT_EQ(fine_percent(0.4412), "44.1\u00a0%");
  EXPECT_EQ(whole_percent(1), "100\u00a0%");
}

TEST(HtmlText, SizesHaveTheUnitThatFits) {
  EXPECT_EQ(size_text(999), "999 bytes");
  EXPECT_EQ(size_text(1234), "1.2 kB");
  EXPECT_EQ(size_text(281867), "282 kB");
  EXPECT_EQ(size_text(86936976), "86.9 MB");
}

}  // namespace
}  // namespace goeswith::cli
