#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace goeswith::orders {

inline bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Without the spaces, tabs and line ends around it.
std::string_view trim(std::string_view text);

// A–Z become a–z and the other way round; all other bytes stay, so UTF-8 stays valid.
std::string to_lower(std::string_view text);
void make_upper(std::string& text);

// Whether the two differ at most in the case of A–Z.
bool same_ignoring_case(std::string_view a, std::string_view b);

// For messages: in quotes, cut after 60 bytes, control characters as '?'.
std::string in_quotes(std::string_view text);

// For people: 1234567 as "1,234,567".
std::string with_commas(uint64_t number);

}  // namespace goeswith::orders
