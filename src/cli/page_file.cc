#include "cli/page_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace goeswith::cli {
namespace {

[[noreturn]] void fail(const std::filesystem::path& path, const char* what) {
  const int error = errno;
  throw std::runtime_error(path.string() + ": " + what +
                           (error == 0 ? "" : std::string(": ") + std::strerror(error)));
}

}  // namespace

PageFile::PageFile(const std::filesystem::path& path) : path_(path), aside_(path) {
  aside_ += ".tmp";
  errno = 0;
  if (std::filesystem::is_directory(path_)) {
    errno = EISDIR;
    fail(path_, "cannot be created");
  }
  if (!std::ofstream(aside_, std::ios::binary | std::ios::trunc)) fail(aside_, "cannot be created");
}

PageFile::~PageFile() {
  std::error_code ignored;  // published, or as good as gone
  std::filesystem::remove(aside_, ignored);
}

void PageFile::publish(const std::string& text) {
  errno = 0;
  std::ofstream file(aside_, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file) fail(aside_, "cannot be written");
  std::error_code error;
  std::filesystem::rename(aside_, path_, error);
  if (error) {
    errno = error.value();
    fail(path_, "cannot be replaced");
  }
}

}  // namespace goeswith::cli
