#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>

namespace goeswith::model {

// Room for values of some size, without their type, so that all types share one growth.
class Room {
 public:
  // Room for `count` values of `size` bytes, after those that were there; false, and nothing is
  // changed, if there is not enough memory.
  bool grow(uint32_t count, uint32_t size);

 protected:
  std::unique_ptr<uint64_t[]> words_;  // for the alignment
  uint32_t capacity_ = 0;
};

// A growing array of plain values that survives a lack of memory: push() is then false, and what
// was there before stays.
template <typename T>
class Grow : Room {
  static_assert(std::is_trivially_copyable_v<T> && alignof(T) <= alignof(uint64_t));

 public:
  bool push(const T& value) {
    if (count_ == capacity_ && !grow(count_ + 1, sizeof(T))) return false;
    begin()[count_++] = value;
    return true;
  }
  // So many values, those that were there and others of any value; none if there is not enough
  // memory.
  bool resize(uint32_t count) {
    const bool room = grow(count, sizeof(T));
    count_ = room ? count : 0;
    return room;
  }
  // So many values, all zero; false if there is not enough memory.
  bool zeros(uint32_t count) {
    if (!resize(count)) return false;
    if (count > 0) std::memset(begin(), 0, count * sizeof(T));
    return true;
  }
  void clear() { count_ = 0; }
  void cut(uint32_t count) { count_ = count; }
  uint32_t count() const { return count_; }
  T* begin() { return reinterpret_cast<T*>(words_.get()); }
  T* end() { return begin() + count_; }
  const T* begin() const { return reinterpret_cast<const T*>(words_.get()); }
  T& operator[](uint32_t k) { return begin()[k]; }
  const T& operator[](uint32_t k) const { return begin()[k]; }

 private:
  uint32_t count_ = 0;
};

// Sorts in place, n log n whatever the order was (heapsort, Williams 1964): small, and no input can
// make it slow. `before` gets `context` first.
using Before = bool (*)(const void* context, uint64_t a, uint64_t b);
void heap_sort(uint64_t* values, uint32_t count, Before before, const void* context);
// … by the values themselves.
void heap_sort(uint64_t* values, uint32_t count);

}  // namespace goeswith::model
