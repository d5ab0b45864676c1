#include "orders/dialect.h"

#include <algorithm>

#include "orders/ascii.h"
#include "orders/input_error.h"

namespace goeswith::orders {
namespace {

constexpr size_t kListedHeaders = 40;

// Whether `dialect` fits; fills `layout` if it does.
bool lay_over(std::span<const std::string> header, const Dialect& dialect, size_t roles,
              Layout& layout) {
  layout = {&dialect, std::vector<size_t>(roles, kAbsent), 0};
  for (const DialectColumn& column : dialect.columns) {
    size_t found = kAbsent;
    for (const std::string_view spelling : column.spellings) {
      if (!spelling.empty()) found = std::min(found, find_header(header, spelling));
    }
    if (column.needed && found == kAbsent) return false;
    if (column.needed) layout.least_columns = std::max(layout.least_columns, found + 1);
    layout.column[column.role] = found;
  }
  return true;
}

std::string needs_of(const Dialect& dialect) {
  std::string result;
  for (const DialectColumn& column : dialect.columns) {
    if (!column.needed) continue;
    result += (result.empty() ? "" : ", ");
    result += column.spellings.front();
  }
  return result;
}

}  // namespace

Layout match_dialect(const std::string& file, std::span<const std::string> header,
                     std::span<const Dialect> dialects, size_t roles, std::string_view otherwise) {
  Layout layout;
  for (const Dialect& dialect : dialects) {
    if (lay_over(header, dialect, roles, layout)) return layout;
  }
  std::string message = "unknown columns: " + list_headers(header) + "; expected those of";
  for (const Dialect& dialect : dialects) {
    message += "\n  " + std::string(dialect.name) + ": " + needs_of(dialect);
  }
  throw InputError(file, 1, message + std::string(otherwise));
}

size_t find_header(std::span<const std::string> header, std::string_view name) {
  const auto found = std::find_if(header.begin(), header.end(), [&](const std::string& h) {
    return same_ignoring_case(h, trim(name));
  });
  return found == header.end() ? kAbsent : static_cast<size_t>(found - header.begin());
}

std::string list_headers(std::span<const std::string> header) {
  std::string result;
  for (size_t i = 0; i < std::min(header.size(), kListedHeaders); ++i) {
    result += (i == 0 ? "" : ", ") + in_quotes(header[i]);
  }
  if (header.size() > kListedHeaders) {
    result += " and " + std::to_string(header.size() - kListedHeaders) + " more";
  }
  return result;
}

}  // namespace goeswith::orders
