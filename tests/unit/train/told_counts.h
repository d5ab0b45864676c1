#pragma once

#include <cstdio>
#include <string>
#include <vector>

#include "orders/order_log.h"
#include "orders/test_files.h"
#include "train/pair_table.h"

namespace goeswith::train {

// Files of pair counts as src/train/sql gives them.
struct ToldCounts {
  std::string store;
  std::string items;
  std::string pairs;

  std::vector<std::string> write(orders::TestFiles& files) const {
    return {files.write("store.csv", store), files.write("items.csv", items),
            files.write("pairs.csv", pairs)};
  }
};

constexpr const char* kStoreHeader =
    "orders,orders_of_two,order_lines,pairs,weight,newest_order,recency_days,order_size,min_orders,"
    "currency\n";
constexpr const char* kItemsHeader = "sku,orders,weight,orders_before,first_line,title,price\n";
constexpr const char* kPairsHeader = "sku,other,orders,weight\n";

inline std::string exact(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.17g", value);
  return text;
}

// What a warehouse that counts as we do tells of a log.
inline ToldCounts told_counts(const orders::OrderLog& log, const OrderWeighting& weighting,
                              uint32_t min_orders) {
  const auto weights = order_weights(log, weighting);
  const PairCounts counts(log, weights);
  const OrderTotals& totals = counts.totals();
  ToldCounts told{kStoreHeader, kItemsHeader, kPairsHeader};
  const auto add = [](std::string& file, const std::vector<std::string>& cells) {
    for (size_t c = 0; c < cells.size(); ++c) file += (c == 0 ? "" : ",") + cells[c];
    file += "\n";
  };
  add(told.store, {std::to_string(totals.orders), std::to_string(totals.orders_of_two),
                   std::to_string(totals.lines), std::to_string(totals.pairs), exact(totals.weight),
                   std::to_string(log.ordered_at.back()), exact(weighting.recency_days),
                   exact(weighting.size_exponent), std::to_string(min_orders), log.currency});
  PairCounts::Scratch scratch(counts.items());
  for (uint32_t i = 0; i < counts.items(); ++i) {
    const auto first = log.order(counts.orders_before(i));
    const auto line = std::find(first.begin(), first.end(), i) - first.begin();
    add(told.items,
        {log.items[i].sku, std::to_string(counts.item_orders(i)), exact(counts.item_weight(i)),
         std::to_string(counts.orders_before(i)), std::to_string(line), log.items[i].title, ""});
    for (const PairCount& pair : counts.row(i, scratch)) {
      const uint32_t least = std::min(counts.item_orders(i), counts.item_orders(pair.item));
      if (pair.item < i || (pair.orders < min_orders && least >= kWholeBelow)) continue;
      add(told.pairs, {log.items[i].sku, log.items[pair.item].sku, std::to_string(pair.orders),
                       exact(pair.weight)});
    }
  }
  return told;
}

}  // namespace goeswith::train
