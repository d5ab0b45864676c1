#include "orders/read_ahead.h"

#include <algorithm>
#include <cstring>

namespace goeswith::orders {
namespace {

constexpr size_t kBlockBytes = 256 << 10;

}  // namespace

ReadAhead::ReadAhead(std::unique_ptr<ByteSource> source) : source_(std::move(source)) {
  for (Block& block : blocks_) block.bytes.resize(kBlockBytes);
  thread_ = std::thread([this] { run(); });
}

ReadAhead::~ReadAhead() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void ReadAhead::run() {
  for (size_t back = 0;; back = (back + 1) % blocks_.size()) {
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || filled_ < blocks_.size(); });
      if (stopping_) return;
    }
    Block& block = blocks_[back];
    std::exception_ptr error;
    try {
      block.size = source_->read(block.bytes.data(), block.bytes.size());
    } catch (...) {
      error = std::current_exception();
      block.size = 0;
    }
    block.stored_bytes = source_->stored_bytes();
    const bool last = block.size == 0;
    {
      const std::lock_guard lock(mutex_);
      error_ = error;
      ++filled_;
    }
    changed_.notify_all();
    if (last) return;
  }
}

size_t ReadAhead::read(char* to, size_t capacity) {
  Block* block = nullptr;
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return filled_ > 0; });
    block = &blocks_[front_];
    // The last block stays in front, so that every later call finds the end again.
    if (block->size == 0 && error_) std::rethrow_exception(error_);
  }
  const size_t size = std::min(capacity, block->size - taken_);
  memcpy(to, block->bytes.data() + taken_, size);
  taken_ += size;
  stored_bytes_ = block->stored_bytes;
  if (size > 0 && taken_ == block->size) {
    taken_ = 0;
    {
      const std::lock_guard lock(mutex_);
      front_ = (front_ + 1) % blocks_.size();
      --filled_;
    }
    changed_.notify_all();
  }
  return size;
}

}  // namespace goeswith::orders
