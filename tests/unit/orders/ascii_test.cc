#include "orders/ascii.h"

#include <gtest/gtest.h>

namespace goeswith::orders {
namespace {

TEST(Ascii, TrimTakesSpacesTabsAndLineEndsOffBothEnds) {
  EXPECT_EQ(trim(" \t\r\n a b \n"), "a b");
  EXPECT_EQ(trim(" \n"), "");
}

TEST(Ascii, CaseChangesLeaveOtherBytesAlone) {
  EXPECT_EQ(to_lower("ÉCLAIR Zz@["), "Éclair zz@[");
  std::string text = "85123a é`{";
  make_upper(text);
  EXPECT_EQ(text, "85123A é`{");
}

TEST(Ascii, ComparesIgnoringCaseAndNothingElse) {
  EXPECT_TRUE(same_ignoring_case("Lineitem SKU", "lineitem sku"));
  EXPECT_FALSE(same_ignoring_case("sku", "skus"));
  EXPECT_FALSE(same_ignoring_case("a[", "a{"));
}

TEST(Ascii, InQuotesShowsControlCharactersAndCutsLongTexts) {
  EXPECT_EQ(in_quotes("a\nb"), "\"a?b\"");
  EXPECT_EQ(in_quotes(std::string(61, 'x')), "\"" + std::string(60, 'x') + "…\"");
}

TEST(Ascii, InQuotesDoesNotCutACharacterInTwo) {
  EXPECT_EQ(in_quotes(std::string(59, 'x') + "éé"), "\"" + std::string(59, 'x') + "…\"");
}

TEST(Ascii, NumbersGetCommasBeforeEveryThreeDigits) {
  EXPECT_EQ(with_commas(0), "0");
  EXPECT_EQ(with_commas(999), "999");
  EXPECT_EQ(with_commas(1000), "1,000");
  EXPECT_EQ(with_commas(1234567), "1,234,567");
}

}  // namespace
}  // namespace goeswith::orders
