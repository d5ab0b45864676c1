#include "orders/dialect.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

using testing::ElementsAre;

constexpr DialectColumn kShopColumns[] = {
    {0, true, {"Tea", "Chai"}}, {1, true, {"Grams"}}, {2, false, {"Note"}}};
constexpr DialectColumn kHouseColumns[] = {{0, true, {"Tea"}}, {2, false, {"Note"}}};
constexpr std::array<Dialect, 2> kShops = {Dialect{"Tea shop", kShopColumns},
                                           Dialect{"Tea house", kHouseColumns}};

Layout match(const std::vector<std::string>& header) {
  return match_dialect("a.csv", header, kShops, 3, "\n  or ask");
}

TEST(Dialect, FirstThatHasAllItNeedsIsLaidOver) {
  const Layout shop = match({"Note", "Tea", "Other", "Grams"});
  EXPECT_EQ(shop.dialect->name, "Tea shop");
  EXPECT_THAT(shop.column, ElementsAre(1, 3, 0));
  EXPECT_EQ(shop.least_columns, 4U);
  const Layout house = match({"Tea", "Note"});
  EXPECT_EQ(house.dialect->name, "Tea house");
  EXPECT_THAT(house.column, ElementsAre(0, kAbsent, 1));
  EXPECT_EQ(house.least_columns, 1U);
}

TEST(Dialect, HeadersMatchInAnyCaseAndAnySpelling) {
  EXPECT_THAT(match({"CHAI", "grams"}).column, ElementsAre(0, 1, kAbsent));
}

TEST(Dialect, BlankHeadersAreNoColumn) {
  EXPECT_THAT(match({"", "Tea", "Grams"}).column, ElementsAre(1, 2, kAbsent));
}

TEST(Dialect, OfTwoEqualHeadersTheFirstCounts) {
  EXPECT_THAT(match({"tea", "grams", "Tea", "Grams"}).column, ElementsAre(0, 1, kAbsent));
}

TEST(Dialect, UnknownHeadersAreListedWithWhatIsNeeded) {
  EXPECT_EQ(input_error_of([] {
              match({"Coffee", "Grams"});
            }),
            "a.csv:1: unknown columns: \"Coffee\", \"Grams\"; expected those of\n"
            "  Tea shop: Tea, Grams\n"
            "  Tea house: Tea\n"
            "  or ask");
}

TEST(Dialect, LongHeadersAreCutInMessages) {
  const std::vector<std::string> header(43, "x");
  EXPECT_THAT(list_headers(header), testing::EndsWith("\"x\" and 3 more"));
}

}  // namespace
}  // namespace goeswith::orders
