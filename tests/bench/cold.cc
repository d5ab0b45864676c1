// New items, on the validation orders of a store: a tenth of the items is taken out of the taught
// orders, as if nobody had bought them yet; the model is learned from the rest and what the catalog
// says of all, and then asked for the new items and from them.
//   goeswith_bench cold --orders FILE … [--catalog FILE …] prints one JSON object.
// Without a catalog the names of the order lines are all that is known of a new item.
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "cli/order_input.h"
#include "commands.h"
#include "evaluate/choose.h"
#include "evaluate/cold_items.h"
#include "train/train.h"

namespace goeswith::bench {
namespace {

constexpr double kHiddenShare = 0.1;

orders::Catalog names_of(const orders::OrderLog& log) {
  orders::Catalog catalog;
  catalog.currency = log.currency;
  for (const orders::Item& item : log.items) {
    catalog.items.push_back({item.sku, item.title, "", "", "", "", item.price});
  }
  return catalog;
}

// The model's rows, in the numbers of the taught orders.
std::vector<std::vector<model::Neighbour>> rows_of(const model::Contents& contents,
                                                   const orders::OrderLog& log) {
  std::unordered_map<std::string_view, uint32_t> number;
  for (uint32_t i = 0; i < log.items.size(); ++i) number.emplace(log.items[i].sku, i);
  const auto taught = [&](uint32_t item) {
    return number.find(contents.items[item].text[model::kSku]);
  };
  std::vector<std::vector<model::Neighbour>> rows(log.items.size());
  for (uint32_t i = 0; i < contents.items.size(); ++i) {
    const auto row = taught(i);
    if (row == number.end()) continue;
    for (model::Neighbour neighbour : contents.items[i].neighbours) {
      const auto other = taught(neighbour.item);
      if (other == number.end()) continue;
      neighbour.item = other->second;
      rows[row->second].push_back(neighbour);
    }
  }
  return rows;
}

nlohmann::json as_json(const evaluate::ColdFigures& figures) {
  return {{"forHr6", figures.for_hr6},
          {"forPercentile", figures.for_percentile},
          {"fromHr4", figures.from_hr4},
          {"askedFor", figures.asked_for},
          {"askedFrom", figures.asked_from}};
}

void run(cli::OrderInput& input, evaluate::Fixed fixed) {
  orders::Catalog catalog = input.read_catalog();
  const orders::OrderLog log = input.read_orders(catalog);
  if (catalog.empty()) catalog = names_of(log);
  const evaluate::Split split = evaluate::split_orders(log, evaluate::Part::kValidation);
  const evaluate::ColdSplit cold = evaluate::hide_items(split, kHiddenShare, 1);
  fixed.quick = true;
  train::TrainOptions options = evaluate::choose(cold.training, catalog, fixed, {}).options;
  nlohmann::json result;
  for (const bool borrow : {false, true}) {
    options.borrow = borrow;
    const model::Contents contents = train::train(cold.training, catalog, options, {});
    result[borrow ? "borrowing" : "plain"] =
        as_json(evaluate::ask_cold_items(cold, rows_of(contents, cold.training)));
  }
  result["popularity"] = as_json(evaluate::ask_cold_items(
      cold, std::vector<std::vector<model::Neighbour>>(cold.training.items.size())));
  result["hidden"] = std::count(cold.hidden.begin(), cold.hidden.end(), 1);
  std::cout << result.dump() << "\n";
}

}  // namespace

void add_cold(CLI::App& app) {
  struct Options {
    cli::OrderInput input;
    evaluate::Fixed fixed;
  };
  auto options = std::make_shared<Options>();
  CLI::App* sub = app.add_subcommand("cold", "New items, asked for and asked from");
  options->input.add_order_options(*sub);
  options->input.add_catalog_option(*sub);
  cli::add_learning_options(*sub, options->fixed);
  sub->callback([options] { run(options->input, options->fixed); });
}

}  // namespace goeswith::bench
