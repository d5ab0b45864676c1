#include "orders/input_file.h"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "orders/input_error.h"

namespace goeswith::orders {
namespace {

constexpr size_t kStoredBuffer = 256 << 10;
constexpr int kGzipOnly = 16;  // zlib: added to the window bits, asks for a gzip wrapper
constexpr char kGzipMagic[] = {'\x1F', '\x8B'};

}  // namespace

struct InputFile::Inflater {
  Inflater() {
    if (inflateInit2(&stream, MAX_WBITS + kGzipOnly) != Z_OK) throw std::bad_alloc();
  }
  ~Inflater() { inflateEnd(&stream); }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  z_stream stream = {};
  bool in_member = true;
};

std::string name_of(const std::string& path) { return path == "-" ? "standard input" : path; }

InputFile::InputFile(const std::string& path)
    : name_(name_of(path)), stored_(std::make_unique<char[]>(kStoredBuffer)) {
  descriptor_ = path == "-" ? dup(STDIN_FILENO) : open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) throw InputError(name_, std::string("cannot open: ") + strerror(errno));
  try {
    // A pipe may hand out its bytes one at a time.
    while (end_ < sizeof kGzipMagic) {
      const size_t got = fetch(stored_.get() + end_, kStoredBuffer - end_);
      if (got == 0) break;
      end_ += got;
    }
    if (end_ >= sizeof kGzipMagic && memcmp(stored_.get(), kGzipMagic, sizeof kGzipMagic) == 0) {
      inflater_ = std::make_unique<Inflater>();
    }
  } catch (...) {
    close(descriptor_);
    throw;
  }
}

InputFile::~InputFile() { close(descriptor_); }

size_t InputFile::read(char* to, size_t capacity) {
  if (inflater_) return read_gzip(to, capacity);
  if (begin_ == end_) {
    const size_t got = fetch(to, capacity);
    stored_bytes_ += got;
    return got;
  }
  const size_t size = std::min(capacity, end_ - begin_);
  memcpy(to, stored_.get() + begin_, size);
  begin_ += size;
  stored_bytes_ += size;
  return size;
}

size_t InputFile::fetch(char* to, size_t capacity) {
  for (;;) {
    const ssize_t got = ::read(descriptor_, to, capacity);
    if (got >= 0) return static_cast<size_t>(got);
    if (errno != EINTR) throw InputError(name_, std::string("cannot read: ") + strerror(errno));
  }
}

bool InputFile::refill() {
  if (begin_ < end_) return true;
  begin_ = 0;
  end_ = fetch(stored_.get(), kStoredBuffer);
  return end_ > 0;
}

size_t InputFile::read_gzip(char* to, size_t capacity) {
  z_stream& stream = inflater_->stream;
  stream.next_out = reinterpret_cast<Bytef*>(to);
  stream.avail_out = static_cast<uInt>(std::min<size_t>(capacity, 1U << 30));
  const uInt room = stream.avail_out;
  while (stream.avail_out == room) {
    if (!inflater_->in_member && !next_member()) return 0;
    if (!refill()) throw InputError(name_, "the gzip data is cut short");
    stream.next_in = reinterpret_cast<Bytef*>(stored_.get() + begin_);
    stream.avail_in = static_cast<uInt>(end_ - begin_);
    const int result = inflate(&stream, Z_NO_FLUSH);
    const size_t used = end_ - begin_ - stream.avail_in;
    begin_ += used;
    stored_bytes_ += used;
    if (result == Z_STREAM_END) {
      inflater_->in_member = false;
    } else if (result != Z_OK) {
      throw InputError(name_, std::string("the gzip data is damaged: ") +
                                  (stream.msg != nullptr ? stream.msg : "not a gzip stream"));
    }
  }
  return room - stream.avail_out;
}

// Tapes and some archivers pad a gzip file with zero bytes.
bool InputFile::next_member() {
  while (refill() && stored_[begin_] == '\0') {
    ++begin_;
    ++stored_bytes_;
  }
  if (begin_ == end_) return false;
  if (inflateReset(&inflater_->stream) != Z_OK) throw InputError(name_, "cannot restart inflation");
  inflater_->in_member = true;
  return true;
}

}  // namespace goeswith::orders
