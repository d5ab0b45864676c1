#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/order_input.h"
#include "evaluate/evaluate.h"

namespace goeswith::cli {
namespace {

struct EvaluateCommand {
  OrderInput input;
  train::TrainOptions options;
  bool validation = false;
  bool json = false;

  void run();
};

nlohmann::ordered_json metrics_json(const evaluate::MethodReport& method) {
  const evaluate::Metrics& m = method.metrics;
  nlohmann::ordered_json json;
  json["hr4"] = m.hr4;
  for (size_t p = 0; p < evaluate::kPrefixes.size(); ++p) {
    json["hr4_k" + std::to_string(evaluate::kPrefixes[p])] = m.hr4_by_k[p];
  }
  json["loo_hr6"] = m.loo_hr6;
  json["mrr4"] = m.mrr4;
  json["coverage"] = m.coverage;
  json["bytes"] = method.bytes ? nlohmann::ordered_json(*method.bytes) : nullptr;
  json["hr4_interval"] = {m.hr4_interval.low, m.hr4_interval.high};
  json["loo_hr6_interval"] = {m.loo_hr6_interval.low, m.loo_hr6_interval.high};
  return json;
}

void print_json(const evaluate::Report& report) {
  nlohmann::ordered_json json = {{"orders", report.training_orders},
                                 {"items", report.items},
                                 {"asked", report.asked},
                                 {"cases", report.methods.front().metrics.cases},
                                 {"methods", nlohmann::ordered_json::object()}};
  for (const evaluate::MethodReport& method : report.methods) {
    json["methods"][method.name] = metrics_json(method);
  }
  std::cout << json.dump(2) << "\n";
}

void print_table(const evaluate::Report& report) {
  std::cerr << "learned from " << report.training_orders << " orders of " << report.items
            << " items; replayed " << report.asked << " later orders as "
            << report.methods.front().metrics.cases << " carts\n";
  std::printf("%-12s %-22s %6s %6s %6s %6s  %-22s %6s %8s %10s\n", "", "hr4", "k=1", "k=2", "k=3",
              "k=5", "loo_hr6", "mrr4", "coverage", "bytes");
  for (const evaluate::MethodReport& method : report.methods) {
    const evaluate::Metrics& m = method.metrics;
    std::printf(
        "%-12s %.3f  (%.3f…%.3f)  %6.3f %6.3f %6.3f %6.3f  %.3f  (%.3f…%.3f)  %6.3f %8.3f %10s\n",
        method.name.c_str(), m.hr4, m.hr4_interval.low, m.hr4_interval.high, m.hr4_by_k[0],
        m.hr4_by_k[1], m.hr4_by_k[2], m.hr4_by_k[3], m.loo_hr6, m.loo_hr6_interval.low,
        m.loo_hr6_interval.high, m.mrr4, m.coverage,
        method.bytes ? std::to_string(*method.bytes).c_str() : "");
  }
  std::fflush(stdout);
}

void EvaluateCommand::run() {
  const orders::Catalog catalog = input.read_catalog();
  const orders::OrderLog log = input.read_orders(catalog);
  const auto part = validation ? evaluate::Part::kValidation : evaluate::Part::kTest;
  const evaluate::Report report = evaluate::evaluate(log, part, options, input.progress());
  json ? print_json(report) : print_table(report);
}

}  // namespace

void add_evaluate(CLI::App& app) {
  auto command = std::make_shared<EvaluateCommand>();
  CLI::App* sub = app.add_subcommand(
      "evaluate", "Replay the last tenth of the orders beside what a shop could use instead");
  command->input.add_order_options(*sub);
  sub->add_flag("--validation", command->validation,
                "Replay the ninth tenth, taught by the first eight: for choosing options");
  sub->add_flag("--json", command->json, "One JSON object on standard output");
  add_train_options(*sub, command->options);
  sub->callback([command] { command->run(); });
}

}  // namespace goeswith::cli
