#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace goeswith::orders {

// A decimal number as people and programs write it: coefficient / 10^scale, exactly.
struct Decimal {
  int64_t coefficient = 0;
  int scale = 0;  // 0…18

  // Times 10^decimals, rounded to the nearest whole number, halves away from zero. Nothing if that
  // does not fit.
  std::optional<int64_t> scaled(int decimals) const;
};

// Reads "2.55", "-3", "1,234.50", "1.234,50", "1 234,50", "1'234.50", "12,5", ".5". Nothing if
// `text` is not a number or has over 18 digits.
//
// A lone point is decimal. A lone comma is decimal unless exactly three digits follow and one to
// three, not a zero alone, lead: "1,234" is 1234. With several marks the last kind is decimal if it
// occurs once; the others must then stand before groups of three digits.
std::optional<Decimal> parse_decimal(std::string_view text);

}  // namespace goeswith::orders
