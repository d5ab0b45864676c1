#include "evaluate/shard_count.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "evaluate/brotli.h"
#include "train/parallel.h"

namespace goeswith::evaluate {
namespace {

constexpr double kCartItems = 3;
constexpr double kCartBytes = 10'000;
constexpr double kMostCartsBytes = 11'100;   // and the manifest, and that chance leans upwards
constexpr double kNineteenInTwenty = 1.645;  // standard deviations
// Nothing packs a model better, so larger files need not be packed to know that they are too large:
// of a million items that would take a quarter of an hour.
constexpr double kMostPacked = 32;
constexpr double kItemsOfAShard = 8;  // where the search begins
constexpr double kStep = 0.99;        // of the search
constexpr int kSearches = 2;          // the first ends near enough for the second to end there
constexpr uint32_t kMeasured = 128;   // items
constexpr uint32_t kPacked = 16;  // shards differ by a tenth in size, by a hundredth in its share

// The shard of the k-th of so many items, evenly drawn.
std::vector<uint8_t> shard_of_drawn(const model::ShardWriter& writer, size_t k, uint32_t of) {
  const model::Model& model = writer.model();
  const auto item = static_cast<uint32_t>(k * model.items() / of);
  return writer.shard(model::shard_of(model.text(item, model::kSku), writer.shards()));
}

template <typename Size>
MovedBytes measured_bytes(const model::ShardWriter& writer, Size size) {
  const uint32_t measured = std::min(kMeasured, writer.model().items());
  std::vector<double> sizes(measured);
  // Of items and not of shards, so that a shard is as probable as in a cart.
  train::parallel_for(
      measured, [] { return 0; },
      [&](size_t k, int) {
        sizes[k] = static_cast<double>(size(shard_of_drawn(writer, k, measured)));
      },
      [](size_t) {});
  double sum = 0;
  double squares = 0;
  for (const double bytes : sizes) {
    sum += bytes;
    squares += bytes * bytes;
  }
  const double mean = sum / measured;
  return {static_cast<double>(size(writer.head())), mean,
          std::sqrt(std::max(0.0, squares / measured - mean * mean))};
}

// What it would be with another mean of items in a shard. Where an item is, as many others are as
// chance puts there, so that a cart meets shards of one item more than the mean, and bytes go with
// items.
MovedBytes rescaled(const MovedBytes& moved, double of_a_shard, double wanted) {
  return {moved.head, moved.shard * (wanted + 1) / (of_a_shard + 1),
          moved.shard_off * std::sqrt(wanted / of_a_shard)};
}

bool small_enough(const MovedBytes& moved) {
  return moved.cart(kCartItems) <= kCartBytes && moved.most_carts(kCartItems) <= kMostCartsBytes;
}

}  // namespace

double MovedBytes::most_carts(double items) const {
  return cart(items) + kNineteenInTwenty * std::sqrt(items) * shard_off;
}

MovedBytes moved_bytes(const model::ShardWriter& writer) {
  return measured_bytes(writer, [](const auto& part) { return brotli_bytes(part); });
}

MovedBytes plain_bytes(const model::ShardWriter& writer) {
  return measured_bytes(writer, [](const auto& part) { return part.size(); });
}

MovedBytes nearly_moved_bytes(const model::ShardWriter& writer, const MovedBytes& plain) {
  const uint32_t count = std::min(kPacked, writer.model().items());
  std::vector<double> whole(count + 1);
  std::vector<double> packed(count + 1);
  // The head comes first: it takes longest.
  train::parallel_for(
      count + 1, [] { return 0; },
      [&](size_t k, int) {
        const auto part = k == 0 ? writer.head() : shard_of_drawn(writer, k - 1, count);
        whole[k] = static_cast<double>(part.size());
        packed[k] = static_cast<double>(brotli_bytes(part));
      },
      [](size_t) {});
  const double share = std::accumulate(packed.begin() + 1, packed.end(), 0.0) /
                       std::accumulate(whole.begin() + 1, whole.end(), 0.0);
  return {packed[0], share * plain.shard, share * plain.shard_off};
}

uint32_t choose_shards(const model::Model& model, std::span<const uint8_t> file) {
  const bool splits = model.version() >= model::kVersion && !model.popular().empty();
  if (!splits) return 0;
  if (static_cast<double>(file.size()) <= kMostPacked * kCartBytes &&
      static_cast<double>(brotli_bytes(file)) <= kCartBytes) {
    return 0;
  }
  const double items = model.items();
  double of_a_shard = std::min(kItemsOfAShard, items);
  const auto shards = [&] { return static_cast<uint32_t>(std::ceil(items / of_a_shard)); };
  for (int search = 0; search < kSearches; ++search) {
    const model::ShardWriter writer(model, {shards()});
    const MovedBytes moved = nearly_moved_bytes(writer, plain_bytes(writer));
    double most = items;
    while (most > 1 && !small_enough(rescaled(moved, of_a_shard, most))) most *= kStep;
    of_a_shard = std::clamp(most, 1.0, items);
  }
  return std::min(shards(), model::kMaxShards);
}

}  // namespace goeswith::evaluate
