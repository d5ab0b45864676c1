#pragma once

#include <atomic>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <thread>

namespace goeswith::orders {

// The memory bound cannot be kept; the message says what needs how much, for people.
class MemoryError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Keeps the process's resident memory under a bound while it lives, if that can be done: one at a
// time.
//
// Large vectors made from now on lie in temporary files, mapped into memory; nothing else changes,
// so results are the same to the last bit. A thread looks at the resident memory every two
// milliseconds. Above three quarters of the bound, or half of a small one, it gives the pages of
// these files back, which are read again when they are touched: from the system's cache while there
// is room, else from disk. The files are in TMPDIR, or /tmp, which must be a disk; they have no
// names and go with the process.
class MemoryBound {
 public:
  // `bytes` is at least kLeastBound.
  explicit MemoryBound(uint64_t bytes);
  ~MemoryBound();
  MemoryBound(const MemoryBound&) = delete;
  MemoryBound& operator=(const MemoryBound&) = delete;

  uint64_t bytes() const { return bytes_; }

  // Throws MemoryError if what cannot be put aside has passed the bound.
  void check() const;
  // Throws MemoryError if `bytes` that `what` needs, none of which can be put aside, pass the
  // bound.
  void require(uint64_t bytes, const std::string& what) const;

 private:
  void watch(const std::stop_token& stop);

  uint64_t bytes_;
  std::atomic<uint64_t> passed_by_ = 0;  // resident memory that was above the bound, or 0
  std::jthread watcher_;
};

constexpr uint64_t kLeastBound = 32 << 20;

// The resident memory of this process, in bytes.
uint64_t resident_bytes();

// "1.5 GB", "512 MB".
std::string memory_text(uint64_t bytes);

}  // namespace goeswith::orders
