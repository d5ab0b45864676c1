#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace goeswith::cli {

// The bytes as an HTTP body of `content-encoding: gzip`, as small as the format gets. The same
// bytes give the same. Throws std::runtime_error if there is not enough memory.
std::vector<uint8_t> gzip(std::span<const uint8_t> bytes);

}  // namespace goeswith::cli
