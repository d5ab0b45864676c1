#include "orders/order_lines.h"

#include <algorithm>
#include <numeric>

namespace goeswith::orders {

void OrderLines::add(uint32_t order, uint32_t item) {
  if (runs_.empty() || runs_.back().order != order) runs_.push_back({order, items_.size()});
  items_.push_back(item);
}

OrderLog OrderLines::build(const OrderBook& book, std::vector<Item> items, uint64_t& repeated,
                           const CustomerBook* customers) const {
  OrderLog log;
  log.items = std::move(items);

  // Orders are numbered by first appearance, so that the number settles equal times; a stable sort
  // keeps the runs of one order as the file had them.
  LargeVector<size_t> sorted(runs_.size());
  std::iota(sorted.begin(), sorted.end(), size_t{0});
  std::stable_sort(sorted.begin(), sorted.end(), [&](size_t a, size_t b) {
    const uint32_t x = runs_[a].order;
    const uint32_t y = runs_[b].order;
    const int64_t x_at = book[x].ordered_at;
    const int64_t y_at = book[y].ordered_at;
    return x_at != y_at ? x_at < y_at : x < y;
  });

  std::vector<uint32_t> last_order_of_item(log.items.size(), UINT32_MAX);
  log.lines.reserve(items_.size());
  for (size_t i = 0; i < sorted.size(); ++i) {
    const uint32_t order = runs_[sorted[i]].order;
    const uint64_t end = sorted[i] + 1 < runs_.size() ? runs_[sorted[i] + 1].begin : items_.size();
    for (uint64_t line = runs_[sorted[i]].begin; line < end; ++line) {
      const uint32_t item = items_[line];
      if (last_order_of_item[item] == order) {
        ++repeated;
        continue;
      }
      last_order_of_item[item] = order;
      log.lines.push_back(item);
    }
    if (i + 1 < sorted.size() && runs_[sorted[i + 1]].order == order) continue;
    log.ordered_at.push_back(book[order].ordered_at);
    if (customers) log.customer.push_back((*customers)[order]);
    log.line_begin.push_back(log.lines.size());
  }
  return log;
}

}  // namespace goeswith::orders
