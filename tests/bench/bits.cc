// Hit rate against bits, on the validation orders of a store: how many neighbours, and how many
// bits of weight, are worth their bytes; and what is left of it all in the shards that are shipped.
//   goeswith_bench bits --orders FILE … [--levels] prints one JSON object.
// The learner takes its defaults and learns once; fewer neighbours are the weightiest of each row.
// All cells are ranked by the engine's rule in double precision (see exact_engine.h), so that
// nothing differs but neighbours and bits.
#include <CLI/CLI.hpp>
#include <cmath>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>

#include "cli/order_input.h"
#include "commands.h"
#include "evaluate/bootstrap.h"
#include "evaluate/brotli.h"
#include "evaluate/choose.h"
#include "evaluate/engine_rank.h"
#include "evaluate/evaluate.h"
#include "evaluate/metrics.h"
#include "evaluate/neighbour_bound.h"
#include "evaluate/shard_count.h"
#include "evaluate/sharded_model.h"
#include "exact_engine.h"
#include "rounded_rows.h"

namespace goeswith::bench {
namespace {

constexpr std::array<uint32_t, 4> kNeighbours = {4, 8, 16, 32};
constexpr std::array<uint32_t, 7> kBits = {2, 3, 4, 5, 6, 7, 8};

double standard_error(const std::vector<double>& a, const std::vector<double>& b) {
  double sum = 0;
  double squares = 0;
  for (size_t r = 0; r < a.size(); ++r) {
    sum += a[r] - b[r];
    squares += (a[r] - b[r]) * (a[r] - b[r]);
  }
  const auto count = static_cast<double>(a.size());
  return std::sqrt(std::max(0.0, squares / count - sum / count * (sum / count)));
}

class Bench {
 public:
  Bench(const orders::OrderLog& log, evaluate::Fixed fixed)
      : split_(evaluate::split_orders(log, evaluate::Part::kValidation)) {
    fixed.quick = true;
    contents_ = train::train(split_.training, {},
                             evaluate::choose(split_.training, {}, fixed, {}).options, {});
    for (const model::ItemContents& item : contents_.items) rows_.push_back(item.neighbours);
    number_items();
    exact_ = ask(ExactEngine(contents_, rows_, split_.training).rank());
  }

  nlohmann::json cells() const {
    nlohmann::json cells;
    for (const uint32_t neighbours : kNeighbours) {
      const Rows rows = shortened(rows_, neighbours);
      const double without = bytes_without_codes(rows);
      cells.push_back(cell(rows, {{"neighbours", neighbours}, {"bits", nullptr}}));
      for (const uint32_t bits : kBits) {
        cells.push_back(coded_cell(rounded(rows, size_t{1} << bits, 0),
                                   {{"neighbours", neighbours}, {"bits", bits}}));
        nlohmann::json& last = cells.back();
        const double codes = last["code"].get<double>() * last["entries"].get<double>() / 8;
        last["modelBytes"] = std::llround(without + codes);
      }
    }
    return cells;
  }

  // The model as it is published, through the engine that runs in the browser.
  nlohmann::json shipped() const {
    const evaluate::NumberedModel numbered(model::write_model(contents_), split_.training);
    nlohmann::json result = {{"file", figures(ask(numbered.engine_rank()))}};
    const evaluate::NeighbourBound bound = evaluate::neighbour_bound(numbered.model());
    result["bound"] = {{"number", bound.number}, {"code", bound.code}};
    const uint32_t shards = evaluate::choose_shards(numbered.model(), numbered.file());
    result["shards"] = shards;
    if (shards == 0) return result;
    const model::ShardWriter writer(numbered.model(), {shards});
    const evaluate::ShardedModel sharded(writer, split_.training);
    result["sharded"] = figures(ask(sharded.engine_rank()));
    model::PartBytes parts;
    for (uint32_t s = 0; s < shards; ++s) writer.shard(s, &parts);
    result["neighbours"] = parts.entries;
    result["number"] = static_cast<double>(parts.number_bits) / static_cast<double>(parts.entries);
    result["code"] = static_cast<double>(parts.code_bits) / static_cast<double>(parts.entries);
    return result;
  }

  // Other numbers of levels, and other prices of the bits that their codes take.
  nlohmann::json levels() const {
    nlohmann::json cells;
    for (const size_t levels : {8, 12, 16}) {
      for (const double price : {0.0, 0.005, 0.01, 0.015, 0.02, 0.03, 0.04}) {
        cells.push_back(
            coded_cell(rounded(rows_, levels, price), {{"levels", levels}, {"price", price}}));
      }
    }
    return cells;
  }

