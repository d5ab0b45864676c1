#include "orders/money.h"

#include <algorithm>
#include <array>

#include "orders/ascii.h"
#include "orders/decimal.h"

namespace goeswith::orders {
namespace {

constexpr std::array<std::string_view, 17> kNoDecimals = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY",
                                                          "KMF", "KRW", "PYG", "RWF", "UGX", "UYI",
                                                          "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 7> kThreeDecimals = {"BHD", "IQD", "JOD", "KWD",
                                                            "LYD", "OMR", "TND"};

// Longer ones before those they contain. The last three are Windows-1252.
constexpr std::array<std::string_view, 25> kSymbols = {
    "US$", "CA$", "AU$", "NZ$", "HK$", "A$", "C$", "R$", "S$", "Rs.",  "Rs",   "kr.", "kr",
    "zł",  "$",   "£",   "€",   "¥",   "₹",  "₩",  "₫",  "₺",  "\xA3", "\x80", "\xA5"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

template <size_t n>
bool has(const std::array<std::string_view, n>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// Takes the currency off the front or the back. A code is told by what stands beside it, so that
// the end of a longer word is none.
std::string_view take_code(std::string_view& text) {
  if (text.size() <= 3) return {};
  if (is_currency_code(text.substr(0, 3)) && !is_letter(text[3])) {
    const std::string_view code = text.substr(0, 3);
    text = trim(text.substr(3));
    return code;
  }
  const size_t last = text.size() - 3;
  if (is_currency_code(text.substr(last)) && !is_letter(text[last - 1])) {
    const std::string_view code = text.substr(last);
    text = trim(text.substr(0, last));
    return code;
  }
  return {};
}

bool take_symbol(std::string_view& text) {
  for (const std::string_view symbol : kSymbols) {
    if (text.starts_with(symbol)) {
      text = trim(text.substr(symbol.size()));
      return true;
    }
    if (text.ends_with(symbol)) {
      text = trim(text.substr(0, text.size() - symbol.size()));
      return true;
    }
  }
  return false;
}

bool is_plain(std::string_view text) {
  return !text.empty() && text.front() >= '0' && text.front() <= '9' && text.back() >= '0' &&
         text.back() <= '9';
}

}  // namespace

int currency_decimals(std::string_view iso4217) {
  if (has(kNoDecimals, iso4217)) return 0;
  return has(kThreeDecimals, iso4217) ? 3 : 2;
}

bool is_currency_code(std::string_view code) {
  return code.size() == 3 &&
         std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

int64_t rescaled(int64_t amount, int decimals, int wanted) {
  for (; amount >= 0 && decimals < wanted; ++decimals) amount *= 10;
  for (; amount >= 0 && decimals > wanted; --decimals) {
    // Halves round up once, so only the last digit cut may carry.
    amount = decimals == wanted + 1 ? (amount + 5) / 10 : amount / 10;
  }
  return amount;
}

std::optional<Money> parse_money(std::string_view text, std::string_view currency) {
  text = trim(text);
  Money result;
  bool negative = false;
  if (!is_plain(text)) {
    result.currency = take_code(text);
    // The sign may stand before the symbol or after it, but once.
    negative = text.starts_with('-');
    if (negative) text = trim(text.substr(1));
    if (result.currency.empty()) result.currency = take_code(text);
    take_symbol(text);
    if (negative && text.starts_with('-')) return {};
  }
  const std::optional<Decimal> number = parse_decimal(text);
  if (!number) return {};
  const std::optional<int64_t> minor_units =
      number->scaled(currency_decimals(result.currency.empty() ? currency : result.currency));
  if (!minor_units) return {};
  result.minor_units = negative ? -*minor_units : *minor_units;
  result.above_zero = negative ? false : number->coefficient > 0;
  return result;
}

}  // namespace goeswith::orders
