#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "orders/read_options.h"
#include "orders/records_ahead.h"

namespace goeswith::orders {

// One export, row by row, with what every export needs: decompression, the header, a tally of the
// rows that cannot be read, progress.
class ExportFile {
 public:
  // `path` may be "-". `bytes_before` is what earlier files add to the progress. Throws InputError
  // if the file cannot be opened or read, or is empty.
  ExportFile(const std::string& path, const ReadOptions& options, ReadReport& report,
             uint64_t bytes_before);

  const std::string& name() const { return records_.file(); }
  const std::vector<std::string>& header() const { return header_; }  // trimmed

  // Of the row; 1 is the header.
  uint64_t line() const { return records_.line(); }

  // Goes to the next row. False at the end, unless there was no row at all or too many of them were
  // bad, which throw InputError as damage to the file does.
  bool next();

  // What is wrong with a row of fewer than `least` columns; empty if it has them.
  std::string missing_columns(size_t least) const;

  // The cell, trimmed, until the next row; empty if the row or the file lacks the column.
  std::string_view cell(size_t column) const;

  // The cell with the spaces around it.
  std::string_view raw_cell(size_t column) const;

  // Counts the row as one that cannot be read; `message` says what was seen and what was expected.
  void bad_row(std::string message);

  uint64_t stored_bytes() const { return records_.stored_bytes(); }

 private:
  void finish();

  const ReadOptions& options_;
  ReadReport& report_;
  uint64_t bytes_before_;
  RecordsAhead records_;
  std::vector<std::string> header_;
  uint64_t rows_ = 0;
  uint64_t bad_rows_ = 0;
  std::vector<BadRow> first_bad_;  // of this file
};

}  // namespace goeswith::orders
