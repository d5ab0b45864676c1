#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <type_traits>

namespace goeswith::model {

// A growing array of plain values that survives a lack of memory: push() is then false, and what
// was there before stays.
template <typename T>
class Grow {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  bool push(const T& value) {
    if (count_ == capacity_) {
      const uint32_t wanted = capacity_ == 0 ? 256 : 2 * capacity_;
      std::unique_ptr<T[]> larger(new (std::nothrow) T[wanted]);
      if (!larger) return false;
      if (count_ > 0) std::memcpy(larger.get(), values_.get(), count_ * sizeof(T));
      values_ = std::move(larger);
      capacity_ = wanted;
    }
    values_[count_++] = value;
    return true;
  }
  void clear() { count_ = 0; }
  uint32_t count() const { return count_; }
  T* begin() { return values_.get(); }
  T* end() { return values_.get() + count_; }
  T& operator[](uint32_t k) { return values_[k]; }

 private:
  std::unique_ptr<T[]> values_;
  uint32_t count_ = 0;
  uint32_t capacity_ = 0;
};

// Sorts in place, n log n whatever the order was (heapsort, Williams 1964): small, and no input can
// make it slow.
template <typename T, typename Less>
void heap_sort(T* values, uint32_t count, Less less) {
  const auto sift = [&](uint32_t at, uint32_t end) {
    const T value = values[at];
    for (uint32_t child; (child = 2 * at + 1) < end; at = child) {
      if (child + 1 < end && less(values[child], values[child + 1])) ++child;
      if (!less(value, values[child])) break;
      values[at] = values[child];
    }
    values[at] = value;
  };
  for (uint32_t k = count / 2; k-- > 0;) sift(k, count);
  for (uint32_t end = count; end-- > 1;) {
    const T first = values[0];
    values[0] = values[end];
    values[end] = first;
    sift(0, end);
  }
}

}  // namespace goeswith::model
