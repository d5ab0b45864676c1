#include "evaluate/brotli.h"

#include <brotli/encode.h>

#include <stdexcept>

namespace goeswith::evaluate {

std::vector<uint8_t> brotli(std::span<const uint8_t> bytes) {
  size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
  std::vector<uint8_t> compressed(size);
  if (BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS, BROTLI_DEFAULT_MODE,
                            bytes.size(), bytes.data(), &size, compressed.data()) != BROTLI_TRUE) {
    throw std::runtime_error("not enough memory to compress a file");
  }
  compressed.resize(size);
  return compressed;
}

uint64_t brotli_bytes(std::span<const uint8_t> bytes) { return brotli(bytes).size(); }

}  // namespace goeswith::evaluate
