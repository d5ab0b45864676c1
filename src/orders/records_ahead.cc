#include "orders/records_ahead.h"

#include <optional>
#include <utility>

#include "orders/csv_reader.h"

namespace goeswith::orders {
namespace {

constexpr size_t kBatchBytes = 256 << 10;

}  // namespace

// Fills one batch after the other.
class RecordsAhead::Filler {
 public:
  Filler(const std::string& file, ByteSource& source) : file_(file), source_(source) {}

  void fill(Batch& batch) {
    batch.bytes.clear();
    batch.fields.clear();
    batch.records.clear();
    try {
      if (!csv_) csv_.emplace(file_, source_);
      while (!batch.last && batch.bytes.size() < kBatchBytes) {
        batch.last = !csv_->next();
        if (!batch.last) add_record(batch);
      }
    } catch (...) {
      batch.last = true;
      batch.error = std::current_exception();
    }
    batch.stored_bytes = source_.stored_bytes();
  }

 private:
  // With what stands between the fields: one copy costs less than one for each of them.
  void add_record(Batch& batch) {
    const CsvReader& record = *csv_;
    const size_t size = record.size();
    const char* begin = record[0].data();
    const char* end = record[size - 1].data() + record[size - 1].size();
    const size_t to = batch.bytes.size();
    const size_t fields_begin = batch.fields.size();
    batch.bytes.insert(batch.bytes.end(), begin, end);
    for (size_t column = 0; column < size; ++column) {
      const std::string_view field = record[column];
      batch.fields.push_back({static_cast<uint32_t>(to + static_cast<size_t>(field.data() - begin)),
                              static_cast<uint32_t>(field.size())});
    }
    batch.records.push_back({record.line(), static_cast<uint32_t>(fields_begin),
                             static_cast<uint32_t>(batch.fields.size())});
  }

  const std::string& file_;
  ByteSource& source_;
  std::optional<CsvReader> csv_;
};

RecordsAhead::RecordsAhead(std::string file, std::unique_ptr<ByteSource> source)
    : file_(std::move(file)), source_(std::move(source)), thread_([this] { run(); }) {}

RecordsAhead::~RecordsAhead() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void RecordsAhead::run() {
  Filler filler(file_, *source_);
  for (size_t back = 0; wait_for_room(); back = (back + 1) % batches_.size()) {
    Batch& batch = batches_[back];
    filler.fill(batch);
    const bool last = batch.last;
    {
      const std::lock_guard lock(mutex_);
      ++filled_;
    }
    changed_.notify_all();
    if (last) return;
  }
}

// False if nobody wants more.
bool RecordsAhead::wait_for_room() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return stopping_ || filled_ < batches_.size(); });
  return !stopping_;
}

RecordsAhead::Batch* RecordsAhead::wait_for_batch() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return filled_ > 0; });
  return &batches_[front_];
}

bool RecordsAhead::next() {
  for (;;) {
    if (batch_ == nullptr) {
      batch_ = wait_for_batch();
      record_ = batch_->records.data();
      stored_bytes_ = batch_->stored_bytes;
    } else if (record_ != batch_->records.data() + batch_->records.size()) {
      ++record_;
    }
    if (record_ != batch_->records.data() + batch_->records.size()) return true;
    if (batch_->last) {
      // It stays in front, so that every later call finds the end again.
      if (batch_->error) std::rethrow_exception(batch_->error);
      return false;
    }
    batch_ = nullptr;
    {
      const std::lock_guard lock(mutex_);
      front_ = (front_ + 1) % batches_.size();
      --filled_;
    }
    changed_.notify_all();
  }
}

}  // namespace goeswith::orders
