#pragma once

#include <zlib.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>

#include "orders/byte_source.h"
#include "orders/input_error.h"

namespace goeswith::orders {

// A directory of files, gone at the end of the test.
class TestFiles {
 public:
  TestFiles() {
    std::string pattern = (std::filesystem::temp_directory_path() / "goeswith-XXXXXX").string();
    directory_ = mkdtemp(pattern.data());
  }
  ~TestFiles() { std::filesystem::remove_all(directory_); }
  TestFiles(const TestFiles&) = delete;
  TestFiles& operator=(const TestFiles&) = delete;

  std::string path(const std::string& name) const { return (directory_ / name).string(); }

  // Writes the file and returns its path.
  std::string write(const std::string& name, std::string_view bytes) const {
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

 private:
  std::filesystem::path directory_;
};

// `text` as one gzip member.
inline std::string gzip(std::string_view text) {
  z_stream stream = {};
  deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
  std::string result(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(result.data());
  stream.avail_out = static_cast<uInt>(result.size());
  deflate(&stream, Z_FINISH);
  result.resize(stream.total_out);
  deflateEnd(&stream);
  return result;
}

// Hands out `text` in chunks whose sizes `next_size` gives.
class ChunkSource : public ByteSource {
 public:
  ChunkSource(std::string_view text, std::function<size_t()> next_size)
      : text_(text), next_size_(std::move(next_size)) {}

  size_t read(char* to, size_t capacity) override {
    const size_t size = std::min({capacity, text_.size() - used_, next_size_()});
    memcpy(to, text_.data() + used_, size);
    used_ += size;
    return size;
  }
  uint64_t stored_bytes() const override { return used_; }

 private:
  std::string_view text_;
  std::function<size_t()> next_size_;
  size_t used_ = 0;
};

// The message of the InputError that `action` throws; a text that no message is if it throws none.
template <typename Action>
std::string input_error_of(Action action) {
  try {
    action();
  } catch (const InputError& error) {
    return error.what();
  }
  return "(no InputError)";
}

}  // namespace goeswith::orders
