#include "orders/item_book.h"

#include <limits>

#include "orders/ascii.h"
#include "orders/input_error.h"
#include "orders/utf8.h"

namespace goeswith::orders {

ItemBook::ItemBook(const std::string& pattern) {
  if (pattern.empty()) return;
  try {
    pattern_.emplace(pattern, std::regex::ECMAScript | std::regex::optimize);
  } catch (const std::regex_error& error) {
    throw InputError("--item-pattern", in_quotes(pattern) + " is not a regular expression: " +
                                           std::string(error.what()));
  }
}

std::optional<uint32_t> ItemBook::item(std::string_view key) {
  const uint32_t number = keys_.intern(key);
  if (number == item_of_key_.size()) {
    const bool kept = !pattern_ || std::regex_search(key.begin(), key.end(), *pattern_);
    item_of_key_.push_back(kept ? static_cast<uint32_t>(items_.size()) : kLeftOut);
    if (kept) {
      items_.push_back({std::string(key), "", kNoPrice});
      title_at_.push_back(std::numeric_limits<int64_t>::min());
      price_at_.push_back(std::numeric_limits<int64_t>::min());
    }
  }
  if (item_of_key_[number] == kLeftOut) return {};
  return item_of_key_[number];
}

void ItemBook::describe(uint32_t item, int64_t ordered_at, std::string_view title, int64_t price) {
  Item& described = items_[item];
  if (!title.empty() && ordered_at >= title_at_[item]) {
    title_at_[item] = ordered_at;
    if (described.title != title) described.title = to_utf8(title);
  }
  if (price != kNoPrice && ordered_at >= price_at_[item]) {
    price_at_[item] = ordered_at;
    described.price = price;
  }
}

}  // namespace goeswith::orders
