#include "orders/export_file.h"

#include <cstdio>

#include "orders/ascii.h"
#include "orders/input_error.h"
#include "orders/input_file.h"

namespace goeswith::orders {
namespace {

constexpr size_t kFirstBad = 5;
constexpr uint64_t kProgressRows = 16384;

std::string percent(double share) {
  char text[32];
  snprintf(text, sizeof text, "%.3g %%", share * 100);
  return text;
}

}  // namespace

ExportFile::ExportFile(const std::string& path, const ReadOptions& options, ReadReport& report,
                       uint64_t bytes_before)
    : options_(options),
      report_(report),
      bytes_before_(bytes_before),
      records_(name_of(path), std::make_unique<InputFile>(path)) {
  if (!records_.next()) throw InputError(name(), "the file is empty");
  for (size_t i = 0; i < records_.size(); ++i) header_.emplace_back(trim(records_[i]));
}

bool ExportFile::next() {
  if (!records_.next()) {
    finish();
    return false;
  }
  ++rows_;
  ++report_.rows;
  if (rows_ % kProgressRows == 0 && options_.on_progress) {
    options_.on_progress(bytes_before_ + stored_bytes());
  }
  return true;
}

std::string ExportFile::missing_columns(size_t least) const {
  if (records_.size() >= least) return {};
  return "the row has " + std::to_string(records_.size()) + " columns, expected at least " +
         std::to_string(least);
}

std::string_view ExportFile::cell(size_t column) const { return trim(raw_cell(column)); }

std::string_view ExportFile::raw_cell(size_t column) const {
  return column < records_.size() ? records_[column] : std::string_view();
}

void ExportFile::bad_row(std::string message) {
  ++bad_rows_;
  ++report_.bad_rows;
  const BadRow row{name(), records_.line(), std::move(message)};
  if (first_bad_.size() < kFirstBad) first_bad_.push_back(row);
  if (report_.first_bad.size() < kFirstBad) report_.first_bad.push_back(row);
}

void ExportFile::finish() {
  if (options_.on_progress) options_.on_progress(bytes_before_ + stored_bytes());
  if (rows_ == 0) throw InputError(name(), "the file has a header and no rows");
  if (static_cast<double>(bad_rows_) <= options_.max_bad_rows * static_cast<double>(rows_)) return;
  std::string message = with_commas(bad_rows_) + " of " + with_commas(rows_) +
                        " rows cannot be read, at most " + percent(options_.max_bad_rows) +
                        " may be; the first:";
  for (const BadRow& row : first_bad_) {
    message += "\n  " + row.file + ":" + std::to_string(row.line) + ": " + row.message;
  }
  throw InputError(name(), message);
}

}  // namespace goeswith::orders
