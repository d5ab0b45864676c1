#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace goeswith::orders {

// Input that cannot be used at all. The message names the file, the line where there is one (1 is
// the header), what was seen and what was expected; it is meant to be printed as it is.
class InputError : public std::runtime_error {
 public:
  InputError(const std::string& file, const std::string& message)
      : std::runtime_error(file + ": " + message) {}
  InputError(const std::string& file, uint64_t line, const std::string& message)
      : std::runtime_error(file + ":" + std::to_string(line) + ": " + message) {}
};

}  // namespace goeswith::orders
