#pragma once

#include <string>
#include <utility>
#include <vector>

#include "orders/catalog.h"
#include "orders/order_log.h"

namespace goeswith::train {

// A log of items with SKU and title that nobody has ordered yet.
inline orders::OrderLog titled_log(
    const std::vector<std::pair<std::string, std::string>>& sku_and_title) {
  orders::OrderLog log;
  for (const auto& [sku, title] : sku_and_title) {
    log.items.push_back({sku, title, orders::kNoPrice});
  }
  return log;
}

// Adds an order of the given items, of the day after the last one.
inline void add_order(orders::OrderLog& log, const std::vector<uint32_t>& items) {
  log.lines.insert(log.lines.end(), items.begin(), items.end());
  log.line_begin.push_back(log.lines.size());
  log.ordered_at.push_back(static_cast<int64_t>(log.orders()) * 86400);
}

// What a test says of an item of a catalog.
struct Listed {
  std::string sku;
  std::string title = "";
  std::string product = "";
  std::string category = "";
  std::string brand = "";
  int64_t price = orders::kNoPrice;
};

// A catalog of them that names no currency.
inline orders::Catalog catalog_of(const std::vector<Listed>& items) {
  orders::Catalog catalog;
  for (const Listed& listed : items) {
    orders::CatalogItem item;
    item.sku = listed.sku;
    item.title = listed.title;
    item.product = listed.product;
    item.category = listed.category;
    item.brand = listed.brand;
    item.price = listed.price;
    catalog.items.push_back(item);
  }
  return catalog;
}

}  // namespace goeswith::train
