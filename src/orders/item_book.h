#pragma once

#include <cstdint>
#include <optional>
#include <regex>
#include <string>
#include <string_view>
#include <vector>

#include "orders/order_log.h"
#include "orders/string_table.h"

namespace goeswith::orders {

// The items by their keys, each with the newest title and price that its lines gave.
class ItemBook {
 public:
  // Only keys in which `pattern` is found are items; an empty one lets all pass. Throws InputError
  // if it is not an ECMAScript regular expression.
  explicit ItemBook(const std::string& pattern);

  // The item with this key, entered if it is new; nothing if the pattern leaves it out.
  std::optional<uint32_t> item(std::string_view key);

  // Notes what a line of an order of that time says. `title` may be empty and `price` kNoPrice; a
  // title that is not UTF-8 is taken as Windows-1252.
  void describe(uint32_t item, int64_t ordered_at, std::string_view title, int64_t price);

  size_t size() const { return items_.size(); }
  std::vector<Item> take() { return std::move(items_); }

 private:
  static constexpr uint32_t kLeftOut = UINT32_MAX;

  std::optional<std::regex> pattern_;
  StringTable keys_;
  std::vector<uint32_t> item_of_key_;  // or kLeftOut
  std::vector<Item> items_;
  std::vector<int64_t> title_at_;  // when the item's title was ordered
  std::vector<int64_t> price_at_;
};

}  // namespace goeswith::orders
