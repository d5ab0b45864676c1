#include "cli/published_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace goeswith::cli {
namespace {

namespace fs = std::filesystem;

void write_aside(const fs::path& path, std::span<const uint8_t> bytes, Flush flush) {
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (file.number < 0) fail_with_errno(path, "cannot be created");
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_with_errno(path, "cannot be written");
    bytes = bytes.subspan(static_cast<size_t>(written));
  }
  if (flush == Flush::kNow && ::fsync(file.number) != 0) {
    fail_with_errno(path, "cannot be flushed to disk");
  }
}

}  // namespace

void fail(const fs::path& path, const std::string& what) {
  throw std::runtime_error(path.string() + ": " + what);
}

void fail_with_errno(const fs::path& path, const char* what) {
  fail(path, std::string(what) + ": " + std::strerror(errno));
}

Descriptor::~Descriptor() { ::close(number); }

int open_directory(const fs::path& directory) {
  return ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

void make_directory(const fs::path& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) fail(directory, "cannot be created: " + error.message());
}

void publish_file(const fs::path& path, std::span<const uint8_t> bytes, Flush flush) {
  fs::path aside = path;
  aside += kAside;
  try {
    write_aside(aside, bytes, flush);
    if (::rename(aside.c_str(), path.c_str()) != 0) fail_with_errno(path, "cannot be replaced");
  } catch (...) {
    ::unlink(aside.c_str());
    throw;
  }
}

void flush_file_system(const fs::path& directory) {
  const Descriptor descriptor(open_directory(directory));
  if (descriptor.number < 0 || ::syncfs(descriptor.number) != 0) {
    fail_with_errno(directory, "cannot be flushed to disk");
  }
}

void flush_directory(const fs::path& directory) {
  const Descriptor descriptor(open_directory(directory));
  if (descriptor.number < 0 || ::fsync(descriptor.number) != 0) {
    fail_with_errno(directory, "cannot be flushed to disk");
  }
}

}  // namespace goeswith::cli
