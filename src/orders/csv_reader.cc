#include "orders/csv_reader.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "orders/byte_scan.h"
#include "orders/input_error.h"

namespace goeswith::orders {
namespace {

constexpr size_t kBlockBytes = 256 << 10;
constexpr size_t kHeaderBytes = 64 << 10;  // how much may be looked at to find the separator
constexpr std::array<char, 3> kSeparators = {',', ';', '\t'};

// The separator of the record that `start` begins with.
char find_separator(std::string_view start) {
  std::array<size_t, kSeparators.size()> counts = {};
  bool in_quotes = false;
  for (const char c : start) {
    if (c == '"') in_quotes = !in_quotes;
    if (in_quotes) continue;
    if (c == '\n' || c == '\r') break;
    for (size_t s = 0; s < kSeparators.size(); ++s) counts[s] += c == kSeparators[s];
  }
  return kSeparators[static_cast<size_t>(std::max_element(counts.begin(), counts.end()) -
                                         counts.begin())];
}

}  // namespace

CsvReader::CsvReader(std::string file, ByteSource& source)
    : file_(std::move(file)), source_(source), buffer_(kBlockBytes + kScanPadding) {
  read_start();
}

void CsvReader::read_start() {
  while (end_ < kHeaderBytes && fill()) {
  }
  const std::string_view start(buffer_.data(), end_);
  if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) {
    throw InputError(file_,
                     "the file is UTF-16, expected UTF-8; export it as UTF-8 (in Excel: save as "
                     "\"CSV UTF-8\")");
  }
  if (start.starts_with("\xEF\xBB\xBF")) record_ = 3;
  separator_ = find_separator(start.substr(record_));
}

bool CsvReader::next() {
  bool separators_alone = true;
  while (separators_alone) {
    record_ += at_;
    at_ = 0;
    field_ = 0;
    fields_.clear();
    line_ = at_line_;
    if (peek() < 0) return false;
    read_record();
    separators_alone = fields_.back().end == fields_.size() - 1;
  }
  return true;
}

void CsvReader::read_record() {
  for (;;) {
    if (fields_.size() == kMaxFields) {
      throw InputError(file_, line_, "more than " + std::to_string(kMaxFields) + " columns");
    }
    field_ = at_;
    field_line_ = at_line_;
    if (peek() == '"') {
      const uint32_t end = read_quoted();
      fields_.push_back({static_cast<uint32_t>(field_ + 1), end});
    } else {
      find(separator_);
      fields_.push_back({static_cast<uint32_t>(field_), at()});
    }
    check_field_size();
    const int ended_by = peek();
    if (ended_by < 0) return;
    if (ended_by == '\0') fail_nul();
    ++at_;
    if (ended_by == separator_) continue;
    if (ended_by == '\r' && peek() == '\n') ++at_;
    ++at_line_;
    return;
  }
}

// Takes the quotes out in place: the field ends before or where it was read to.
uint32_t CsvReader::read_quoted() {
  size_t out = ++at_;
  const auto keep = [&](size_t from, size_t size) {
    char* record = buffer_.data() + record_;
    if (out != from) memmove(record + out, record + from, size);
    out += size;
  };
  for (;;) {
    const size_t from = at_;
    if (!find('"'))
      throw InputError(file_, field_line_, "the quote that begins a field is never closed");
    const char* record = buffer_.data() + record_;
    const char found = record[at_];
    if (found == '\0') fail_nul();
    if (found == '\r' || (found == '\n' && record[at_ - 1] != '\r')) ++at_line_;
    if (found != '"') {
      ++at_;
      keep(from, at_ - from);
      continue;
    }
    keep(from, at_ - from);
    ++at_;
    if (peek() != '"') break;
    keep(at_, 1);
    ++at_;
  }
  const size_t from = at_;
  find(separator_);
  keep(from, at_ - from);
  return static_cast<uint32_t>(out);
}

// Moves on to the next `first`, line end or NUL byte; false at the end of the file.
bool CsvReader::find(char first) {
  do {
    const char* record = buffer_.data() + record_;
    const char* end = buffer_.data() + end_;
    at_ = static_cast<size_t>(find_byte_of(record + at_, end, first, '\n', '\r') - record);
    if (record + at_ != end) return true;
  } while (fill());
  return false;
}

// Reads more behind the record, which moves to the buffer's begin; false at the end of the file.
bool CsvReader::fill() {
  check_field_size();
  if (at_ > kMaxRecordBytes) {
    throw InputError(file_, line_,
                     "a row is longer than " + std::to_string(kMaxRecordBytes >> 20) + " MiB");
  }
  if (record_ > 0) {
    memmove(buffer_.data(), buffer_.data() + record_, end_ - record_);
    end_ -= record_;
    record_ = 0;
  }
  if (buffer_.size() - kScanPadding - end_ < kBlockBytes / 2) {
    buffer_.resize(buffer_.size() + std::max(kBlockBytes, end_ / 2));
  }
  const size_t got = source_.read(buffer_.data() + end_, buffer_.size() - kScanPadding - end_);
  end_ += got;
  return got > 0;
}

int CsvReader::peek() {
  if (record_ + at_ == end_ && !fill()) return -1;
  return static_cast<unsigned char>(buffer_[record_ + at_]);
}

void CsvReader::check_field_size() const {
  if (at_ - field_ <= kMaxFieldBytes + 2) return;
  throw InputError(file_, field_line_,
                   "a field is longer than " + std::to_string(kMaxFieldBytes >> 20) +
                       " MiB; is the quote at its end missing?");
}

void CsvReader::fail_nul() const {
  throw InputError(file_, at_line_, "a NUL byte; is the file text, and UTF-8?");
}

}  // namespace goeswith::orders
