// Mean percentile rank on sets of items, as the nonsymmetric-DPP papers measure it: choose, train
// and write the model as `goeswith train` does, open the file, and let the engine rank every item.
//   goeswith_bench registry SETS SPLIT [--learner NAME …] prints one JSON object.
// SETS has a comma-separated set of item numbers a line; SPLIT is JSON with the line numbers (from
// 0) of the sets that validate ("val") and test ("test"); all others train.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <random>

#include "cli/order_input.h"
#include "commands.h"
#include "engine/recommender.h"
#include "evaluate/calibrate.h"
#include "evaluate/choose.h"
#include "orders/input_file.h"

namespace goeswith::bench {
namespace {

using Set = std::vector<uint32_t>;

// Raw scores are read back from the engine as probabilities on a straight line between two that
// none of them passes. Only logarithms fall below 0.
struct Line {
  explicit Line(bool negative) : low(negative ? -100 : 0), high(negative ? 100 : 1000) {}
  double raw(float probability) const {
    return low + static_cast<double>(probability) * (high - low);
  }

  double low;
  double high;
};

std::vector<Set> read_sets(const std::string& path) {
  orders::InputFile file(path);
  std::vector<Set> sets(1);
  std::string digits;
  char block[65536];
  const auto end_number = [&] {
    if (!digits.empty()) sets.back().push_back(static_cast<uint32_t>(std::stoul(digits)));
    digits.clear();
  };
  for (size_t read; (read = file.read(block, sizeof block)) > 0;) {
    for (const char c : std::string_view(block, read)) {
      if (c >= '0' && c <= '9') {
        digits += c;
        continue;
      }
      end_number();
      if (c == '\n') sets.emplace_back();
    }
  }
  end_number();
  if (sets.back().empty()) sets.pop_back();
  return sets;
}

// A set has no order: its lines are shuffled, so that nobody learns that the highest number, which
// is the one that is hidden, comes last.
void shuffle(std::vector<Set>& sets) {
  std::mt19937_64 random(1);
  for (Set& set : sets) {
    for (size_t i = set.size(); i > 1; --i) std::swap(set[i - 1], set[random() % i]);
  }
}

struct Registry {
  orders::OrderLog log;  // without dates: first the sets that train, then those that validate
  std::vector<Set> test;
};

Registry read_registry(const std::string& sets_path, const std::string& split_path) {
  std::vector<Set> sets = read_sets(sets_path);
  shuffle(sets);
  std::ifstream split_file(split_path);
  const nlohmann::json split = nlohmann::json::parse(split_file);
  enum Part : uint8_t { kTrain, kValidation, kTest };
  std::vector<Part> part(sets.size(), kTrain);
  for (const size_t line : split.at("val")) part.at(line) = kValidation;
  for (const size_t line : split.at("test")) part.at(line) = kTest;

  Registry registry;
  std::map<uint32_t, uint32_t> number;
  for (const Part wanted : {kTrain, kValidation}) {
    for (size_t line = 0; line < sets.size(); ++line) {
      if (part[line] != wanted) continue;
      for (const uint32_t sku : sets[line]) {
        const auto [at, added] = number.emplace(sku, registry.log.items.size());
        if (added) registry.log.items.push_back({std::to_string(sku), ""});
        registry.log.lines.push_back(at->second);
      }
      registry.log.line_begin.push_back(registry.log.lines.size());
      registry.log.ordered_at.push_back(0);
    }
  }
  for (size_t line = 0; line < sets.size(); ++line) {
    if (part[line] == kTest) registry.test.push_back(sets[line]);
  }
  return registry;
}

// The place of an item among all that are not in the cart, as the share of them that it does not
// lose to: 1 for the first. Of those with the same place it has the middle one.
double percentile(const std::vector<double>& scores, const std::vector<bool>& in_cart,
                  uint32_t hidden) {
  double all = 0;
  double above = 0;
  for (uint32_t item = 0; item < scores.size(); ++item) {
    if (in_cart[item]) continue;
    all += 1;
    if (scores[item] > scores[hidden]) above += 1;
    if (scores[item] == scores[hidden] && item != hidden) above += 0.5;
  }
  return 1 - above / all;
}

// Every item of a model, asked for in as many lists as it takes.
class Ranker {
 public:
  Ranker(const model::Model& model, const Line& line) : model_(model), line_(line) {
    recommender_.open(model);
  }

