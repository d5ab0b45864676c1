#pragma once

#include <cstddef>
#include <new>
#include <vector>

namespace goeswith::orders {

// Memory for large_vector's allocator, see memory_bound.h: while a MemoryBound lives, blocks of
// kLeastAside bytes or more lie in files. Throws std::bad_alloc, or MemoryError if the files' disk
// is full.
constexpr size_t kLeastAside = 256 << 10;
void* allocate_large(size_t bytes);
void free_large(void* block, size_t bytes);

template <typename T>
struct LargeAllocator {
  using value_type = T;

  LargeAllocator() = default;
  template <typename U>
  explicit(false) LargeAllocator(const LargeAllocator<U>&) {}

  T* allocate(size_t n) {
    if (n > static_cast<size_t>(-1) / sizeof(T)) throw std::bad_array_new_length();
    return static_cast<T*>(allocate_large(n * sizeof(T)));
  }
  void deallocate(T* block, size_t n) { free_large(block, n * sizeof(T)); }

  template <typename U>
  bool operator==(const LargeAllocator<U>&) const {
    return true;
  }
};

// A vector for what grows with the length of the order history.
template <typename T>
using LargeVector = std::vector<T, LargeAllocator<T>>;

}  // namespace goeswith::orders
