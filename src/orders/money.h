#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace goeswith::orders {

// A currency of thousandths, the finest minor unit there is.
constexpr std::string_view kFinestCurrency = "KWD";

// How many decimals the minor unit of an ISO 4217 currency has: 0 for "JPY", 3 for "KWD", 2 for
// "EUR" and for every code that is not known.
int currency_decimals(std::string_view iso4217);

// Whether `code` has the form of an ISO 4217 code: three capital letters.
bool is_currency_code(std::string_view code);

// An amount of minor units with `decimals` decimals in minor units with `wanted`; halves round up.
// One below 0, such as kNoPrice, stays as it is.
int64_t rescaled(int64_t amount, int decimals, int wanted);

struct Money {
  int64_t minor_units = 0;  // rounded half up; negative amounts half down
  bool above_zero = false;  // of the amount as written: 0.001 is, though it rounds to 0
  std::string currency;     // ISO 4217 if the text itself says, otherwise empty
};

// Reads an amount: a number as parse_decimal does, with a currency symbol or code before or after
// it
// ("£2.55", "15.00 USD", "-$3", "12,50 €"). `currency` says which minor unit is meant where the
// text does not. Nothing if the text is not an amount.
std::optional<Money> parse_money(std::string_view text, std::string_view currency);

}  // namespace goeswith::orders
