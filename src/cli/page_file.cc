#include "cli/page_file.h"

#include <cerrno>
#include <fstream>

#include "cli/published_file.h"

namespace goeswith::cli {

PageFile::PageFile(const std::filesystem::path& path) : path_(path), aside_(path) {
  aside_ += kAside;
  if (std::filesystem::is_directory(path_)) {
    errno = EISDIR;
    fail_with_errno(path_, "cannot be created");
  }
  if (!std::ofstream(aside_, std::ios::binary | std::ios::trunc)) {
    fail_with_errno(aside_, "cannot be created");
  }
}

PageFile::~PageFile() {
  std::error_code ignored;  // published, or as good as gone
  std::filesystem::remove(aside_, ignored);
}

void PageFile::publish(const std::string& text) {
  publish_file(path_, std::span(reinterpret_cast<const uint8_t*>(text.data()), text.size()),
               Flush::kNow);
}

}  // namespace goeswith::cli
