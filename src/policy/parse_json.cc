#include "policy/parse_json.h"

#include <set>
#include <vector>

#include "orders/ascii.h"
#include "policy/mistakes.h"

namespace goeswith::policy {
namespace {

// "[json.exception.parse_error.101] parse error at line 3, column 14: syntax error …".
std::string without_prefix(const std::string& message) {
  constexpr std::string_view kPrefix = "parse error ";
  const size_t at = message.find(kPrefix);
  return at == std::string::npos ? message : message.substr(at + kPrefix.size());
}

}  // namespace

nlohmann::json parse_json(std::string_view text, const std::string& file) {
  Mistakes mistakes(file);
  std::vector<std::set<std::string>> keys;  // of each object that is open
  const auto watch = [&](int, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
    if (event == nlohmann::json::parse_event_t::object_start) keys.emplace_back();
    if (event == nlohmann::json::parse_event_t::object_end) keys.pop_back();
    if (event == nlohmann::json::parse_event_t::key) {
      const auto& key = parsed.get_ref<const std::string&>();
      if (!keys.back().insert(key).second) {
        mistakes.add("", "key " + orders::in_quotes(key) + " twice in one object");
      }
    }
    return true;
  };
  nlohmann::json parsed;
  try {
    parsed = nlohmann::json::parse(text, watch);
  } catch (const nlohmann::json::exception& error) {
    mistakes.add("", "no JSON " + without_prefix(error.what()));
  }
  mistakes.throw_if_any();
  return parsed;
}

}  // namespace goeswith::policy
