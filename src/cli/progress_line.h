#pragma once

#include <chrono>
#include <string>

#include "train/progress.h"

namespace goeswith::cli {

// Tells on standard error how far work is, a line a second, once it has lasted for a second.
class ProgressLine {
 public:
  void report(const std::string& text);
  // As a callback; this must outlive it.
  Progress callback();

 private:
  using Clock = std::chrono::steady_clock;
  Clock::time_point next_ = Clock::now() + std::chrono::seconds(1);
};

}  // namespace goeswith::cli
