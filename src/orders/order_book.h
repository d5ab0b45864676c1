#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orders/string_table.h"

namespace goeswith::orders {

// What is known of an order from its first row.
struct OrderHead {
  int64_t ordered_at = 0;  // seconds since 1970, UTC
  uint32_t file = 0;       // set by OrderBook::add: which file it is of
  uint16_t currency = 0;   // index of OrderBook::currency
  bool dropped = false;    // cancelled, voided or refunded
  bool has_id = false;     // set by OrderBook::add: its platform's number is known
};

// The orders by their numbers. Rows of one order need not be adjacent.
class OrderBook {
 public:
  // From here on rows are of the next file.
  void begin_file();

  // The order of the row with this number, if the book has it. `id` is the platform's own number of
  // the order, empty where the row does not say: several stores may use the number, and a row
  // without an id continues the newest order of that number.
  std::optional<uint32_t> find(std::string_view number, std::string_view id);

  // Enters a new order of the current file.
  uint32_t add(std::string_view number, std::string_view id, OrderHead head);

  const OrderHead& operator[](uint32_t order) const { return heads_[order]; }
  uint32_t size() const { return static_cast<uint32_t>(heads_.size()); }

  // Whether an earlier file had the order already.
  bool is_repeated(uint32_t order) const { return heads_[order].file != files_; }

  // The number of a currency, 0 for the empty one.
  uint16_t currency_number(std::string_view currency);
  const std::string& currency(uint16_t number) const { return currencies_[number]; }

 private:
  std::optional<uint32_t> find_key(std::string_view key) const;
  void enter_key(std::string_view key, uint32_t order);
  std::string_view with_id(std::string_view number, std::string_view id);

  uint32_t files_ = 0;
  // An order is entered under its number and its id, and under the number alone, which the newest
  // order that has it holds.
  StringTable keys_;
  LargeVector<uint32_t> order_of_key_;
  LargeVector<OrderHead> heads_;
  std::vector<std::string> currencies_ = {""};
  std::string key_;
  // The row before: most rows continue its order.
  std::string last_number_;
  std::string last_id_;
  std::optional<uint32_t> last_order_;
};

}  // namespace goeswith::orders
