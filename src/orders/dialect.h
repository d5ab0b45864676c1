#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace goeswith::orders {

constexpr size_t kAbsent = SIZE_MAX;  // the column of a role that the file has no column for

// A column that a dialect gives a meaning to, by either of its spellings.
struct DialectColumn {
  size_t role;
  bool needed;                                // without it the file is not of this dialect
  std::array<std::string_view, 2> spellings;  // the second may be empty
};

// A form of export that some platform writes, told by its header.
struct Dialect {
  std::string_view name;  // as people call it: "Shopify orders export"
  std::span<const DialectColumn> columns;
};

// Where a file has the columns of its dialect.
struct Layout {
  const Dialect* dialect = nullptr;
  std::vector<size_t> column;  // by role, kAbsent where there is none
  size_t least_columns = 0;    // a row with fewer lacks a needed one
};

// Lays the first dialect that has all it needs over `header`. Headers are compared trimmed and in
// any case; of two equal ones the first counts. Throws InputError for `file` if none fits, with the
// headers seen and those each dialect needs; `otherwise` ends that message.
Layout match_dialect(const std::string& file, std::span<const std::string> header,
                     std::span<const Dialect> dialects, size_t roles, std::string_view otherwise);

// Where `name` stands in `header`, or kAbsent.
size_t find_header(std::span<const std::string> header, std::string_view name);

// For messages: "Name", "Email", … cut after some.
std::string list_headers(std::span<const std::string> header);

}  // namespace goeswith::orders
