#pragma once

#include <string>
#include <string_view>

namespace goeswith::orders {

// Whether `text` is well-formed UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

// `text` itself if it is UTF-8; otherwise taken as Windows-1252, which Excel writes, and converted.
// The five bytes that Windows-1252 leaves undefined become U+FFFD.
std::string to_utf8(std::string_view text);

}  // namespace goeswith::orders
