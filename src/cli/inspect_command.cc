#include <CLI/CLI.hpp>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <memory>

#include "cli/command.h"
#include "cli/model_directory.h"
#include "cli/model_text.h"
#include "evaluate/brotli.h"
#include "evaluate/neighbour_bound.h"
#include "evaluate/shard_count.h"

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

double bits_each(uint64_t bits, uint64_t neighbours) {
  return static_cast<double>(bits) / static_cast<double>(std::max<uint64_t>(1, neighbours));
}

nlohmann::ordered_json bound_json(const model::Model& model) {
  const evaluate::NeighbourBound bound = evaluate::neighbour_bound(model);
  return {{"number", bound.number}, {"weight", bound.code}};
}

void describe_file(ModelDirectory& directory, nlohmann::ordered_json& json) {
  const model::Model& model = directory.model();
  const model::Sections at = model::sections_of(model.counts());
  const std::vector<uint8_t> neighbours = neighbour_bytes(directory.file(), at);
  json["bytes"] = directory.file().size();
  json["brotli_bytes"] = evaluate::brotli_bytes(directory.file());
  json["bits_per_neighbour"] = bits_each(8 * neighbours.size(), model.neighbours());
  json["brotli_bits_per_neighbour"] =
      bits_each(8 * evaluate::brotli_bytes(neighbours), model.neighbours());
  json["bound_bits_per_neighbour"] = bound_json(model);
  json["sections"] = {{"header", at.class_lines},
                      {"ranking", at.row_end - at.class_lines},
                      {"neighbours", neighbours.size()},
                      {"items", at.popular - at.item_orders + (at.neighbour_code - at.text_end) +
                                    (at.text - at.item_flags)},
                      {"popular", at.text_end - at.popular},
                      {"text", model.text_bytes()},
                      {"checksum", at.file_bytes - at.text - model.text_bytes()}};
}

// Of a sharded model: its parts are written again, which gives the same bytes, and counted.
void describe_parts(ModelDirectory& directory, nlohmann::ordered_json& json) {
  const model::Model& model = directory.model();
  const model::ShardWriter writer(model, {directory.manifest().shards});
  model::PartBytes parts;
  uint64_t bytes = writer.head(&parts).size();
  for (uint32_t s = 0; s < writer.shards(); ++s) bytes += writer.shard(s, &parts).size();
  const evaluate::MovedBytes moved = evaluate::moved_bytes(writer);
  json["shards"] = writer.shards();
  json["bytes"] = bytes;
  json["cart_brotli_bytes"] = {{"1", std::round(moved.cart(1))},
                               {"3", std::round(moved.cart(3))},
                               {"10", std::round(moved.cart(10))}};
  json["bits_per_neighbour"] = {{"number", bits_each(parts.number_bits, parts.entries)},
                                {"weight", bits_each(parts.code_bits, parts.entries)},
                                {"orders", bits_each(parts.order_bits, parts.entries)},
                                {"row", bits_each(parts.other_bits, parts.entries)}};
  json["bound_bits_per_neighbour"] = bound_json(model);
  json["cards"] = parts.items;
  const auto bytes_of = [](uint64_t bits) { return (bits + 7) / 8; };
  json["sections"] = {{"headers", parts.header_bytes},
                      {"neighbours", bytes_of(parts.number_bits + parts.code_bits)},
                      {"evidence", bytes_of(parts.order_bits)},
                      {"pairs", bytes_of(parts.pair_bits)},
                      {"rows", bytes_of(parts.other_bits)},
                      {"items", parts.item_bytes},
                      {"text", parts.text_bytes}};
}

nlohmann::ordered_json describe_model(ModelDirectory& directory) {
  const model::Model& model = directory.model();
  nlohmann::ordered_json json = {{"file", directory.name()},
                                 {"items", model.items()},
                                 {"orders", model.orders()},
                                 {"neighbours", model.neighbours()},
                                 {"currency", std::string(model.currency())}};
  if (directory.manifest().shards == 0) {
    describe_file(directory, json);
  } else {
    describe_parts(directory, json);
  }
  return json;
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

void print_sizes(const nlohmann::ordered_json& json) {
  const auto number = [&](const nlohmann::ordered_json& of) { return of.get<double>(); };
  const auto& bits = json["bits_per_neighbour"];
  const auto& bound = json["bound_bits_per_neighbour"];
  if (bits.is_object()) {
    const auto& cart = json["cart_brotli_bytes"];
    std::printf("%u shards, %llu bytes; after brotli a cart of 1, 3, 10 loads %.0f, %.0f, %.0f\n",
                json["shards"].get<uint32_t>(), json["bytes"].get<unsigned long long>(),
                number(cart["1"]), number(cart["3"]), number(cart["10"]));
    std::printf(
        "%.1f bits a neighbour: %.1f which it is, %.1f its weight; %.1f its orders, "
        "%.1f whose and how long its row is\n",
        number(bits["number"]) + number(bits["weight"]), number(bits["number"]),
        number(bits["weight"]), number(bits["orders"]), number(bits["row"]));
  } else {
    std::printf("%llu bytes, %llu after brotli; %.1f bits a neighbour, %.1f after brotli\n",
                json["bytes"].get<unsigned long long>(),
                json["brotli_bytes"].get<unsigned long long>(), number(bits),
                number(json["brotli_bits_per_neighbour"]));
  }
  std::printf(
      "drawn by itself it takes at least %.1f: %.1f which it is, %.1f its weight in its row\n",
      number(bound["number"]) + number(bound["weight"]), number(bound["number"]),
      number(bound["weight"]));
  for (const auto& [section, bytes] : json["sections"].items()) {
    std::printf("  %-12s %10llu\n", section.c_str(), bytes.get<unsigned long long>());
  }
}

void print_model(ModelDirectory& directory, const nlohmann::ordered_json& json) {
  const model::Model& model = directory.model();
  std::printf("%s: %u items, %u neighbours, learned from %u orders\n", directory.name().c_str(),
              model.items(), model.neighbours(), model.orders());
  print_sizes(json);
  std::printf("the strongest pairs:\n");
  std::fflush(stdout);
  print_strongest(std::cout, model, 10);
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
  ModelDirectory opened(directory);
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