  nlohmann::json result() const {
    return {{"asked", split_.asked.size()},
            {"items", contents_.items.size()},
            {"exact", figures(exact_)}};
  }

 private:
  struct Asked {
    evaluate::Metrics metrics;
    evaluate::Resampled resampled;
  };

  Asked ask(const evaluate::MakeRank& rank) const {
    const evaluate::Scores scores =
        evaluate::score_orders(split_.asked, split_.training.items.size(), {}, rank);
    return {evaluate::metrics_of(scores), evaluate::resample(scores.orders)};
  }

  // With the standard errors, over orders, of the differences from the table that is not rounded.
  nlohmann::json figures(const Asked& asked) const {
    return {{"hr4", asked.metrics.hr4},
            {"looHr6", asked.metrics.loo_hr6},
            {"hr4Error", standard_error(asked.resampled.hr4, exact_.resampled.hr4)},
            {"looHr6Error", standard_error(asked.resampled.loo_hr6, exact_.resampled.loo_hr6)}};
  }

  nlohmann::json cell(const Rows& rows, nlohmann::json of) const {
    of.update(figures(ask(ExactEngine(contents_, rows, split_.training).rank())));
    return of;
  }

  nlohmann::json coded_cell(const Rows& rows, nlohmann::json of) const {
    const RowBits bits = coded(rows, number_);
    of.update({{"entries", bits.neighbours},
               {"bytes", bits.bytes},
               {"number", bits.number},
               {"code", bits.code},
               {"numberBound", bits.number_bound},
               {"codeBound", bits.code_bound}});
    return cell(rows, std::move(of));
  }

  // A model of these rows but for the codes of their weights, which the format has four bits for:
  // rows, evidence, cards and all text, as one shard and its head, after brotli. What is coded in
  // few bits brotli finds nothing in, so codes of other bits can be added as they are.
  double bytes_without_codes(const Rows& rows) const {
    model::Contents contents = contents_;
    for (size_t i = 0; i < rows.size(); ++i) contents.items[i].neighbours = rows[i];
    const std::vector<uint8_t> file = model::write_model(contents);
    model::Model model;
    model::Model::open(file, model);
    const model::ShardWriter writer(model, {1});
    model::PartBytes parts;
    const uint64_t packed =
        evaluate::brotli_bytes(writer.head()) + evaluate::brotli_bytes(writer.shard(0, &parts));
    return static_cast<double>(packed) - static_cast<double>(parts.code_bits) / 8;
  }

  void number_items() {
    std::vector<uint32_t> items(contents_.items.size());
    std::iota(items.begin(), items.end(), 0u);
    std::sort(items.begin(), items.end(), [&](uint32_t a, uint32_t b) {
      const model::ItemContents& left = contents_.items[a];
      const model::ItemContents& right = contents_.items[b];
      return left.orders != right.orders ? left.orders > right.orders
                                         : left.text[model::kSku] < right.text[model::kSku];
    });
    number_.resize(items.size());
    for (uint32_t k = 0; k < items.size(); ++k) number_[items[k]] = k;
  }

  const evaluate::Split split_;
  model::Contents contents_;
  Rows rows_;
  std::vector<uint32_t> number_;
  Asked exact_;
};

void run(cli::OrderInput& input, const evaluate::Fixed& fixed, bool levels) {
  const Bench bench(input.read_orders({}), fixed);
  nlohmann::json result = bench.result();
  if (levels) {
    result["levels"] = bench.levels();
  } else {
    result["cells"] = bench.cells();
    result["shipped"] = bench.shipped();
  }
  std::cout << result.dump() << "\n";
}

}  // namespace

void add_bits(CLI::App& app) {
  struct Options {
    cli::OrderInput input;
    evaluate::Fixed fixed;
    bool levels = false;
  };
  auto options = std::make_shared<Options>();
  CLI::App* sub = app.add_subcommand("bits", "Hit rate against bits of neighbours and weights");
  options->input.add_order_options(*sub);
  cli::add_learning_options(*sub, options->fixed);
  sub->add_flag("--levels", options->levels,
                "Compare numbers of levels and prices of bits instead");
  sub->callback([options] { run(options->input, options->fixed, options->levels); });
}

}  // namespace goeswith::bench
