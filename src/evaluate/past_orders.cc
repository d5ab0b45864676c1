#include "evaluate/past_orders.h"

#include <algorithm>
#include <cmath>

namespace goeswith::evaluate {
namespace {

constexpr uint32_t kNone = UINT32_MAX;
constexpr double kSecondsOfADay = 86400;

}  // namespace

PastOrders::PastOrders(const orders::OrderLog& log) : log_(log) {
  std::vector<uint32_t> newest;  // by customer
  for (uint32_t o = 0; o < log.customer.size(); ++o) {
    const uint32_t customer = log.customer[o];
    previous_.push_back(kNone);
    if (customer == orders::kNoCustomer) continue;
    if (newest.size() <= customer) newest.resize(customer + size_t{1}, kNone);
    previous_[o] = newest[customer];
    newest[customer] = o;
  }
}

std::vector<Bought> PastOrders::before(size_t o, size_t most) const {
  std::vector<Bought> bought;
  if (o >= previous_.size()) return bought;
  for (uint32_t past = previous_[o]; past != kNone; past = previous_[past]) {
    const int64_t ago = log_.ordered_at[o] - log_.ordered_at[past];
    if (ago == 0) continue;
    const auto days = static_cast<uint32_t>(std::lround(static_cast<double>(ago) / kSecondsOfADay));
    for (const uint32_t item : log_.order(past)) {
      if (bought.size() == most) return bought;
      const bool known = std::any_of(bought.begin(), bought.end(),
                                     [&](const Bought& other) { return other.item == item; });
      if (!known) bought.push_back({item, days});
    }
  }
  return bought;
}

}  // namespace goeswith::evaluate
