#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace goeswith::evaluate {

// At quality 11 with the largest window that browsers take: the body of an HTTP answer of
// `content-encoding: br`. The same bytes give the same. Throws std::runtime_error if there is not
// enough memory.
std::vector<uint8_t> brotli(std::span<const uint8_t> bytes);

// How many bytes that is.
uint64_t brotli_bytes(std::span<const uint8_t> bytes);

}  // namespace goeswith::evaluate
