#include "orders/customer_book.h"

#include "orders/ascii.h"
#include "orders/order_log.h"

namespace goeswith::orders {
namespace {

bool is_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

void CustomerBook::enter(uint32_t order, std::string_view name) {
  if (name.empty()) return;
  if (name.ends_with(".0") && is_number(name.substr(0, name.size() - 2))) name.remove_suffix(2);
  name_ = to_lower(name);
  if (customer_.size() <= order) customer_.resize(order + size_t{1}, kNoCustomer);
  customer_[order] = names_.intern(name_);
}

uint32_t CustomerBook::operator[](uint32_t order) const {
  return order < customer_.size() ? customer_[order] : kNoCustomer;
}

}  // namespace goeswith::orders
