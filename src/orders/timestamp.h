#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace goeswith::orders {

// Seconds since 1970 UTC of a date, with or without a time of day; nothing if `text` is not one or
// the day or time does not exist. Understood are
//   2026-02-20, 2026/2/20                the year first
//   12/1/2010, 12-1-2010, 12/1/10        the month first, or the day with `day_first`
//   1.12.2010                            the day first, always
// then, after a T or spaces, 8:26 or 08:26:00 or 08:26:00.123, perhaps AM or PM, perhaps an offset
// (Z, UTC, GMT, +0100, +01:00, +01). No time is midnight, no offset is UTC; fractions are dropped.
// Years are 1900…2999; two digits mean 1970…2069.
std::optional<int64_t> parse_timestamp(std::string_view text, bool day_first);

}  // namespace goeswith::orders
