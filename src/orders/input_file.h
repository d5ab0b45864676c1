#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "orders/byte_source.h"

namespace goeswith::orders {

// What messages call the file at `path`: "standard input" for "-".
std::string name_of(const std::string& path);

// The bytes of a file, or of standard input for "-". A file that begins with the gzip magic is
// decompressed, whatever its name; several gzip members after each other count as one file.
class InputFile : public ByteSource {
 public:
  // Throws InputError if the file cannot be opened or its first bytes cannot be read.
  explicit InputFile(const std::string& path);
  ~InputFile() override;
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  // Throws InputError if reading fails, or if the gzip data is damaged or cut short.
  size_t read(char* to, size_t capacity) override;
  uint64_t stored_bytes() const override { return stored_bytes_; }

  bool is_gzip() const { return inflater_ != nullptr; }

 private:
  struct Inflater;

  size_t fetch(char* to, size_t capacity);
  bool refill();
  size_t read_gzip(char* to, size_t capacity);
  bool next_member();

  std::string name_;
  int descriptor_ = -1;
  uint64_t stored_bytes_ = 0;
  std::unique_ptr<char[]> stored_;  // bytes as stored, of which [begin_, end_) are still to be used
  size_t begin_ = 0;
  size_t end_ = 0;
  std::unique_ptr<Inflater> inflater_;  // null for a file that is not compressed
};

}  // namespace goeswith::orders
