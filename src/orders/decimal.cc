#include "orders/decimal.h"

#include <string>

#include "orders/ascii.h"

namespace goeswith::orders {
namespace {

constexpr int kMaxDigits = 18;  // any 18 digits fit into an int64_t

bool is_mark(char c) { return c == '.' || c == ',' || c == '\'' || c == ' '; }

// Spreadsheets group by no-break spaces (U+00A0, U+202F) and typographic apostrophes (U+2019).
std::string with_plain_marks(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    size_t size = 1;
    char c = text.front();
    if (text.starts_with("\xC2\xA0")) {
      c = ' ';
      size = 2;
    } else if (text.starts_with("\xE2\x80\xAF") || text.starts_with("\xE2\x80\x99")) {
      c = text[2] == '\xAF' ? ' ' : '\'';
      size = 3;
    }
    result += c;
    text.remove_prefix(size);
  }
  return result;
}

// Where the decimal mark is; npos if every mark groups, or there is none.
size_t decimal_mark(std::string_view number) {
  const size_t last = number.find_last_of(".,' ");
  if (last == number.npos || (number[last] != '.' && number[last] != ',')) return number.npos;
  const size_t first = number.find_first_of(".,' ");
  if (first != last) {
    const bool once = number.find(number[last]) == last;
    return once ? last : number.npos;
  }
  const size_t after = number.size() - last - 1;
  const bool thousands =
      number[last] == ',' && after == 3 && last >= 1 && last <= 3 && number[0] != '0';
  return thousands ? number.npos : last;
}

// Whether the whole part's marks, all of one kind, stand before groups of three digits.
bool is_grouped(std::string_view whole) {
  char kind = '\0';
  size_t digits = 0;
  bool first_group = true;
  for (const char c : whole) {
    if (is_digit(c)) {
      ++digits;
      continue;
    }
    if (kind != '\0' && c != kind) return false;
    if (first_group ? digits < 1 || digits > 3 : digits != 3) return false;
    kind = c;
    digits = 0;
    first_group = false;
  }
  return first_group || digits == 3;
}

// Nearly all numbers are digits, and digits after a point; nothing for those that may be more.
std::optional<Decimal> parse_plain(std::string_view text) {
  Decimal result;
  if (text.empty() || text.size() > kMaxDigits || !is_digit(text.front())) return {};
  bool point = false;
  for (const char c : text) {
    if (is_digit(c)) {
      result.coefficient = result.coefficient * 10 + (c - '0');
      result.scale += point ? 1 : 0;
    } else if (c == '.' && !point) {
      point = true;
    } else {
      return {};
    }
  }
  return result;
}

}  // namespace

std::optional<Decimal> parse_decimal(std::string_view text) {
  if (const std::optional<Decimal> plain = parse_plain(text)) return plain;
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  std::string plain;
  if (text.find_first_of("\xC2\xE2") != text.npos) {
    plain = with_plain_marks(text);
    text = plain;
  }

  const size_t mark = decimal_mark(text);
  if (!is_grouped(text.substr(0, mark))) return {};
  Decimal result;
  int digits = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_digit(c)) {
      if (++digits > kMaxDigits) return {};
      result.coefficient = result.coefficient * 10 + (c - '0');
      if (i > mark && mark != text.npos) ++result.scale;
    } else if (!is_mark(c)) {
      return {};
    }
  }
  if (digits == 0) return {};
  if (negative) result.coefficient = -result.coefficient;
  return result;
}

std::optional<int64_t> Decimal::scaled(int decimals) const {
  int64_t value = coefficient;
  for (int i = scale; i < decimals; ++i) {
    if (__builtin_mul_overflow(value, int64_t{10}, &value)) return {};
  }
  int64_t divisor = 1;
  for (int i = decimals; i < scale; ++i) divisor *= 10;
  const int64_t half = value < 0 ? -(divisor / 2) : divisor / 2;
  // coefficient < 10^18 and divisor <= 10^18: the sum fits.
  return divisor == 1 ? value : (value + half) / divisor;
}

}  // namespace goeswith::orders
