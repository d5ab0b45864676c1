#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/model_directory.h"
#include "cli/model_text.h"
#include "evaluate/evaluate.h"

namespace goeswith::cli {
namespace {

struct InspectCommand {
  std::string directory;
  std::string sku;
  bool json = false;

  void run();
};

// The bytes that tell neighbours, without the names and prices of the items.
std::vector<uint8_t> neighbour_bytes(std::span<const uint8_t> file, const model::Sections& at) {
  std::vector<uint8_t> bytes(file.begin() + static_cast<ptrdiff_t>(at.row_end),
                             file.begin() + static_cast<ptrdiff_t>(at.item_orders));
  bytes.insert(bytes.end(), file.begin() + static_cast<ptrdiff_t>(at.neighbour_code),
               file.begin() + static_cast<ptrdiff_t>(at.item_flags));
  return bytes;
}

nlohmann::ordered_json describe_model(const ModelDirectory& directory) {
  const model::Model& model = directory.model();
  const model::Sections at = model::sections_of(model.counts());
  const std::vector<uint8_t> neighbours = neighbour_bytes(directory.file(), at);
  const auto bits = [&](uint64_t bytes) {
    return 8.0 * static_cast<double>(bytes) / std::max(1u, model.neighbours());
  };
  return {{"file", directory.file_name()},
          {"items", model.items()},
          {"orders", model.orders()},
          {"neighbours", model.neighbours()},
          {"currency", std::string(model.currency())},
          {"bytes", directory.file().size()},
          {"brotli_bytes", evaluate::brotli_bytes(directory.file())},
          {"bits_per_neighbour", bits(neighbours.size())},
          {"brotli_bits_per_neighbour", bits(evaluate::brotli_bytes(neighbours))},
          {"sections",
           {{"header", at.class_lines},
            {"ranking", at.row_end - at.class_lines},
            {"neighbours", neighbours.size()},
            {"items", at.popular - at.item_orders + (at.neighbour_code - at.text_end) +
                          (at.text - at.item_flags)},
            {"popular", at.text_end - at.popular},
            {"text", model.text_bytes()},
            {"checksum", at.file_bytes - at.text - model.text_bytes()}}}};
}

nlohmann::ordered_json describe_item(const model::Model& model, uint32_t item) {
  nlohmann::ordered_json json = {{"sku", std::string(model.text(item, model::kSku))},
                                 {"title", std::string(model.text(item, model::kTitle))},
                                 {"price", price_json(model, item)},
                                 {"category", std::string(model.text(item, model::kCategory))},
                                 {"orders", model.item_orders(item)},
                                 {"inStock", model.in_stock(item)},
                                 {"neighbours", nlohmann::ordered_json::array()}};
  for (uint32_t k = model.row_begin(item); k < model.row_end(item); ++k) {
    const uint32_t other = model.neighbour_item(k);
    json["neighbours"].push_back({{"sku", std::string(model.text(other, model::kSku))},
                                  {"title", std::string(model.text(other, model::kTitle))},
                                  {"weight", model.weight(0, k)},
                                  {"orders", model.neighbour_orders(k)},
                                  {"attachRate", model.attach_rate(item, k)},
                                  {"lift", model.lift(item, k)},
                                  {"inStock", model.in_stock(other)}});
  }
  return json;
}

void print_model(const ModelDirectory& directory, const nlohmann::ordered_json& json) {
  std::printf("%s: %u items, %u neighbours, learned from %u orders\n",
              directory.file_name().c_str(), directory.model().items(),
              directory.model().neighbours(), directory.model().orders());
  std::printf(
      "%llu bytes, %llu after brotli; %.1f bits a neighbour, %.1f after brotli\n",
      json["bytes"].get<unsigned long long>(), json["brotli_bytes"].get<unsigned long long>(),
      json["bits_per_neighbour"].get<double>(), json["brotli_bits_per_neighbour"].get<double>());
  for (const auto& [section, bytes] : json["sections"].items()) {
    std::printf("  %-12s %10llu\n", section.c_str(), bytes.get<unsigned long long>());
  }
  std::printf("the strongest pairs:\n");
  std::fflush(stdout);
  print_strongest(std::cout, directory.model(), 10);
}

void print_item(const nlohmann::ordered_json& json) {
  std::printf("%s (%s), in %u orders; suggests, the weightiest first:\n",
              json["title"].get<std::string>().c_str(), json["sku"].get<std::string>().c_str(),
              json["orders"].get<uint32_t>());
  std::printf("  %8s %8s %8s %8s\n", "weight", "orders", "attach", "lift");
  for (const auto& neighbour : json["neighbours"]) {
    std::printf("  %8.4f %8u %8s %8.3g  %s (%s)%s\n", neighbour["weight"].get<double>(),
                neighbour["orders"].get<uint32_t>(),
                percent(neighbour["attachRate"].get<double>()).c_str(),
                neighbour["lift"].get<double>(), neighbour["title"].get<std::string>().c_str(),
                neighbour["sku"].get<std::string>().c_str(),
                neighbour["inStock"].get<bool>() ? "" : ", out of stock");
  }
}

void InspectCommand::run() {
  const ModelDirectory opened(directory);
  nlohmann::ordered_json description;
  if (sku.empty()) {
    description = describe_model(opened);
  } else {
    const uint32_t item = opened.model().find(sku);
    if (item == model::kNoItem) throw std::runtime_error("the model does not know " + sku);
    description = describe_item(opened.model(), item);
  }
  if (json) {
    std::cout << json_text(description, 2) << "\n";
  } else if (sku.empty()) {
    print_model(opened, description);
  } else {
    print_item(description);
  }
}

}  // namespace

void add_inspect(CLI::App& app) {
  auto command = std::make_shared<InspectCommand>();
  CLI::App* sub =
      app.add_subcommand("inspect", "A model's sizes, or why an item suggests what it does");
  sub->add_option("model", command->directory, "Model directory")->required()->type_name("DIR");
  sub->add_option("--item", command->sku, "Show what this item suggests")->type_name("SKU");
  sub->add_flag("--json", command->json, "One JSON object on standard output");
  sub->callback([command] { command->run(); });
}

}  // namespace goeswith::cli
