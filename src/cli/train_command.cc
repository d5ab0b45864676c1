#include <CLI/CLI.hpp>
#include <algorithm>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <memory>
#include <unordered_set>

#include "cli/command.h"
#include "cli/model_text.h"
#include "cli/order_input.h"
#include "cli/publish_options.h"

namespace goeswith::cli {
namespace {

struct TrainCommand {
  OrderInput input;
  evaluate::Fixed fixed;
  PublishOptions publishing;

  void run();
};

std::string iso_date(int64_t seconds) {
  const std::time_t time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  gmtime_r(&time, &parts);
  char text[32];
  std::strftime(text, sizeof(text), "%Y-%m-%d", &parts);
  return text;
}

void tell_overlap(const orders::Catalog& catalog, const orders::OrderLog& log) {
  std::unordered_set<std::string_view> ordered;
  for (const orders::Item& item : log.items) ordered.insert(item.sku);
  const auto listed = std::count_if(catalog.items.begin(), catalog.items.end(),
                                    [&](const auto& item) { return ordered.contains(item.sku); });
  std::cerr << "  " << listed << " of the catalog's " << catalog.items.size()
            << " items were ordered; " << static_cast<int64_t>(log.items.size()) - listed
            << " ordered items are not in it and will not be suggested\n";
}

// A date far beyond all others is more often wrong than right.
void tell_lone_newest(const orders::OrderLog& log) {
  constexpr int64_t kFar = 180 * 86400;
  const size_t n = log.orders();
  if (n < 2 || log.ordered_at[n - 1] - log.ordered_at[n - 2] < kFar) return;
  std::cerr << "  the newest order is of " << iso_date(log.ordered_at[n - 1])
            << ", the one before it of " << iso_date(log.ordered_at[n - 2])
            << "; is its date right?\n";
}

void TrainCommand::run() {
  const orders::Catalog catalog = input.read_catalog();
  const orders::OrderLog log = input.read_orders(catalog);
  if (!catalog.empty()) tell_overlap(catalog, log);
  tell_lone_newest(log);
  const evaluate::Choice choice = evaluate::choose(log, catalog, fixed, input.progress());
  for (const std::string& reason : choice.reasons) std::cerr << "  " << reason << "\n";
  const std::vector<uint8_t> file =
      model::write_model(train::train(log, catalog, choice.options, input.progress()));
  model::Model model;
  model::Model::open(file, model);
  std::cerr << "learned " << model.neighbours() << " neighbours of " << model.items() << " items"
            << (model.neighbours() > 0 ? "; the strongest:" : "") << "\n";
  print_strongest(std::cerr, model, 5);
  if (model.neighbours() == 0) {
    std::cerr
        << "  no pair was bought together often enough; only popular items can be suggested\n";
  }
  publishing.publish(file, iso_date(log.ordered_at.back()));
}

}  // namespace

void add_train(CLI::App& app) {
  auto command = std::make_shared<TrainCommand>();
  CLI::App* sub = app.add_subcommand("train", "Learn from orders and publish a model directory");
  command->input.add_order_options(*sub);
  command->input.add_catalog_option(*sub);
  command->publishing.add(*sub);
  add_learning_options(*sub, command->fixed);
  sub->callback([command] { command->run(); });
}

}  // namespace goeswith::cli
