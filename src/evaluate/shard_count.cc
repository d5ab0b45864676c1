#include "evaluate/shard_count.h"

#include <algorithm>
#include <cmath>

#include "evaluate/evaluate.h"

namespace goeswith::evaluate {
namespace {

constexpr double kCartItems = 3;
constexpr double kCartBytes = 10'000;
// Nothing packs a model better, so larger files need not be packed to know that they are too large:
// of a million items that would take a quarter of an hour.
constexpr double kMostPacked = 32;
constexpr double kItemsOfAShard = 8;  // where the search begins
constexpr int kRounds = 3;
constexpr uint32_t kMeasured = 48;

template <typename Size>
MovedBytes measured_bytes(const model::ShardWriter& writer, Size size) {
  const uint32_t measured = std::min(kMeasured, writer.shards());
  uint64_t sum = 0;
  for (uint32_t k = 0; k < measured; ++k) {
    sum += size(writer.shard(static_cast<uint32_t>(uint64_t{k} * writer.shards() / measured)));
  }
  return {static_cast<double>(size(writer.head())), static_cast<double>(sum) / measured};
}

}  // namespace

MovedBytes moved_bytes(const model::ShardWriter& writer) {
  return measured_bytes(writer, [](const auto& part) { return brotli_bytes(part); });
}

MovedBytes plain_bytes(const model::ShardWriter& writer) {
  return measured_bytes(writer, [](const auto& part) { return part.size(); });
}

uint32_t choose_shards(const model::Model& model, std::span<const uint8_t> file) {
  const bool splits = model.version() == model::kVersion && !model.popular().empty();
  if (!splits) return 0;
  if (static_cast<double>(file.size()) <= kMostPacked * kCartBytes &&
      static_cast<double>(brotli_bytes(file)) <= kCartBytes) {
    return 0;
  }
  const double items = model.items();
  double of_a_shard = std::min(kItemsOfAShard, items);
  uint32_t shards = 1;
  for (int round = 0; round < kRounds; ++round) {
    shards = static_cast<uint32_t>(std::ceil(items / of_a_shard));
    const MovedBytes moved = moved_bytes(model::ShardWriter(model, {shards}));
    // Bytes of a shard are nearly in proportion to its items.
    const double room = std::max(kCartBytes - moved.head, kCartBytes / 4) / kCartItems;
    of_a_shard = std::clamp(of_a_shard * room / moved.shard, 1.0, items);
  }
  return std::min(shards, model::kMaxShards);
}

}  // namespace goeswith::evaluate
