#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "orders/order_log.h"
#include "train/pair_counts.h"

namespace goeswith::train {

constexpr int64_t kDay = 86400;

struct SmallOrder {
  int64_t day;
  std::vector<std::string> skus;
};

// A log of the given orders, oldest first, whose items are numbered by first appearance.
inline orders::OrderLog dated_log(const std::vector<SmallOrder>& given) {
  orders::OrderLog log;
  for (const SmallOrder& order : given) {
    for (const std::string& sku : order.skus) {
      const auto known = std::find_if(log.items.begin(), log.items.end(),
                                      [&](const orders::Item& item) { return item.sku == sku; });
      log.lines.push_back(static_cast<uint32_t>(known - log.items.begin()));
      if (known == log.items.end()) log.items.push_back({sku, "", orders::kNoPrice});
    }
    log.line_begin.push_back(log.lines.size());
    log.ordered_at.push_back(order.day * kDay);
  }
  return log;
}

// The same with all orders of one day.
inline orders::OrderLog log_of(const std::vector<std::vector<std::string>>& given) {
  std::vector<SmallOrder> dated;
  for (const std::vector<std::string>& skus : given) dated.push_back({0, skus});
  return dated_log(dated);
}

// Orders of 1…8 of `items` items, one a day, the first items more often than the last.
inline orders::OrderLog random_log(uint32_t seed, size_t orders, uint32_t items) {
  std::mt19937 random(seed);
  orders::OrderLog log;
  for (uint32_t i = 0; i < items; ++i) {
    log.items.push_back({"sku-" + std::to_string(i), "", orders::kNoPrice});
  }
  for (size_t o = 0; o < orders; ++o) {
    std::vector<uint32_t> order;
    for (size_t n = 1 + random() % 8; n > 0; --n) {
      const auto item = static_cast<uint32_t>(std::min(random() % items, random() % items));
      if (std::find(order.begin(), order.end(), item) == order.end()) order.push_back(item);
    }
    log.lines.insert(log.lines.end(), order.begin(), order.end());
    log.line_begin.push_back(log.lines.size());
    log.ordered_at.push_back(static_cast<int64_t>(o) * kDay);
  }
  return log;
}

// Adds orders of an item of its own alone, beside which all others are bought together often.
inline orders::OrderLog with_bystanders(orders::OrderLog log, size_t orders) {
  for (size_t o = 0; o < orders; ++o) {
    log.lines.push_back(static_cast<uint32_t>(log.items.size()));
    log.line_begin.push_back(log.lines.size());
    log.ordered_at.push_back(log.ordered_at.back());
  }
  log.items.push_back({"bystander", "", orders::kNoPrice});
  return log;
}

// The pair counts of a log, which must outlive them, whose orders all weigh one.
struct Counted {
  explicit Counted(const orders::OrderLog& log) : ones(log.orders(), 1), counts(log, ones) {}
  std::vector<double> ones;
  PairCounts counts;
};

// Some weight an order, no two alike.
inline std::vector<double> uneven_weights(size_t orders) {
  std::vector<double> weights;
  for (size_t o = 0; o < orders; ++o) weights.push_back(1 / (3.0 + static_cast<double>(o)));
  return weights;
}

}  // namespace goeswith::train
