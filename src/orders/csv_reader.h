#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "orders/byte_source.h"

namespace goeswith::orders {

constexpr size_t kMaxFieldBytes = 1 << 20;   // longer ones come from a quote that is never closed
constexpr size_t kMaxRecordBytes = 4 << 20;  // quotes and separators included
constexpr size_t kMaxFields = 4096;

// Reads the records of a CSV file (RFC 4180) one after the other, holding one record and a block of
// what follows it, whatever the file's size.
//
// Beyond the RFC: lines may end in LF, CRLF or CR; a UTF-8 byte order mark is skipped; the
// separator is the one of comma, semicolon and tab that the first record has most of; a quote
// inside a field that does not begin with one stands for itself, and so does text after a closing
// quote. Records that are empty or hold separators alone are skipped. Bytes are not decoded.
class CsvReader {
 public:
  // `file` is for messages. Throws InputError for UTF-16.
  CsvReader(std::string file, ByteSource& source);

  // Goes to the next record; false at the end. Throws InputError, with the line where the trouble
  // began: a limit above is passed, a NUL byte, a quote that is never closed.
  bool next();

  // The record's fields. Views hold until the next call of next().
  size_t size() const { return fields_.size(); }
  std::string_view operator[](size_t column) const {
    const Field& field = fields_[column];
    return {buffer_.data() + record_ + field.begin, field.end - field.begin};
  }

  uint64_t line() const { return line_; }  // where the record begins; the file's first is 1
  char separator() const { return separator_; }
  const std::string& file() const { return file_; }

 private:
  struct Field {
    uint32_t begin;  // offsets from the record's begin
    uint32_t end;
  };

  void read_start();
  void read_record();
  uint32_t read_quoted();
  bool find(char first);
  bool fill();
  int peek();
  uint32_t at() const { return static_cast<uint32_t>(at_); }
  void check_field_size() const;
  [[noreturn]] void fail_nul() const;

  std::string file_;
  ByteSource& source_;
  std::vector<char> buffer_;
  size_t record_ = 0;  // where the record begins in the buffer
  size_t end_ = 0;     // of the bytes in the buffer
  size_t at_ = 0;      // where parsing is, from record_ on
  size_t field_ = 0;   // where the field begins, from record_ on
  std::vector<Field> fields_;
  uint64_t line_ = 1;
  uint64_t at_line_ = 1;     // the line of at_
  uint64_t field_line_ = 1;  // the line of field_
  char separator_ = ',';
};

}  // namespace goeswith::orders
