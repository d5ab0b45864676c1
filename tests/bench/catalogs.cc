// What carts move of simulated catalogs: the real bytes of manifest, head and shards after brotli,
// and as they are, and how many files that is.
//   goeswith_bench catalogs --items N [--carts N] prints one JSON object.
// The model is split as `goeswith train` splits it. Carts are drawn by popularity, ten different
// items each; smaller carts are how those begin. Of the shards only those drawn are compressed.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <random>

#include "cli/manifest.h"
#include "commands.h"
#include "evaluate/brotli.h"
#include "evaluate/shard_count.h"
#include "simulated_catalog.h"
#include "train/parallel.h"

namespace goeswith::bench {
namespace {

constexpr uint64_t kSeed = 1;
constexpr std::array<size_t, 3> kLines = {1, 3, 10};

using Cart = std::vector<uint32_t>;

struct FileSize {
  uint64_t packed = 0;  // after brotli at quality 11
  uint64_t plain = 0;
};

FileSize size_of(std::span<const uint8_t> file) {
  return {evaluate::brotli_bytes(file), file.size()};
}

std::vector<Cart> draw_carts(const model::Contents& contents, uint32_t count) {
  std::vector<uint64_t> reach;
  for (const auto& item : contents.items) {
    reach.push_back((reach.empty() ? 0 : reach.back()) + item.orders);
  }
  std::mt19937_64 random(kSeed);
  std::vector<Cart> carts(count);
  for (Cart& cart : carts) {
    while (cart.size() < kLines.back()) {
      const auto at = std::upper_bound(reach.begin(), reach.end(), random() % reach.back());
      const auto item = static_cast<uint32_t>(at - reach.begin());
      if (std::find(cart.begin(), cart.end(), item) == cart.end()) cart.push_back(item);
    }
  }
  return carts;
}

// From items to shards.
void find_shards(const model::Contents& contents, uint32_t shards, std::vector<Cart>& carts) {
  for (Cart& cart : carts) {
    for (uint32_t& item : cart) {
      item = model::shard_of(contents.items[item].text[model::kSku], shards);
    }
  }
}

// By shard; zeros for those that no cart needs.
std::vector<FileSize> sizes_of(const model::ShardWriter& writer, const std::vector<Cart>& carts) {
  std::vector<uint32_t> needed;
  for (const Cart& cart : carts) needed.insert(needed.end(), cart.begin(), cart.end());
  std::sort(needed.begin(), needed.end());
  needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
  std::vector<FileSize> sizes(writer.shards());
  train::parallel_for(
      needed.size(), [] { return 0; },
      [&](size_t k, int) { sizes[needed[k]] = size_of(writer.shard(needed[k])); }, [](size_t) {});
  return sizes;
}

nlohmann::json spread(std::vector<uint64_t> values) {
  std::sort(values.begin(), values.end());
  const uint64_t sum = std::accumulate(values.begin(), values.end(), uint64_t{0});
  return {{"mean", static_cast<double>(sum) / static_cast<double>(values.size())},
          {"p95", values[values.size() * 95 / 100]},
          {"max", values.back()}};
}

nlohmann::json moved(const std::vector<Cart>& carts, size_t lines, const FileSize& always,
                     const std::vector<FileSize>& shards) {
  std::vector<uint64_t> packed;
  std::vector<uint64_t> plain;
  std::vector<uint64_t> requests;
  for (const Cart& cart : carts) {
    Cart needed(cart.begin(), cart.begin() + static_cast<ptrdiff_t>(lines));
    std::sort(needed.begin(), needed.end());
    needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
    FileSize sum = always;
    for (const uint32_t shard : needed) {
      sum.packed += shards[shard].packed;
      sum.plain += shards[shard].plain;
    }
    packed.push_back(sum.packed);
    plain.push_back(sum.plain);
    requests.push_back(2 + needed.size());  // the manifest first, then the others at once
  }
  return {{"lines", lines},
          {"bytes", spread(packed)},
          {"plain", spread(plain)},
          {"requests", spread(requests)}};
}

void run(uint32_t items, uint32_t count) {
  model::Contents contents = simulated_catalog(items, kSeed);
  const std::vector<uint8_t> file = model::write_model(contents);
  std::vector<Cart> carts = draw_carts(contents, count);
  model::Model model;
  model::Model::open(file, model);
  const uint32_t shards = evaluate::choose_shards(model, file);
  if (shards == 0) throw std::runtime_error("so few items need no shards");
  find_shards(contents, shards, carts);
  contents = {};

  const model::ShardWriter writer(model, {shards});
  const FileSize head = size_of(writer.head());
  const std::string manifest = cli::manifest_text(
      {{items, model.orders(), "2026-01-31"}, "model-0123456789abcdef", "", 0, shards});
  const FileSize manifest_size =
      size_of({reinterpret_cast<const uint8_t*>(manifest.data()), manifest.size()});
  const FileSize always = {head.packed + manifest_size.packed, head.plain + manifest_size.plain};
  const std::vector<FileSize> sizes = sizes_of(writer, carts);

  nlohmann::json result = {{"items", items},
                           {"shards", shards},
                           {"itemsOfAShard", static_cast<double>(items) / shards},
                           {"carts", count},
                           {"manifest", manifest_size.packed},
                           {"head", head.packed},
                           {"singleFile", file.size()},
                           {"published", shards * evaluate::plain_bytes(writer).shard}};
  for (const size_t lines : kLines) {
    result["moved"].push_back(moved(carts, lines, always, sizes));
  }
  std::cout << result.dump() << "\n";
}

}  // namespace

void add_catalogs(CLI::App& app) {
  struct Options {
    uint32_t items = 10000;
    uint32_t carts = 400;
  };
  auto options = std::make_shared<Options>();
  CLI::App* sub = app.add_subcommand("catalogs", "What carts move of a simulated catalog");
  sub->add_option("--items", options->items)->check(CLI::Range(100u, model::kMaxItems));
  sub->add_option("--carts", options->carts)->check(CLI::PositiveNumber);
  sub->callback([options] { run(options->items, options->carts); });
}

}  // namespace goeswith::bench
