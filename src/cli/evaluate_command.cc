#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/evaluate_html.h"
#include "cli/evaluate_report.h"
#include "cli/order_input.h"
#include "cli/page_file.h"
#include "cli/policy_input.h"
#include "evaluate/evaluate.h"

namespace goeswith::cli {
namespace {

struct EvaluateCommand {
  OrderInput input;
  evaluate::Fixed fixed;
  evaluate::Compared compared = evaluate::Compared::kAll;
  PolicyInput policy;
  bool validation = false;
  bool json = false;
  std::string html;

  void run();
};

void EvaluateCommand::run() {
  // Before the minutes of work, so that a wrong path is told at once.
  std::unique_ptr<PageFile> page;
  if (!html.empty()) page = std::make_unique<PageFile>(html);
  policy.read();
  const orders::Catalog catalog = input.read_catalog();
  // What past orders bring is a question of the policy.
  if (policy.policy()) input.tell_customers_apart();
  const orders::OrderLog log = input.read_orders(catalog);
  const auto part = validation ? evaluate::Part::kValidation : evaluate::Part::kTest;
  policy.check(log, catalog, &log);
  const evaluate::Report report =
      evaluate::evaluate(log, part, fixed, compared, input.progress(), catalog, policy.policy());
  for (const std::string& note : report.notes) std::cerr << note << "\n";
  if (page) page->publish(report_html(report));
  if (json) {
    std::cout << report_json(report).dump(2) << "\n";
  } else {
    std::cerr << "learned from " << report.training_orders << " orders of " << report.items
              << " items; replayed " << report.asked << " later orders as "
              << report.methods.front().metrics.cases << " carts\n";
    print_report(std::cout, report);
  }
  std::cout.flush();
}

}  // namespace

void add_evaluate(CLI::App& app) {
  auto command = std::make_shared<EvaluateCommand>();
  CLI::App* sub = app.add_subcommand(
      "evaluate", "Replay the last tenth of the orders beside what a shop could use instead");
  command->input.add_order_options(*sub);
  sub->add_flag("--validation", command->validation,
                "Replay the ninth tenth, taught by the first eight: for choosing options");
  const std::map<std::string, evaluate::Compared> compared = {{"none", evaluate::Compared::kNone},
                                                              {"quick", evaluate::Compared::kQuick},
                                                              {"all", evaluate::Compared::kAll}};
  sub->add_option("--baselines", command->compared,
                  "Methods beside goeswith: none; quick: popularity, confidence, cosine, "
                  "log-likelihood ratio; all (default): dense EASE as well, which takes most of "
                  "the time")
      ->transform(CLI::CheckedTransformer(compared).description(""))
      ->type_name("WHICH");
  command->input.add_catalog_option(*sub);
  command->policy.add(*sub);
  sub->add_flag("--json", command->json, "One JSON object on standard output");
  sub->add_option("--html", command->html,
                  "Also write a page for people: one file with charts, open it in a browser")
      ->type_name("FILE");
  add_learning_options(*sub, command->fixed);
  sub->callback([command] { command->run(); });
}

}  // namespace goeswith::cli
