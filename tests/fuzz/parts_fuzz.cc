// Whatever the bytes of a sharded model's parts are, putting them together stays inside them, ends,
// and gives an error or a model that keeps all promises.
//
// An input's first byte chooses how it is read and how much is asked, the second how many bytes of
// a query follow; then come parts as model/assembly.h takes them. They are put together as they
// are; or cut anew wherever a part's magic stands and their versions and checksums repaired, and
// perhaps their models and shards as well; or the bytes are not parts but decide what parts of the
// right shape say.
#include <cstdio>
#include <string_view>

#include "made_parts.h"
#include "model/assembly.h"
#include "model/crc32.h"
#include "model/write_shards.h"
#include "model_promises.h"

using namespace goeswith;
using namespace goeswith::fuzz;

namespace {

constexpr size_t kChecksumBytes = 4;

using Bytes = std::vector<uint8_t>;

Bytes joined(const std::vector<Bytes>& parts) {
  Bytes all;
  for (const Bytes& part : parts) model::append_part(all, part);
  return all;
}

// From magic to magic, without the lengths between.
std::vector<Bytes> cut(std::span<const uint8_t> input) {
  const std::string_view text(reinterpret_cast<const char*>(input.data()), input.size());
  const std::string_view magic(model::kMagic, sizeof(model::kMagic));
  std::vector<Bytes> parts;
  for (size_t at = text.find(magic); at != std::string_view::npos;) {
    const size_t next = text.find(magic, at + magic.size());
    const size_t end = next == std::string_view::npos ? text.size() : next - sizeof(uint32_t);
    if (end > at) parts.emplace_back(input.begin() + at, input.begin() + end);
    at = next;
  }
  return parts;
}

void repair(std::vector<Bytes>& parts, bool of_one_model) {
  uint32_t version = model::kShardVersion;
  for (Bytes& part : parts) {
    model::PartHeader header;
    if (part.size() < sizeof(header) + kChecksumBytes) continue;
    std::memcpy(&header, part.data(), sizeof(header));
    if (&part == parts.data() && header.version != version) version = model::kRuledShardVersion;
    header.version = version;
    if (of_one_model) {
      std::memset(header.model, 0, sizeof(header.model));
      header.shard = &part == parts.data() ? model::kHeadShard : 0;
    }
    std::memcpy(part.data(), &header, sizeof(header));
    const size_t end = part.size() - kChecksumBytes;
    const uint32_t checksum = model::crc32(std::span(part).first(end));
    std::memcpy(part.data() + end, &checksum, kChecksumBytes);
  }
}

Bytes parts_of(uint8_t choice, std::span<const uint8_t> input) {
  if (choice % 4 == 0) return {input.begin(), input.end()};
  std::vector<Bytes> parts = choice % 4 == 3 ? MadeParts(input).make() : cut(input);
  repair(parts, choice % 4 == 2);
  return joined(parts);
}

bool same(std::span<const uint8_t> a, std::span<const uint8_t> b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin());
}

// How often what was put together opened, so that the run can tell that it tested anything.
struct Tally {
  ~Tally() { std::fprintf(stderr, "stat::opened: %llu\n", opened); }
  unsigned long long opened = 0;
} tally;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 2) return 0;
  const std::span<const uint8_t> input(data + 2, size - 2);
  const auto query = input.first(std::min<size_t>(data[1], input.size()));
  const Bytes made = parts_of(data[0], input.subspan(query.size()));
  const Bytes parts(made.begin(), made.end());  // in a block of exactly this size

  static model::Assembly used;
  model::Assembly fresh;
  model::Model model;
  model::Model again;
  const model::OpenError error = fresh.put_together(parts, model);
  require(std::strlen(model::name_of(error)) > 0);
  require(fresh.bad_part() <= parts.size() / sizeof(uint32_t));
  // What was put together before must not show.
  const bool twice = (data[0] & 4) != 0;
  if (twice) {
    require(used.put_together(parts, again) == error && used.bad_part() == fresh.bad_part());
  }
  Bytes skus(query.begin(), query.end());
  if (error == model::OpenError::kNone) {
    ++tally.opened;
    require(!twice || same(used.file(), fresh.file()));
    // A neighbour takes two bits at least, and nine bytes of the file.
    require(fresh.file().size() <= 40 * parts.size() + 4096);
    read_all(model);
    ask(model, query);
    skus.clear();
    for (const uint8_t item : query) {
      const std::string_view sku = model.text(item % model.items(), model::kSku);
      skus.insert(skus.end(), sku.begin(), sku.end());
      skus.push_back(0);
    }
  }
  if ((data[0] & 8) != 0) ask_session(parts, true, skus);
  return 0;
}
