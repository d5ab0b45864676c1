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
#include "cli/policy_input.h"
#include "cli/publish_options.h"
#include "evaluate/shard_count.h"
#include "evaluate/starting_options.h"

namespace goeswith::cli {
namespace {

struct TrainCommand {
  OrderInput input;
  evaluate::Fixed fixed;
  std::vector<std::string> pair_counts;
  PolicyInput policy;
  PublishOptions publishing;

  void run();

 private:
  struct Learned {
    model::Contents contents;
    int64_t newest_order;
  };
  struct Written {
    std::vector<uint8_t> file;
    std::string page;  // what pages need of the policy
    std::string newest_order;
  };
  void check_usage() const;
  evaluate::Choice choose(const orders::OrderLog& log, const orders::Catalog& catalog);
  Learned learn_orders(const orders::Catalog& catalog);
  Learned learn_pair_counts(const orders::Catalog& catalog);
  Written learn_and_write();
  void publish(const Written& written);
};

std::string iso_date(int64_t seconds) {
  const std::time_t time = static_cast<std::time_t>(seconds);
  std::tm parts{};
  gmtime_r(&time, &parts);
  char text[32];
  std::strftime(text, sizeof(text), "%Y-%m-%d", &parts);
  return text;
}

void tell_overlap(const orders::Catalog& catalog, const orders::SoldItems& sold) {
  if (catalog.empty()) return;
  std::unordered_set<std::string_view> ordered;
  for (const orders::Item& item : sold.items) ordered.insert(item.sku);
  const auto listed = std::count_if(catalog.items.begin(), catalog.items.end(),
                                    [&](const auto& item) { return ordered.contains(item.sku); });
  std::cerr << "  " << listed << " of the catalog's " << catalog.items.size()
            << " items were ordered; " << static_cast<int64_t>(sold.items.size()) - listed
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

// Throws CLI::ParseError for options that do not go together.
void TrainCommand::check_usage() const {
  if (pair_counts.empty()) {
    if (!input.has_orders()) throw CLI::RequiredError("--orders or --pair-counts");
    return;
  }
  if (fixed.learner == train::Learner::kLogLinear) {
    throw CLI::ValidationError("--learner",
                               "log-linear learns from whole orders, not from --pair-counts");
  }
  if (fixed.recency_days || fixed.size_exponent) {
    throw CLI::ValidationError(fixed.recency_days ? "--recency" : "--order-size",
                               "--pair-counts were weighed already; change it in the SQL");
  }
}

evaluate::Choice TrainCommand::choose(const orders::OrderLog& log, const orders::Catalog& catalog) {
  tell_overlap(catalog, log);
  tell_lone_newest(log);
  input.require_memory(log.items.size() + catalog.items.size(), !fixed.quick);
  return evaluate::choose(log, catalog, fixed, input.progress());
}

TrainCommand::Learned TrainCommand::learn_orders(const orders::Catalog& catalog) {
  const orders::OrderLog log = input.read_orders(catalog);
  policy.check(log, catalog, &log);
  const evaluate::Choice choice = choose(log, catalog);
  for (const std::string& reason : choice.reasons) std::cerr << "  " << reason << "\n";
  return {train::train(log, catalog, choice.options, input.progress()), log.ordered_at.back()};
}

// Orders, if there are any, only choose.
TrainCommand::Learned TrainCommand::learn_pair_counts(const orders::Catalog& catalog) {
  const train::PairTable table = input.read_pair_counts(pair_counts, catalog);
  policy.check(table.sold, catalog);
  input.require_memory(table.sold.items.size() + catalog.items.size(), false);
  fixed.linear = true;
  fixed.recency_days = table.weighting.recency_days;
  fixed.size_exponent = table.weighting.size_exponent;
  if (!fixed.min_orders && table.min_orders > train::LearnerOptions().min_orders) {
    fixed.min_orders = table.min_orders;
  }
  if (!input.has_orders()) tell_overlap(catalog, table.sold);
  const evaluate::Choice choice = input.has_orders() ? choose(input.read_orders(catalog), catalog)
                                                     : evaluate::choose_nothing(fixed);
  for (const std::string& reason : choice.reasons) std::cerr << "  " << reason << "\n";
  return {train::train(table, catalog, choice.options, input.progress()), table.newest_order};
}

// Leaves nothing in memory but what is to be published.
TrainCommand::Written TrainCommand::learn_and_write() {
  const orders::Catalog catalog = input.read_catalog();
  Learned learned = pair_counts.empty() ? learn_orders(catalog) : learn_pair_counts(catalog);
  policy.propose_upgrades(learned.contents);
  const std::string page = policy.apply(catalog, learned.contents);
  return {model::write_model(learned.contents), page, iso_date(learned.newest_order)};
}

void TrainCommand::publish(const Written& written) {
  model::Model model;
  model::Model::open(written.file, model);
  std::cerr << "learned " << model.neighbours() << " neighbours of " << model.items() << " items"
            << (model.neighbours() > 0 ? "; the strongest:" : "") << "\n";
  print_strongest(std::cerr, model, 5);
  if (model.neighbours() == 0) {
    std::cerr
        << "  no pair was bought together often enough; only popular items can be suggested\n";
  }
  // Here and not while publishing, so that a bound that is too small is told before a file is
  // written.
  if (!publishing.shards) publishing.shards = evaluate::choose_shards(model, written.file);
  input.check_memory();
  publishing.publish(written.file, written.newest_order, written.page);
  try {
    input.check_memory();
  } catch (const orders::MemoryError& error) {
    // The model is published and whole: no failure any more.
    std::cerr << "goeswith: " << error.what() << "; the model was published all the same\n";
  }
}

void TrainCommand::run() {
  check_usage();
  policy.read();
  const Written written = learn_and_write();
  input.check_memory();
  publish(written);
}

}  // namespace

void add_train(CLI::App& app) {
  auto command = std::make_shared<TrainCommand>();
  CLI::App* sub = app.add_subcommand("train", "Learn from orders and publish a model directory");
  command->input.add_order_options(*sub);
  sub->get_option("--orders")->required(false);
  sub->add_option(
         "--pair-counts", command->pair_counts,
         "Counts of a warehouse, as src/train/sql has it count: learn from these; the newest "
         "--orders, if given, only choose how")
      ->type_name("FILE");
  command->input.add_catalog_option(*sub);
  command->policy.add(*sub);
  command->policy.add_proposals(*sub);
  command->publishing.add(*sub);
  command->input.add_memory_option(*sub);
  add_learning_options(*sub, command->fixed);
  sub->callback([command] { command->run(); });
}

}  // namespace goeswith::cli