  // By item: its raw score for the cart. What the engine fills its lists with, and what it never
  // lists, has none, and comes after those that have one by the number of its orders.
  std::vector<double> scores(const Set& cart) {
    std::vector<double> scores(model_.items());
    for (uint32_t i = 0; i < model_.items(); ++i) {
      scores[i] = static_cast<double>(model_.item_orders(i)) / model_.orders() + line_.low - 1;
    }
    Set ranked;
    for (size_t before = 1; ranked.size() != before;) {
      before = ranked.size();
      for (const engine::Suggestion& suggestion :
           recommender_.suggest({cart, ranked_, engine::kMaxLimit, engine::Popular::kRanked, 0})) {
        ranked.push_back(suggestion.item);
        if (suggestion.score > 0) {
          scores[suggestion.item] = line_.raw(suggestion.score);
        }
      }
      ranked_ = ranked;
    }
    ranked_.clear();
    return scores;
  }

 private:
  const model::Model& model_;
  const Line line_;
  engine::Recommender recommender_;
  Set ranked_;
};

struct Mean {
  double sum = 0;
  double squares = 0;
  double count = 0;

  void add(double value) {
    sum += value;
    squares += value * value;
    count += 1;
  }
  double mean() const { return 100 * sum / count; }
  double error() const {
    return 100 * std::sqrt((squares / count - sum / count * (sum / count)) / count);
  }
};

nlohmann::json measure(const model::Model& model, const Line& line, const std::vector<Set>& test) {
  Ranker ranker(model, line);
  Mean engine;
  Mean popularity;
  std::map<size_t, Mean> by_lines;
  std::vector<double> orders;
  for (uint32_t i = 0; i < model.items(); ++i) orders.push_back(model.item_orders(i));
  for (const Set& set : test) {
    if (set.size() < 2) continue;
    const uint32_t highest = *std::max_element(set.begin(), set.end());
    const uint32_t hidden = model.find(std::to_string(highest));
    if (hidden == model::kNoItem) throw std::runtime_error("an item of the test never trained");
    Set cart;
    std::vector<bool> in_cart(model.items(), false);
    for (const uint32_t sku : set) {
      if (sku == highest) continue;
      cart.push_back(model.find(std::to_string(sku)));
      if (cart.back() != model::kNoItem) in_cart[cart.back()] = true;
    }
    const double share = percentile(ranker.scores(cart), in_cart, hidden);
    engine.add(share);
    by_lines[std::min<size_t>(cart.size(), 6)].add(share);
    popularity.add(percentile(orders, in_cart, hidden));
  }
  nlohmann::json result = {{"cases", engine.count},
                           {"mpr", engine.mean()},
                           {"error", engine.error()},
                           {"popularity", popularity.mean()}};
  for (const auto& [lines, mean] : by_lines) {
    result["byLines"].push_back({{"lines", lines}, {"cases", mean.count}, {"mpr", mean.mean()}});
  }
  return result;
}

void run(const std::string& sets, const std::string& split, const evaluate::Fixed& fixed) {
  const Registry registry = read_registry(sets, split);
  const evaluate::Choice choice = evaluate::choose(registry.log, {}, fixed, {});
  model::Contents contents = train::train(registry.log, {}, choice.options, {});
  const size_t bytes = model::write_model(contents).size();
  // The same weights, priors and powers, with curves that say the raw score: the model's own rise
  // with it, but are level where outcomes are few.
  const Line line(choice.options.learner.learner == train::Learner::kLogLinear);
  for (model::SizeClass& of : contents.ranking.classes) {
    of.curve = evaluate::straight_curve(line.low, line.high);
  }
  const std::vector<uint8_t> file = model::write_model(contents);
  model::Model model;
  if (model::Model::open(file, model) != model::OpenError::kNone) {
    throw std::runtime_error("the model does not open");
  }
  nlohmann::json result = measure(model, line, registry.test);
  const train::LearnerOptions& learner = choice.options.learner;
  result["learner"] = train::kLearnerNames[static_cast<uint32_t>(learner.learner)];
  result["bytes"] = bytes;
  result["items"] = model.items();
  result["orders"] = model.orders();
  result["reasons"] = choice.reasons;
  std::cout << result.dump() << "\n";
}

}  // namespace

void add_registry(CLI::App& app) {
  struct Options {
    std::string sets;
    std::string split;
    evaluate::Fixed fixed;
  };
  auto options = std::make_shared<Options>();
  CLI::App* sub = app.add_subcommand("registry", "Mean percentile rank on sets of items");
  sub->add_option("SETS", options->sets)->required();
  sub->add_option("SPLIT", options->split)->required();
  cli::add_learning_options(*sub, options->fixed);
  sub->callback([options] { run(options->sets, options->split, options->fixed); });
}

}  // namespace goeswith::bench
