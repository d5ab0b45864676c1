#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "orders/dialect.h"
#include "orders/export_file.h"

namespace goeswith::train {

// What a file of pair counts tells: what its columns say, see read_pair_counts.h.
enum class CountKind : size_t { kStore, kItems, kPairs };
constexpr const char* kCountKindNames[] = {"store", "items", "pairs"};

enum CountRole : size_t {
  kSku,
  kOther,
  kOrders,
  kOrdersOfTwo,
  kOrderLines,
  kAllPairs,
  kWeight,
  kNewestOrder,
  kRecencyDays,
  kOrderSize,
  kMinOrders,
  kCurrency,
  kOrdersBefore,
  kFirstLine,
  kTitle,
  kPrice,
  kCountRoles
};

// A file of pair counts, row by row. All that throws throws orders::InputError with file and line,
// what was seen and what was expected.
class CountFile {
 public:
  // Tells the kind by the header; throws if it is none.
  CountFile(const std::string& path, const orders::ReadOptions& options,
            orders::ReadReport& report);

  CountKind kind() const { return kind_; }
  const std::string& name() const { return file_.name(); }
  uint64_t line() const { return file_.line(); }  // of the row

  // Goes to the next row, which has all needed columns; false at the end. A file without rows
  // throws.
  bool next();

  // Cells of the row. A role that the file has no column for is empty.
  std::string_view text(CountRole role) const { return file_.cell(layout_.column[role]); }
  uint64_t count(CountRole role, uint64_t least, uint64_t most) const;
  double number(CountRole role, double least, double most) const;
  // A sum of weights, above 0, without the noise of its last bits.
  double weight() const;

  [[noreturn]] void fail(const std::string& message) const;

 private:
  orders::ExportFile file_;
  orders::Layout layout_;
  CountKind kind_;
};

}  // namespace goeswith::train
