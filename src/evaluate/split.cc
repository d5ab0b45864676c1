#include "evaluate/split.h"

#include <algorithm>

namespace goeswith::evaluate {
namespace {

constexpr uint32_t kNeverTaught = 0xFFFFFFFF;

// Orders [begin, taught) teach, every `step`-th of [taught, end) asks.
Split split_at(const orders::OrderLog& log, size_t begin, size_t taught, size_t end, size_t step) {
  Split split;
  orders::OrderLog& training = split.training;
  training.currency = log.currency;
  std::vector<uint32_t> number(log.items.size(), kNeverTaught);
  for (size_t o = begin; o < taught; ++o) {
    for (const uint32_t item : log.order(o)) {
      if (number[item] == kNeverTaught) {
        number[item] = static_cast<uint32_t>(training.items.size());
        training.items.push_back(log.items[item]);
      }
      training.lines.push_back(number[item]);
    }
    training.line_begin.push_back(training.lines.size());
    training.ordered_at.push_back(log.ordered_at[o]);
  }
  for (size_t o = taught; o < end; o += step) {
    std::vector<uint32_t> items;
    for (const uint32_t item : log.order(o)) {
      if (number[item] != kNeverTaught) items.push_back(number[item]);
    }
    if (items.size() < 2) continue;
    split.asked.push_back(std::move(items));
    split.asked_orders.push_back(o);
  }
  return split;
}

}  // namespace

Split split_orders(const orders::OrderLog& log, Part part) {
  const size_t n = log.orders();
  if (part == Part::kTest) return split_at(log, 0, n * 9 / 10, n, 1);
  return split_at(log, 0, n * 8 / 10, n * 9 / 10, 1);
}

Split split_newest(const orders::OrderLog& log, uint64_t most_lines, size_t most_asked) {
  const size_t n = log.orders();
  size_t begin = 0;
  while (begin + 1 < n && log.lines.size() - log.line_begin[begin] > most_lines) ++begin;
  const size_t taught = begin + (n - begin) * 8 / 9;
  const size_t step = std::max<size_t>(1, (n - taught + most_asked - 1) / most_asked);
  return split_at(log, begin, taught, n, step);
}

}  // namespace goeswith::evaluate
