#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace CLI {
class App;
}

namespace goeswith::cli {

// A SKU and a number: of days, or of pieces.
using SkuNumber = std::pair<std::string, uint32_t>;

// What a page tells beside the cart, as `facts` in JavaScript: options of `suggest`.
struct PageFacts {
  std::string country;                // ISO 3166, or empty
  std::optional<double> subtotal;     // of the cart, in units of the model's currency
  std::vector<SkuNumber> history;     // SKUs bought before; days ago
  std::vector<SkuNumber> stock;       // SKUs; pieces
  std::vector<std::string> segments;  // of the shopper
  int64_t now = 0;                    // seconds since 1970

  // The options; `now` is the time of the machine unless it is given.
  void add(CLI::App& command);
};

// "TP=3" of an option; throws CLI::ValidationError in the option's name if it is anything else.
SkuNumber sku_and_number(const std::string& text, const std::string& option);

}  // namespace goeswith::cli
