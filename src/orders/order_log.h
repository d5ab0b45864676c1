#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "orders/large_vector.h"

namespace goeswith::orders {

// Money is a whole number of minor units (cents) of the log's currency.
constexpr int64_t kNoPrice = -1;

constexpr uint32_t kNoCustomer = UINT32_MAX;

// What is bought: a variant, one SKU.
struct Item {
  std::string sku;           // the key; the line's name where the store left the SKU blank
  std::string title;         // UTF-8, of the item's newest line with a title
  int64_t price = kNoPrice;  // of the item's newest line with a price
};

// What a store has sold, whoever bought it.
struct SoldItems {
  std::vector<Item> items;  // by first appearance
  std::string currency;     // ISO 4217 ("GBP"), or empty if nothing says
};

// A store's orders, oldest first (ties: first appearance in the files), each item once an order.
// Nothing about the shopper is in it; see `customer`.
struct OrderLog : SoldItems {
  LargeVector<int64_t> ordered_at;         // one an order, ascending; seconds since 1970, UTC
  LargeVector<uint64_t> line_begin = {0};  // order o has lines[line_begin[o], line_begin[o + 1])
  LargeVector<uint32_t> lines;             // indices into items, in the order's own line order
  // One an order if ReadOptions::customers asked for it, otherwise none: orders of one number are
  // of one customer, kNoCustomer where the export does not say. Whose number it is was not kept.
  LargeVector<uint32_t> customer;

  size_t orders() const { return ordered_at.size(); }

  std::span<const uint32_t> order(size_t o) const {
    return std::span(lines).subspan(line_begin[o], line_begin[o + 1] - line_begin[o]);
  }

  // One number an item: how many orders have it.
  std::vector<uint32_t> item_orders() const {
    std::vector<uint32_t> counts(items.size(), 0);
    for (const uint32_t item : lines) ++counts[item];
    return counts;
  }
};

}  // namespace goeswith::orders
