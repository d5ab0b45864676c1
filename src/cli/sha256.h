#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace goeswith::cli {

// Of the bytes' SHA-256: 64 hexadecimal digits, and the form that HTML's integrity attribute takes
// ("sha256-" and base64).
struct Sha256 {
  std::string hex;
  std::string integrity;
};

Sha256 sha256(std::span<const uint8_t> bytes);

// Two lower-case hexadecimal digits a byte.
std::string hex_of(std::span<const uint8_t> bytes);

}  // namespace goeswith::cli
