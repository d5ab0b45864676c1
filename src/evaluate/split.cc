#include "evaluate/split.h"

namespace goeswith::evaluate {
namespace {

constexpr uint32_t kNeverTaught = 0xFFFFFFFF;

}  // namespace

Split split_orders(const orders::OrderLog& log, Part part) {
  const size_t taught = log.orders() * (part == Part::kTest ? 9 : 8) / 10;
  const size_t end = part == Part::kTest ? log.orders() : log.orders() * 9 / 10;

  Split split;
  orders::OrderLog& training = split.training;
  training.currency = log.currency;
  std::vector<uint32_t> number(log.items.size(), kNeverTaught);
  for (size_t o = 0; o < taught; ++o) {
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
  for (size_t o = taught; o < end; ++o) {
    std::vector<uint32_t> items;
    for (const uint32_t item : log.order(o)) {
      if (number[item] != kNeverTaught) items.push_back(number[item]);
    }
    if (items.size() >= 2) split.asked.push_back(std::move(items));
  }
  return split;
}

}  // namespace goeswith::evaluate
