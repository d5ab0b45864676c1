#include "cli/html_text.h"

#include <cstdio>

namespace goeswith::cli {
namespace {

std::string formatted(const char* format, double value) {
  char text[400];
  std::snprintf(text, sizeof(text), format, value);
  return text;
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c;
    }
  }
  return safe;
}

std::string grouped(uint64_t number) {
  std::string text = std::to_string(number);
  for (size_t at = text.size(); at > 3;) text.insert(at -= 3, ",");
  return text;
}

std::string whole_percent(double share) { return formatted("%.0f %%", 100 * share); }

std::string fine_percent(double share) { return formatted("%.1f %%", 100 * share); }

std::string size_text(uint64_t bytes) {
  const auto size = static_cast<double>(bytes);
  if (bytes < 1000) return std::to_string(bytes) + " bytes";
  if (bytes < 10'000) return formatted("%.1f kB", size / 1e3);
  return bytes < 1'000'000 ? formatted("%.0f kB", size / 1e3) : formatted("%.1f MB", size / 1e6);
}

}  // namespace goeswith::cli
