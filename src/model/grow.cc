#include "model/grow.h"

namespace goeswith::model {

bool Room::grow(uint32_t count, uint32_t size) {
  if (count <= capacity_) return true;
  const uint32_t wanted = count > 2 * capacity_ ? count : 2 * capacity_;
  const uint64_t words = (uint64_t{wanted} * size + 7) / 8;
  if (words > 0x10000000) return false;
  std::unique_ptr<uint64_t[]> larger(new (std::nothrow) uint64_t[static_cast<size_t>(words)]);
  if (!larger) return false;
  if (capacity_ > 0) std::memcpy(larger.get(), words_.get(), size_t{capacity_} * size);
  words_ = std::move(larger);
  capacity_ = wanted;
  return true;
}

void heap_sort(uint64_t* values, uint32_t count, Before before, const void* context) {
  const auto sift = [&](uint32_t at, uint32_t end) {
    const uint64_t value = values[at];
    for (uint32_t child; (child = 2 * at + 1) < end; at = child) {
      if (child + 1 < end && before(context, values[child], values[child + 1])) ++child;
      if (!before(context, value, values[child])) break;
      values[at] = values[child];
    }
    values[at] = value;
  };
  // First into a heap, then its top to the end, again and again.
  uint32_t next = count / 2;
  for (uint32_t end = count; end > 1;) {
    if (next > 0) {
      --next;
    } else {
      --end;
      const uint64_t top = values[0];
      values[0] = values[end];
      values[end] = top;
    }
    sift(next, end);
  }
}

void heap_sort(uint64_t* values, uint32_t count) {
  heap_sort(
      values, count, [](const void*, uint64_t a, uint64_t b) { return a < b; }, nullptr);
}

}  // namespace goeswith::model
