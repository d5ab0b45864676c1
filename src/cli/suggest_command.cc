#include <CLI/CLI.hpp>
#include <algorithm>
#include <fstream>
#include <iostream>
#include <memory>
#include <set>

#include "cli/command.h"
#include "cli/formatted.h"
#include "cli/model_directory.h"
#include "cli/model_text.h"
#include "cli/page_facts.h"
#include "cli/page_rules.h"
#include "cli/why_text.h"

namespace goeswith::cli {
namespace {

struct SuggestCommand {
  std::string directory;
  std::vector<std::string> cart;
  std::string carts_file;
  std::vector<std::string> exclude;
  std::string placement = "cart";
  uint32_t limit = 4;
  engine::Popular popular = engine::Popular::kLastResort;
  float min_probability = engine::kModelsOwn;
  bool json = false;
  bool explain = false;
  PageFacts facts;

  void run();
};

using Cart = std::vector<std::string>;

Cart clean_skus(Cart skus) {
  for (std::string& sku : skus) CLI::detail::trim(sku);
  std::erase(skus, "");
  return skus;
}

std::vector<Cart> read_carts(const std::string& path) {
  std::ifstream file;
  if (path != "-") {
    file.open(path);
    if (!file) throw std::runtime_error(path + ": cannot be opened");
  }
  std::istream& in = path == "-" ? std::cin : file;
  std::vector<Cart> carts;
  for (std::string line; std::getline(in, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    carts.push_back(clean_skus(CLI::detail::split(line, ',')));
  }
  if (in.bad()) throw std::runtime_error(path + ": cannot be read");
  return carts;
}

// One open model and what it is asked; answers in the shape of Recommender.suggest() in JavaScript.
class Asker {
 public:
  Asker(ModelDirectory& directory, const SuggestCommand& command)
      : directory_(directory), command_(command), rules_(directory.policy(), command.facts) {
    needed_ = command.exclude;
    for (const auto& [sku, days] : rules_.history()) needed_.push_back(sku);
  }

  std::span<const engine::Suggestion> suggest(const Cart& cart) {
    const model::Model& model = directory_.model_for(cart, needed_);
    tell_lost();
    // A single file stays open; of parts every cart has its own.
    if (model_ == nullptr || directory_.manifest().shards > 0) {
      model_ = &model;
      if (!recommender_.open(model)) throw std::runtime_error("not enough memory for the model");
    }
    rules_.refresh(model);
    items_.clear();
    lines_.clear();
    excluded_.clear();
    for (const std::string& sku : cart) {
      items_.push_back(model.find(sku));
      // Of what could not be loaded nothing is known but that it must not be offered.
      (directory_.is_lost(sku) ? excluded_ : lines_).push_back(items_.back());
    }
    for (const std::string& sku : command_.exclude) excluded_.push_back(model.find(sku));
    for (const auto& [sku, days] : rules_.older_history()) excluded_.push_back(model.find(sku));
    engine::Query query = {items_, excluded_, command_.limit, command_.popular,
                           command_.min_probability};
    rules_.apply(command_.placement, model, query);
    query.cart = lines_;
    return recommender_.suggest(query);
  }

  // That answered last.
  const model::Model& model() const { return *model_; }

  // What the last answer withheld, the most probable first.
  std::vector<engine::Withheld> withheld() const {
    const auto all = recommender_.withheld();
    std::vector<engine::Withheld> list(all.begin(), all.end());
    std::stable_sort(list.begin(), list.end(),
                     [](const auto& a, const auto& b) { return a.score > b.score; });
    return list;
  }

  nlohmann::ordered_json answer(const Cart& cart) {
    nlohmann::ordered_json json = {{"cart", cart},
                                   {"suggestions", nlohmann::ordered_json::array()}};
    for (const engine::Suggestion& suggestion : suggest(cart)) {
      json["suggestions"].push_back(suggestion_json(model(), suggestion));
      if (command_.explain) put_factor(json["suggestions"].back(), suggestion.item);
    }
    if (command_.explain) json["withheld"] = withheld_json();
    json["unknown"] = unknown(cart);
    json["errors"] = nlohmann::ordered_json::array();
    for (const LostShard& lost : directory_.lost()) {
      json["errors"].push_back({{"code", lost.code}, {"message", lost.error}});
    }
    return json;
  }

  // An item is ranked as if it were so many times as probable.
  float factor(uint32_t item) const { return recommender_.rules().factor(item); }

  // Of the cart asked about last, without what could not be loaded.
  Cart unknown(const Cart& cart) const {
    Cart skus;
    for (size_t i = 0; i < cart.size(); ++i) {
      if (items_[i] == model::kNoItem && !directory_.is_lost(cart[i])) skus.push_back(cart[i]);
    }
    return skus;
  }

 private:
  // A shard that cannot be used takes away its own suggestions, as in the browser; each is told
  // once, however many carts need it.
  void tell_lost() {
    for (const LostShard& lost : directory_.lost()) {
      if (!told_.insert(lost.error).second) continue;
      std::cerr << "goeswith: " << lost.error << "; left out with all that it suggests\n";
    }
  }

  nlohmann::ordered_json withheld_json() const {
    auto list = nlohmann::ordered_json::array();
    for (const auto& [item, score, why] : withheld()) {
      list.push_back({{"sku", std::string(model().text(item, model::kSku))},
                      {"title", std::string(model().text(item, model::kTitle))},
                      {"score", score},
                      {"why", why_name(why)}});
      put_factor(list.back(), item);
    }
    return list;
  }

  void put_factor(nlohmann::ordered_json& json, uint32_t item) const {
    if (factor(item) != 1) json["factor"] = factor(item);
  }

  ModelDirectory& directory_;
  const SuggestCommand& command_;
  PageRules rules_;
  Cart needed_;  // beside the cart
  const model::Model* model_ = nullptr;
  engine::Recommender recommender_;
  std::set<std::string> told_;   // errors
  std::vector<uint32_t> items_;  // of the cart
  std::vector<uint32_t> lines_;  // those of them that were loaded
  std::vector<uint32_t> excluded_;
};

// What a policy makes of the item's probability, if anything.
std::string factor_text(float factor) {
  return factor == 1 ? "" : "; ranked as if " + formatted("%.3g", factor) + " times as probable";
}

void print_cart(Asker& asker, const Cart& cart, bool explain) {
  const auto suggestions = asker.suggest(cart);
  for (const std::string& sku : asker.unknown(cart)) {
    std::cerr << "the model does not know " << sku << "\n";
  }
  for (const engine::Suggestion& suggestion : suggestions) {
    std::cout << item_name(asker.model(), suggestion.item) << "\n    "
              << evidence_text(asker.model(), suggestion) << "\n";
    if (!explain) continue;
    std::cout << "    shown: " << why_text(suggestion.why)
              << factor_text(asker.factor(suggestion.item)) << "\n";
  }
  for (const auto& [item, score, why] :
       explain ? asker.withheld() : std::vector<engine::Withheld>()) {
    std::cout << item_name(asker.model(), item) << "\n    withheld: " << why_text(why)
              << "; probability " << percent(score) << factor_text(asker.factor(item)) << "\n";
  }
  if (suggestions.empty()) std::cerr << "nothing goes well enough with this cart\n";
}

void SuggestCommand::run() {
  ModelDirectory opened(directory);
  Asker asker(opened, *this);
  if (carts_file.empty()) {
    if (json) {
      std::cout << json_text(asker.answer(cart), 2) << "\n";
    } else {
      print_cart(asker, cart, explain);
    }
    return;
  }
  const std::vector<Cart> carts = read_carts(carts_file);
  if (!json) {
    for (const Cart& each : carts) {
      std::cout << "cart: " << CLI::detail::join(each) << "\n";
      print_cart(asker, each, explain);
    }
    return;
  }
  // One object, but never one tree: there may be a hundred thousand carts.
  std::cout << "{\"carts\":[";
  for (size_t c = 0; c < carts.size(); ++c) {
    std::cout << (c == 0 ? "\n" : ",\n") << json_text(asker.answer(carts[c]));
  }
  std::cout << "\n]}\n";
}

}  // namespace

void add_suggest(CLI::App& app) {
  auto command = std::make_shared<SuggestCommand>();
  CLI::App* sub = app.add_subcommand("suggest", "What the browser would show for a cart");
  sub->add_option("model", command->directory, "Model directory")->required()->type_name("DIR");
  auto* cart = sub->add_option("--cart", command->cart, "SKUs in the cart")
                   ->delimiter(',')
                   ->type_name("SKU,SKU");
  sub->add_option("--carts", command->carts_file,
                  "A file with a cart a line, SKUs separated by commas; - is standard input")
      ->excludes(cart)
      ->type_name("FILE");
  sub->add_option("--exclude", command->exclude, "SKUs never to suggest")
      ->delimiter(',')
      ->type_name("SKU,SKU");
  sub->add_option("--placement", command->placement, "The place that is asking")
      ->check(CLI::IsMember({"cart", "thank-you", "product"}))
      ->capture_default_str();
  sub->add_option("--limit", command->limit, "Suggestions at most")
      ->check(CLI::Range(1u, engine::kMaxLimit))
      ->capture_default_str();
  const std::map<std::string, engine::Popular> popular = {
      {"never", engine::Popular::kNever},
      {"last-resort", engine::Popular::kLastResort},
      {"fill", engine::Popular::kFill}};
  sub->add_option("--popular", command->popular,
                  "When popular items may be shown: never, last-resort (default) or fill")
      ->transform(CLI::CheckedTransformer(popular).description(""))
      ->type_name("WHEN");
  sub->add_option("--min-probability", command->min_probability,
                  "Suggest nothing less probable; the model's own threshold unless given")
      ->check(CLI::Range(0.0, 1.0))
      ->type_name("P");
  command->facts.add(*sub);
  sub->add_flag("--explain", command->explain,
                "Also say which rule or number decided, and what was withheld");
  sub->add_flag("--json", command->json, "One JSON object on standard output");
  sub->callback([command, cart] {
    if (cart->count() == 0 && command->carts_file.empty()) {
      throw CLI::RequiredError("--cart or --carts");
    }
    command->cart = clean_skus(std::move(command->cart));
    command->exclude = clean_skus(std::move(command->exclude));
    command->run();
  });
}

}  // namespace goeswith::cli
