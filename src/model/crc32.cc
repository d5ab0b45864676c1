#include "model/crc32.h"

#include <cstring>

namespace goeswith::model {
namespace {

constexpr uint32_t kPolynomial = 0xEDB88320;

}  // namespace

uint32_t crc32(std::span<const uint8_t> bytes) {
  // Four tables let the loop take four bytes a step: a model of a megabyte is checked before it is
  // used, on the slowest phone too. They are made on each call, which takes microseconds: as a
  // constant they would put four incompressible kilobytes into the WASM file.
  uint32_t table[4][256];
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? kPolynomial : 0);
    table[0][i] = crc;
  }
  for (int k = 1; k < 4; ++k) {
    for (int i = 0; i < 256; ++i) {
      table[k][i] = (table[k - 1][i] >> 8) ^ table[0][table[k - 1][i] & 0xFF];
    }
  }
  uint32_t crc = 0xFFFFFFFF;
  size_t i = 0;
  for (; bytes.size() - i >= 4; i += 4) {
    uint32_t word;
    std::memcpy(&word, bytes.data() + i, 4);
    crc ^= word;
    crc = table[3][crc & 0xFF] ^ table[2][(crc >> 8) & 0xFF] ^ table[1][(crc >> 16) & 0xFF] ^
          table[0][crc >> 24];
  }
  for (; i < bytes.size(); ++i) crc = (crc >> 8) ^ table[0][(crc ^ bytes[i]) & 0xFF];
  return ~crc;
}

}  // namespace goeswith::model
