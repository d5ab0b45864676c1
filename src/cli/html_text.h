#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace goeswith::cli {

// The text as it may stand in an element or in a quoted attribute; control characters become
// spaces.
std::string escaped(std::string_view text);

// "44 %"; with one decimal "44.6 %".
std::string whole_percent(double share);
std::string fine_percent(double share);

// "284 kB", "88.7 MB".
std::string size_text(uint64_t bytes);

}  // namespace goeswith::cli
