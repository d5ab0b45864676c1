#include "cli/sha256.h"

#include <openssl/evp.h>

#include <stdexcept>

namespace goeswith::cli {

Sha256 sha256(std::span<const uint8_t> bytes) {
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest, &size, EVP_sha256(), nullptr) != 1) {
    throw std::runtime_error("SHA-256 is not available");
  }
  Sha256 result;
  result.hex = hex_of({digest, size});
  unsigned char base64[EVP_MAX_MD_SIZE * 2];
  const int letters = EVP_EncodeBlock(base64, digest, static_cast<int>(size));
  result.integrity =
      "sha256-" + std::string(reinterpret_cast<char*>(base64), static_cast<size_t>(letters));
  return result;
}

std::string hex_of(std::span<const uint8_t> bytes) {
  constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  for (const uint8_t byte : bytes) {
    hex += kDigits[byte >> 4];
    hex += kDigits[byte & 15];
  }
  return hex;
}

}  // namespace goeswith::cli
