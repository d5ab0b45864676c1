#pragma once

#include <cstdio>
#include <string>

namespace goeswith::cli {

// What printf would write, cut after 399 bytes.
template <typename... Values>
std::string formatted(const char* format, Values... values) {
  char text[400];
  std::snprintf(text, sizeof(text), format, values...);
  return text;
}

}  // namespace goeswith::cli
