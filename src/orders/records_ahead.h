#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "orders/byte_source.h"

namespace goeswith::orders {

// The records of a CSV file as CsvReader tells them, read on a thread of their own, a few batches
// (of 256 KiB or one record) ahead: inflating and taking apart run beside what is done with them.
class RecordsAhead {
 public:
  // `file` is for messages.
  RecordsAhead(std::string file, std::unique_ptr<ByteSource> source);
  ~RecordsAhead();
  RecordsAhead(const RecordsAhead&) = delete;
  RecordsAhead& operator=(const RecordsAhead&) = delete;

  // Goes to the next record; false at the end. What CsvReader or the source throws is thrown here,
  // after the records before it, and again by every later call.
  bool next();

  // The record's fields. Views hold until the next call of next().
  size_t size() const { return record_->fields_end - record_->fields_begin; }
  std::string_view operator[](size_t column) const {
    const Field& field = batch_->fields[record_->fields_begin + column];
    return {batch_->bytes.data() + field.begin, field.size};
  }

  uint64_t line() const { return record_->line; }  // as CsvReader::line
  const std::string& file() const { return file_; }

  // How many bytes of the stored file were read for the records so far: those of the whole batch.
  uint64_t stored_bytes() const { return stored_bytes_; }

 private:
  struct Field {
    uint32_t begin;  // in the batch's bytes
    uint32_t size;
  };
  struct Record {
    uint64_t line;
    uint32_t fields_begin;  // in the batch's fields
    uint32_t fields_end;
  };
  struct Batch {
    std::vector<char> bytes;
    std::vector<Field> fields;
    std::vector<Record> records;
    uint64_t stored_bytes = 0;
    bool last = false;
    std::exception_ptr error;  // in the last one, if it ends by one
  };
  class Filler;

  void run();
  bool wait_for_room();
  Batch* wait_for_batch();

  std::string file_;
  std::unique_ptr<ByteSource> source_;  // the thread's alone
  std::array<Batch, 4> batches_;

  // Of the caller of next(): the batch in front, once it is there, and the record in it.
  Batch* batch_ = nullptr;
  const Record* record_ = nullptr;
  uint64_t stored_bytes_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  size_t front_ = 0;   // the batch that next() is at
  size_t filled_ = 0;  // how many batches from there on are ready
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace goeswith::orders
