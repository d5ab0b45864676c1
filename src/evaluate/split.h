#pragma once

#include <cstdint>
#include <vector>

#include "orders/order_log.h"

namespace goeswith::evaluate {

// Which orders teach and which ask: by time, 80 % train, 10 % validate, 10 % test.
enum class Part {
  kValidation,  // asked: the ninth tenth; taught: the first eight. For every choice
  kTest,        // asked: the last tenth; taught: the first nine. Looked at once
};

struct Split {
  orders::OrderLog training;                 // the taught orders and their items alone
  std::vector<std::vector<uint32_t>> asked;  // training's item numbers, in line order; two at least
  std::vector<size_t> asked_orders;          // numbers in the whole log of those asked
};

// The completion protocol: items never taught are dropped from the asked orders, and orders left
// with fewer than two items are not asked.
Split split_orders(const orders::OrderLog& log, Part part);

// The newest orders of at most so many lines: their last ninth is asked, thinned out evenly to
// so many orders, and the rest is taught. Of the first nine tenths of a log, all of them, this is
// what kValidation asks and teaches.
Split split_newest(const orders::OrderLog& log, uint64_t most_lines, size_t most_asked);

}  // namespace goeswith::evaluate
