#pragma once

#include <cstdint>
#include <vector>

#include "orders/order_log.h"

namespace goeswith::evaluate {

// Items by how many orders have them, most first, ties by first appearance.
std::vector<uint32_t> by_popularity(const orders::OrderLog& training);

// 1 for the head, the best-sold tenth of the items (rounded up); 0 for the tail.
std::vector<uint8_t> head_items(const orders::OrderLog& training);

}  // namespace goeswith::evaluate
