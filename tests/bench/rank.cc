// How long the engine takes to rank the carts that rank.mjs draws, compiled for this machine: the
// carts, the session and the calls that WASM is timed with.
//   goeswith_bench rank MODEL --carts FILE [--lines N] [--shards N --sharded-carts N]
// prints one JSON object: microseconds of every call, and of the fastest of each cart's three. The
// file holds the SKUs of one cart after the other, each ended by a zero byte. With --shards the
// first of the carts are also asked of the model split into so many: how long the parts of a cart
// take to be put together, and to be ranked then.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/model_directory.h"
#include "cli/published_file.h"
#include "commands.h"
#include "engine/session.h"
#include "model/write_shards.h"

namespace goeswith::bench {
namespace {

// As in rank.mjs.
constexpr size_t kRankWarmUp = 5000;
constexpr size_t kRankRounds = 3;
constexpr uint32_t kRankLimit = 4;

nlohmann::json quantiles(std::vector<double> microseconds) {
  std::sort(microseconds.begin(), microseconds.end());
  const auto at = [&](double share) {
    const auto place = static_cast<size_t>(share * static_cast<double>(microseconds.size()));
    return microseconds[std::min(microseconds.size() - 1, place)];
  };
  return {{"min", at(0)}, {"p50", at(0.5)}, {"p99", at(0.99)}, {"max", microseconds.back()}};
}

// Microseconds of calls, some for each cart.
class Times {
 public:
  explicit Times(size_t carts) : fastest_(carts, std::numeric_limits<double>::infinity()) {}

  template <typename Call>
  void add(size_t cart, const Call& call) {
    const auto started = std::chrono::steady_clock::now();
    call();
    const std::chrono::duration<double, std::micro> took =
        std::chrono::steady_clock::now() - started;
    every_.push_back(took.count());
    fastest_[cart] = std::min(fastest_[cart], took.count());
  }

  nlohmann::json figures() const {
    return {{"every", quantiles(every_)}, {"fastest", quantiles(fastest_)}};
  }

 private:
  std::vector<double> every_;
  std::vector<double> fastest_;
};

// So many SKUs each, with their zero bytes.
std::vector<std::string_view> split_carts(std::string_view skus, size_t lines) {
  std::vector<std::string_view> carts;
  size_t begin = 0;
  size_t count = 0;
  for (size_t at = 0; at < skus.size(); ++at) {
    if (skus[at] != '\0' || ++count % lines != 0) continue;
    carts.push_back(skus.substr(begin, at + 1 - begin));
    begin = at + 1;
  }
  if (carts.empty() || begin != skus.size()) {
    throw std::runtime_error("the file does not hold carts of so many lines");
  }
  return carts;
}

class TimedSession {
 public:
  explicit TimedSession(uint32_t lines) : lines_(lines) {}

  void open(std::span<const uint8_t> bytes, bool parts) {
    std::memcpy(session_.model_buffer(static_cast<uint32_t>(bytes.size())), bytes.data(),
                bytes.size());
    if (session_.open(parts) != 0) throw std::runtime_error("the model does not open");
  }

  void write(std::string_view cart) {
    std::memcpy(session_.sku_buffer(static_cast<uint32_t>(cart.size())), cart.data(), cart.size());
  }

  void rank(std::string_view cart) {
    write(cart);
    constexpr auto kLastResort = static_cast<uint32_t>(engine::Popular::kLastResort);
    if (session_.suggest(lines_, 0, kRankLimit, kLastResort, engine::kModelsOwn) != kRankLimit) {
      throw std::runtime_error("a cart has not 4 suggestions");
    }
  }

 private:
  const uint32_t lines_;
  engine::Session session_;
};

nlohmann::json time_file(std::span<const uint8_t> file, const std::vector<std::string_view>& carts,
                         uint32_t lines) {
  TimedSession session(lines);
  session.open(file, false);
  for (size_t cart = 0; cart < std::min(kRankWarmUp, carts.size()); ++cart) {
    session.rank(carts[cart]);
  }
  Times times(carts.size());
  for (size_t round = 0; round < kRankRounds; ++round) {
    for (size_t cart = 0; cart < carts.size(); ++cart) {
      times.add(cart, [&] { session.rank(carts[cart]); });
    }
  }
  return times.figures();
}

// What a page loads for the cart, as Assembly takes it.
std::vector<uint8_t> parts_for(std::string_view cart, const std::vector<uint8_t>& head,
                               const std::vector<std::vector<uint8_t>>& shards) {
  std::vector<uint32_t> needed;
  for (size_t begin = 0; begin < cart.size();) {
    const size_t end = cart.find('\0', begin);
    needed.push_back(
        model::shard_of(cart.substr(begin, end - begin), static_cast<uint32_t>(shards.size())));
    begin = end + 1;
  }
  std::sort(needed.begin(), needed.end());
  needed.erase(std::unique(needed.begin(), needed.end()), needed.end());
  std::vector<uint8_t> parts;
  model::append_part(parts, head);
  for (const uint32_t shard : needed) model::append_part(parts, shards[shard]);
  return parts;
}

nlohmann::json time_shards(const model::Model& model, std::span<const std::string_view> carts,
                           uint32_t lines, uint32_t count) {
  const model::ShardWriter writer(model, {count});
  const std::vector<uint8_t> head = writer.head();
  std::vector<std::vector<uint8_t>> shards;
  for (uint32_t s = 0; s < count; ++s) shards.push_back(writer.shard(s));
  TimedSession session(lines);
  Times opening(carts.size());
  Times ranking(carts.size());
  for (size_t round = 0; round < kRankRounds; ++round) {
    for (size_t cart = 0; cart < carts.size(); ++cart) {
      const std::vector<uint8_t> parts = parts_for(carts[cart], head, shards);
      opening.add(cart, [&] {
        session.write(carts[cart]);
        session.open(parts, true);
      });
      ranking.add(cart, [&] { session.rank(carts[cart]); });
    }
  }
  return {{"opening", opening.figures()}, {"ranking", ranking.figures()}};
}

struct RankCommand {
  std::string model;
  std::string carts;
  uint32_t lines = 20;
  uint32_t shards = 0;
  size_t sharded_carts = 1000;

  void run() const {
    cli::ModelDirectory directory(model);
    const model::Model& whole = directory.model();
    std::ifstream stream(carts, std::ios::binary);
    if (!stream) cli::fail(carts, "cannot be read");
    const std::string skus{std::istreambuf_iterator<char>(stream), {}};
    const std::vector<std::string_view> all = split_carts(skus, lines);
    nlohmann::json result = {{"carts", all.size()},
                             {"file", time_file(directory.file(), all, lines)}};
    if (shards > 0) {
      const auto some = std::span(all).first(std::min(sharded_carts, all.size()));
      result["sharded"] = time_shards(whole, some, lines, shards);
    }
    std::cout << result.dump() << "\n";
  }
};

}  // namespace

void add_rank(CLI::App& app) {
  auto command = std::make_shared<RankCommand>();
  CLI::App* sub = app.add_subcommand("rank", "How long carts take to be ranked");
  sub->add_option("model", command->model, "Model directory")->required();
  sub->add_option("--carts", command->carts, "SKUs, each ended by a zero byte")->required();
  sub->add_option("--lines", command->lines, "Of a cart")->check(CLI::PositiveNumber);
  sub->add_option("--shards", command->shards, "Split into so many")
      ->check(CLI::Range(1u, model::kMaxShards));
  sub->add_option("--sharded-carts", command->sharded_carts)->check(CLI::PositiveNumber);
  sub->callback([command] { command->run(); });
}

}  // namespace goeswith::bench
