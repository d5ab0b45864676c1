// Whatever the bytes of a model file are, opening it and asking it stays inside them, ends, and
// keeps the promises of engine/recommender.h.
//
// An input is a model file of either version, and after it the SKUs of a cart. The file is opened
// as it is, and once more with its length, magic, version and checksum repaired, so that mutations
// reach what is checked after them.
#include <algorithm>
#include <cstring>
#include <span>

#include "model/crc32.h"
#include "model/layout.h"
#include "model/model.h"
#include "model_promises.h"

using namespace goeswith;
using namespace goeswith::fuzz;

namespace {

constexpr uint64_t kMaxFileBytes = 64 << 10;  // a header may ask for more than there is

model::Counts counts_of(const model::Header& header) {
  return {header.version,    header.items,        header.neighbours, header.popular,
          header.text_bytes, header.size_classes, header.knots};
}

// The file that the header describes, made of the input and then of zeros; sets `used` to how much
// of the input it took.
File repaired(std::span<const uint8_t> input, size_t& used) {
  model::Header header;
  std::memcpy(&header, input.data(), sizeof(header));
  std::memcpy(header.magic, model::kMagic, sizeof(header.magic));
  constexpr uint32_t kVersions[] = {1, model::kVersion, model::kRuledVersion};
  header.version = kVersions[header.version % 3];
  header.shard = 0;
  header.shards = 1;
  const model::Sections at = model::sections_of(counts_of(header));
  const bool fits = header.size_classes <= model::kMaxSizeClasses &&
                    header.knots <= model::kMaxKnots && at.file_bytes <= kMaxFileBytes;
  File file(fits ? static_cast<size_t>(at.file_bytes) : input.size());
  used = std::min(file.bytes, input.size());
  std::memcpy(file.span().data(), input.data(), used);
  std::memcpy(file.span().data(), &header,
              std::min(file.bytes, static_cast<size_t>(at.class_lines)));
  if (fits) {
    const size_t end = static_cast<size_t>(at.checksum);
    const uint32_t checksum = model::crc32(file.span().first(end));
    std::memcpy(file.span().data() + end, &checksum, sizeof(checksum));
  }
  return file;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::span<const uint8_t> input(data, size);
  model::Model model;
  File as_it_is(size);
  if (size > 0) std::memcpy(as_it_is.span().data(), data, size);
  const model::OpenError error = model::Model::open(as_it_is.span(), model);
  require(std::strlen(model::name_of(error)) > 0);
  if (error == model::OpenError::kNone) read_all(model);
  if (size < sizeof(model::Header)) return 0;
  require(model::Model::open(as_it_is.span().subspan(1), model) == model::OpenError::kMisaligned);

  size_t used = 0;
  File file = repaired(input, used);
  const std::span<const uint8_t> query = input.subspan(used);
  if (model::Model::open(file.span(), model) == model::OpenError::kNone) {
    read_all(model);
    ask(model, query);
  }
  ask_session(file.span(), false, query);
  return 0;
}
