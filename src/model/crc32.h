#pragma once

#include <cstdint>
#include <span>

namespace goeswith::model {

// CRC-32 as in gzip and PNG (reflected polynomial 0xEDB88320, start and end inverted; RFC 1952,
// section 8). Detects every change confined to 32 consecutive bits.
uint32_t crc32(std::span<const uint8_t> bytes);

}  // namespace goeswith::model
