#pragma once

#include <filesystem>
#include <string>

namespace goeswith::cli {

// A file that is published whole or not at all: until publish() whatever was there stays. Throws
// std::runtime_error with the path in it.
class PageFile {
 public:
  // Makes the file beside `path` that will take its place, so that what forbids it is told before
  // there is anything to write.
  explicit PageFile(const std::filesystem::path& path);
  PageFile(const PageFile&) = delete;
  PageFile& operator=(const PageFile&) = delete;
  ~PageFile();

  void publish(const std::string& text);

 private:
  std::filesystem::path path_;
  std::filesystem::path aside_;
};

}  // namespace goeswith::cli
