#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

// Files that appear whole or not at all. Everything here throws std::runtime_error, naming the path
// and why.
namespace goeswith::cli {

[[noreturn]] void fail(const std::filesystem::path& path, const std::string& what);
// … and what the operating system says of it.
[[noreturn]] void fail_with_errno(const std::filesystem::path& path, const char* what);

// Closes on every way out; close errors matter only after the last flush, which has its own check.
struct Descriptor {
  int number;
  explicit Descriptor(int opened) : number(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();
};

int open_directory(const std::filesystem::path& directory);
void make_directory(const std::filesystem::path& directory);

// What a file is called while it is written.
constexpr std::string_view kAside = ".tmp";

// Whether it must be on the disk before it gets its name, or is flushed with many others by
// flush_file_system() before anything names it.
enum class Flush { kNow, kLater };

void publish_file(const std::filesystem::path& path, std::span<const uint8_t> bytes, Flush flush);

// All that was written so far to the disk that holds the directory, and the directory itself.
void flush_file_system(const std::filesystem::path& directory);
void flush_directory(const std::filesystem::path& directory);

}  // namespace goeswith::cli
