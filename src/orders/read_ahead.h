#pragma once

#include <array>
#include <condition_variable>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "orders/byte_source.h"

namespace goeswith::orders {

// Reads another source on a thread of its own, a few blocks (1 MiB) ahead, so that inflating runs
// beside parsing. What the other source throws is thrown by read(), after the bytes before it.
class ReadAhead : public ByteSource {
 public:
  explicit ReadAhead(std::unique_ptr<ByteSource> source);
  ~ReadAhead() override;
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  size_t read(char* to, size_t capacity) override;
  uint64_t stored_bytes() const override { return stored_bytes_; }

 private:
  struct Block {
    std::vector<char> bytes;
    size_t size = 0;  // 0 is the end
    uint64_t stored_bytes = 0;
  };

  void run();

  std::unique_ptr<ByteSource> source_;  // the thread's alone
  std::array<Block, 4> blocks_;
  size_t taken_ = 0;  // bytes of the block in front that read() has handed out; the reader's alone
  uint64_t stored_bytes_ = 0;

  std::mutex mutex_;
  std::condition_variable changed_;
  size_t front_ = 0;   // the block that the reader is at
  size_t filled_ = 0;  // how many blocks from there on are ready
  bool stopping_ = false;
  std::exception_ptr error_;
  std::thread thread_;
};

}  // namespace goeswith::orders
