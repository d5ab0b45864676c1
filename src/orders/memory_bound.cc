#include "orders/memory_bound.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <mutex>

#include "orders/large_vector.h"

namespace goeswith::orders {
namespace {

constexpr std::chrono::milliseconds kLookEvery{2};

// For what is touched between two looks, which is no share of the bound: 15 MB were seen on a busy
// machine, where the watcher waits for its turn.
uint64_t room(uint64_t bound) {
  constexpr uint64_t kEnough = 32 << 20;
  return std::max(bound / 4, std::min(bound / 2, kEnough));
}

// The blocks that lie in files.
struct Aside {
  std::mutex mutex;
  bool wanted = false;
  std::map<void*, size_t> blocks;
};

Aside& aside() {
  static Aside instance;
  return instance;
}

// An open file of so many bytes that has no name.
int open_unnamed(size_t bytes) {
  const char* set = std::getenv("TMPDIR");
  const std::string directory = set == nullptr || *set == '\0' ? "/tmp" : set;
  std::string path = directory + "/goeswith-XXXXXX";
  const auto fail = [&](const char* what, int error) {
    throw MemoryError("--memory: " + memory_text(bytes) + " " + what + " " + directory + ": " +
                      strerror(error));
  };
  const int file = mkostemp(path.data(), O_CLOEXEC);
  if (file < 0) fail("cannot be put aside in", errno);
  unlink(path.c_str());
  // Without the disk's promise, a full disk would kill the process when a page is written back.
  if (const int error = posix_fallocate(file, 0, static_cast<off_t>(bytes)); error != 0) {
    close(file);
    fail("have no room in", error);
  }
  return file;
}

void* map_file(size_t bytes) {
  const int file = open_unnamed(bytes);
  void* block = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  close(file);
  if (block == MAP_FAILED) throw std::bad_alloc();
  return block;
}

void give_back() {
  const std::lock_guard lock(aside().mutex);
  for (const auto& [block, bytes] : aside().blocks) madvise(block, bytes, MADV_DONTNEED);
}

}  // namespace

void* allocate_large(size_t bytes) {
  Aside& all = aside();
  if (bytes >= kLeastAside) {
    const std::lock_guard lock(all.mutex);
    if (all.wanted) {
      void* block = map_file(bytes);
      all.blocks.emplace(block, bytes);
      return block;
    }
  }
  return ::operator new(bytes);
}

void free_large(void* block, size_t bytes) {
  if (bytes >= kLeastAside) {
    Aside& all = aside();
    const std::lock_guard lock(all.mutex);
    if (all.blocks.erase(block) > 0) {
      munmap(block, bytes);
      return;
    }
  }
  ::operator delete(block);
}

MemoryBound::MemoryBound(uint64_t bytes) : bytes_(bytes) {
  {
    const std::lock_guard lock(aside().mutex);
    if (aside().wanted) throw std::logic_error("a second memory bound");
    aside().wanted = true;
  }
  watcher_ = std::jthread([this](const std::stop_token& stop) { watch(stop); });
}

MemoryBound::~MemoryBound() {
  watcher_.request_stop();
  watcher_.join();
  const std::lock_guard lock(aside().mutex);
  aside().wanted = false;
}

void MemoryBound::watch(const std::stop_token& stop) {
  const uint64_t comfortable = bytes_ - room(bytes_);
  uint64_t trimmed_at = comfortable;
  while (!stop.stop_requested()) {
    if (resident_bytes() > comfortable) {
      give_back();
      uint64_t left = resident_bytes();
      // The heap keeps what was freed; asking for it takes longer, so only if there may be more.
      if (left > trimmed_at) {
        malloc_trim(0);
        left = resident_bytes();
        trimmed_at = std::max(comfortable, left + bytes_ / 16);
      }
      if (left > bytes_) passed_by_ = left;
    }
    std::this_thread::sleep_for(kLookEvery);
  }
}

void MemoryBound::check() const {
  if (passed_by_ > 0) require(passed_by_, "this work so far");
}

void MemoryBound::require(uint64_t bytes, const std::string& what) const {
  if (bytes <= bytes_) return;
  throw MemoryError("--memory " + memory_text(bytes_) + " is too little: " + what + " needs " +
                    memory_text(bytes) + " beside what is put aside in files");
}

uint64_t resident_bytes() {
  // total and resident pages come first
  std::ifstream file("/proc/self/statm");
  uint64_t total = 0;
  uint64_t resident = 0;
  file >> total >> resident;
  return resident * static_cast<uint64_t>(sysconf(_SC_PAGESIZE));
}

std::string memory_text(uint64_t bytes) {
  char text[32];
  const double megabytes = static_cast<double>(bytes) / (1 << 20);
  if (megabytes < 1024) {
    std::snprintf(text, sizeof text, "%.0f MB", megabytes);
  } else {
    std::snprintf(text, sizeof text, "%.1f GB", megabytes / 1024);
  }
  return text;
}

}  // namespace goeswith::orders
