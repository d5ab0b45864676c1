#include "cli/gzip.h"

#include <zlib.h>

#include <algorithm>
#include <stdexcept>

namespace goeswith::cli {

std::vector<uint8_t> gzip(std::span<const uint8_t> bytes) {
  z_stream stream{};
  constexpr int kGzip = 16;
  if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + kGzip, MAX_MEM_LEVEL,
                   Z_DEFAULT_STRATEGY) != Z_OK) {
    throw std::runtime_error("not enough memory to compress a file");
  }
  std::vector<uint8_t> compressed(deflateBound(&stream, static_cast<uLong>(bytes.size())));
  stream.next_in = const_cast<Bytef*>(bytes.data());
  stream.next_out = compressed.data();
  // In pieces, for zlib counts them in 32 bits.
  size_t in = bytes.size();
  size_t out = compressed.size();
  int state = Z_OK;
  while (state == Z_OK) {
    constexpr size_t kPiece = 1u << 30;
    const auto piece_in = static_cast<uInt>(std::min(in, kPiece));
    const auto piece_out = static_cast<uInt>(std::min(out, kPiece));
    stream.avail_in = piece_in;
    stream.avail_out = piece_out;
    state = deflate(&stream, in == piece_in ? Z_FINISH : Z_NO_FLUSH);
    in -= piece_in - stream.avail_in;
    out -= piece_out - stream.avail_out;
  }
  deflateEnd(&stream);
  if (state != Z_STREAM_END) throw std::runtime_error("a file cannot be compressed");
  compressed.resize(compressed.size() - out);
  return compressed;
}

}  // namespace goeswith::cli
