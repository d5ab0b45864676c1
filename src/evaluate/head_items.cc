#include "evaluate/head_items.h"

#include <algorithm>
#include <numeric>

namespace goeswith::evaluate {

std::vector<uint32_t> by_popularity(const orders::OrderLog& training) {
  const std::vector<uint32_t> item_orders = training.item_orders();
  std::vector<uint32_t> order(training.items.size());
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(),
                   [&](uint32_t a, uint32_t b) { return item_orders[a] > item_orders[b]; });
  return order;
}

std::vector<uint8_t> head_items(const orders::OrderLog& training) {
  const std::vector<uint32_t> order = by_popularity(training);
  std::vector<uint8_t> head(order.size(), 0);
  for (size_t p = 0; p < (order.size() + 9) / 10; ++p) head[order[p]] = 1;
  return head;
}

}  // namespace goeswith::evaluate
