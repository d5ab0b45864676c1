#include "cli/progress_line.h"

#include <iostream>

namespace goeswith::cli {

void ProgressLine::report(const std::string& text) {
  const Clock::time_point now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::seconds(1);
  std::cerr << text << "\n";
}

Progress ProgressLine::callback() {
  return [this](const char* what, uint64_t done, uint64_t total) {
    report(std::string(what) + ": " + std::to_string(100 * done / (total == 0 ? 1 : total)) + " %");
  };
}

}  // namespace goeswith::cli
