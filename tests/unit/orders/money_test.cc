#include "orders/money.h"

#include <gtest/gtest.h>

namespace goeswith::orders {
namespace {

// Minor units and the currency that the text states: "255 USD".
std::string parse(std::string_view text, std::string_view currency = "") {
  const std::optional<Money> money = parse_money(text, currency);
  if (!money) return "none";
  const std::string units = std::to_string(money->minor_units);
  return money->currency.empty() ? units : units + " " + money->currency;
}

TEST(Money, IsRescaledWithHalvesRoundedUpOnce) {
  EXPECT_EQ(rescaled(12345, 3, 2), 1235);
  EXPECT_EQ(rescaled(12344, 3, 2), 1234);
  EXPECT_EQ(rescaled(1449, 3, 1), 14) << "not 15 by way of 145";
  EXPECT_EQ(rescaled(12, 0, 2), 1200);
  EXPECT_EQ(rescaled(-1, 3, 0), -1);
}

TEST(Money, MinorUnitsFollowTheCurrency) {
  EXPECT_EQ(parse("12.5"), "1250");
  EXPECT_EQ(parse("12.5", "EUR"), "1250");
  EXPECT_EQ(parse("1250", "JPY"), "1250");
  EXPECT_EQ(parse("12.5", "KWD"), "12500");
  EXPECT_EQ(currency_decimals("JPY"), 0);
  EXPECT_EQ(currency_decimals("KRW"), 0);
  EXPECT_EQ(currency_decimals("CLP"), 0);
  EXPECT_EQ(currency_decimals("ISK"), 0);
  EXPECT_EQ(currency_decimals("VND"), 0);
  EXPECT_EQ(currency_decimals("BHD"), 3);
  EXPECT_EQ(currency_decimals("TND"), 3);
  EXPECT_EQ(currency_decimals("GBP"), 2);
  EXPECT_EQ(currency_decimals(""), 2);
}

TEST(Money, TheTextsOwnCurrencyIsReturnedAndCounts) {
  EXPECT_EQ(parse("15.00 USD"), "1500 USD");
  EXPECT_EQ(parse("USD 15.00"), "1500 USD");
  EXPECT_EQ(parse("1500JPY", "USD"), "1500 JPY");
  EXPECT_EQ(parse("1.234,50 EUR"), "123450 EUR");
}

TEST(Money, SymbolsMayLeadOrFollow) {
  EXPECT_EQ(parse("£2.55"), "255");
  EXPECT_EQ(parse("$ 1,234.50"), "123450");
  EXPECT_EQ(parse("US$3"), "300");
  EXPECT_EQ(parse("12,50 €"), "1250");
  EXPECT_EQ(parse("\xA3"
                  "2.55"),
            "255");
  EXPECT_EQ(parse("kr. 99"), "9900");
}

TEST(Money, TheSignMayStandBeforeOrAfterTheSymbol) {
  EXPECT_EQ(parse("-£2.55"), "-255");
  EXPECT_EQ(parse("£-2.55"), "-255");
  EXPECT_EQ(parse("-11062.06"), "-1106206");
  EXPECT_EQ(parse("-£-2.55"), "none");
}

TEST(Money, RoundsHalfUp) {
  EXPECT_EQ(parse("0.125"), "13");
  EXPECT_EQ(parse("33.6442"), "3364");
  EXPECT_EQ(parse("0.5", "JPY"), "1");
}

TEST(Money, AboveZeroIsAboutTheAmountAsWritten) {
  EXPECT_TRUE(parse_money("0.001", "")->above_zero);
  EXPECT_EQ(parse_money("0.001", "")->minor_units, 0);
  EXPECT_FALSE(parse_money("0.00", "")->above_zero);
  EXPECT_FALSE(parse_money("-1", "")->above_zero);
  EXPECT_FALSE(parse_money("-$1", "")->above_zero);
}

TEST(Money, JunkIsRejected) {
  for (const char* text : {"", "free", "$", "USD", "12 apples", "1.2.3", "12USDX", "XUSD 12",
                           "USD 12 EUR", "$£5", "(5.00)"}) {
    EXPECT_EQ(parse(text), "none") << text;
  }
}

TEST(Money, CurrencyCodesAreThreeCapitals) {
  EXPECT_TRUE(is_currency_code("GBP"));
  EXPECT_FALSE(is_currency_code("gbp"));
  EXPECT_FALSE(is_currency_code("GBPX"));
  EXPECT_FALSE(is_currency_code(""));
}

}  // namespace
}  // namespace goeswith::orders
