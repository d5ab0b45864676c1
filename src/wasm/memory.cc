#include <emscripten/heap.h>

#include <cstddef>
#include <cstdint>

// Memory that is handed out and never taken back. All that the engine keeps grows and is used again
// (model/grow.h), at least doubling, so no more is lost than is used; the page lets go of the whole
// of it. An allocator that reuses would be a thirtieth of what a page loads.
extern "C" {

extern char __heap_base;  // the linker's: where the memory that nothing uses begins

void* malloc(size_t bytes) {
  constexpr size_t kAlignment = 16;
  static uintptr_t top = reinterpret_cast<uintptr_t>(&__heap_base);
  const uintptr_t place = (top + kAlignment - 1) / kAlignment * kAlignment;
  if (bytes > SIZE_MAX - place) return nullptr;
  const size_t end = place + bytes;
  if (end > emscripten_get_heap_size() && !emscripten_resize_heap(end)) return nullptr;
  top = end;
  return reinterpret_cast<void*>(place);
}

void free(void*) {}

}  // extern "C"
