#pragma once

#include <cstddef>
#include <cstdint>

namespace goeswith::orders {

// Where bytes come from, in the order they are read.
class ByteSource {
 public:
  virtual ~ByteSource() = default;

  // Writes 1…capacity bytes to `to` and returns how many; 0 is the end. Throws InputError.
  virtual size_t read(char* to, size_t capacity) = 0;

  // How many bytes of the stored file (compressed ones of a gzip file) the bytes read so far took.
  virtual uint64_t stored_bytes() const = 0;
};

}  // namespace goeswith::orders
