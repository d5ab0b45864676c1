#include "orders/order_book.h"

#include <algorithm>

namespace goeswith::orders {
namespace {

constexpr char kBetween = '\x1F';  // stands in no order number

}  // namespace

void OrderBook::begin_file() {
  ++files_;
  last_order_.reset();
}

std::optional<uint32_t> OrderBook::find(std::string_view number, std::string_view id) {
  if (last_order_ && number == last_number_ && (id.empty() || id == last_id_)) return last_order_;
  std::optional<uint32_t> order;
  if (!id.empty()) order = find_key(with_id(number, id));
  if (!order) {
    order = find_key(number);
    // The number is another store's order, unless the export it came from gave no ids.
    if (order && !id.empty() && heads_[*order].has_id) return {};
  }
  if (order) {
    last_order_ = order;
    last_number_ = number;
    last_id_ = id;
  }
  return order;
}

uint32_t OrderBook::add(std::string_view number, std::string_view id, OrderHead head) {
  const uint32_t order = size();
  head.file = files_;
  head.has_id = !id.empty();
  heads_.push_back(head);
  enter_key(number, order);
  if (head.has_id) enter_key(with_id(number, id), order);
  last_order_ = order;
  last_number_ = number;
  last_id_ = id;
  return order;
}

uint16_t OrderBook::currency_number(std::string_view currency) {
  const auto found = std::find(currencies_.begin(), currencies_.end(), currency);
  const auto number = static_cast<uint16_t>(found - currencies_.begin());
  if (found == currencies_.end()) currencies_.emplace_back(currency);
  return number;
}

std::optional<uint32_t> OrderBook::find_key(std::string_view key) const {
  const std::optional<uint32_t> number = keys_.find(key);
  if (!number) return {};
  return order_of_key_[*number];
}

void OrderBook::enter_key(std::string_view key, uint32_t order) {
  const uint32_t number = keys_.intern(key);
  if (number == order_of_key_.size()) {
    order_of_key_.push_back(order);
  } else {
    order_of_key_[number] = order;
  }
}

std::string_view OrderBook::with_id(std::string_view number, std::string_view id) {
  key_ = number;
  key_ += kBetween;
  key_ += id;
  return key_;
}

}  // namespace goeswith::orders
