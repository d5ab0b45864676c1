#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace goeswith::policy {

// The JSON that `text` is. Throws PolicyError with line and column if it is none, and if an object
// says a key twice, of which all but one would be lost.
nlohmann::json parse_json(std::string_view text, const std::string& file);

}  // namespace goeswith::policy
