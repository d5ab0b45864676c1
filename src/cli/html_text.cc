#include "cli/html_text.h"

#include "cli/formatted.h"

namespace goeswith::cli {

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

std::string whole_percent(double share) { return formatted("%.0f\u00a0%%", 100 * share); }

std::string fine_percent(double share) { return formatted("%.1f\u00a0%%", 100 * share); }

std::string size_text(uint64_t bytes) {
  const auto size = static_cast<double>(bytes);
  if (bytes < 1000) return std::to_string(bytes) + " bytes";
  if (bytes < 10'000) return formatted("%.1f kB", size / 1e3);
  return bytes < 1'000'000 ? formatted("%.0f kB", size / 1e3) : formatted("%.1f MB", size / 1e6);
}

}  // namespace goeswith::cli
