#pragma once

#include <string>
#include <vector>

#include "orders/read_options.h"
#include "train/pair_table.h"

namespace goeswith::train {

// Reads the results of sql/store.sql, sql/items.sql and sql/pairs.sql: CSV files with a header,
// gzipped or not, in any order. Items and pairs may come in several files each, as warehouses
// export them, their rows in any order; the store is one row in one file. Columns are found by
// name, in any order and case; others are ignored.
//
// | file  | columns |
// |-------|---------|
// | store | orders, orders_of_two, order_lines, pairs, weight: see OrderTotals; newest_order:
// seconds |       | since 1970; recency_days, order_size: see OrderWeighting; min_orders; currency,
// if known | | items | sku, orders: n_i; weight: W_i; orders_before: orders older than its first;
// first_line: its |       | place there, settles which of two items was bought first; title and
// price, if known | | pairs | sku, other: the two items, each pair once; orders: n_ij; weight: W_ij
// |
//
// Weights are read to 36 binary digits, see without_noise. Throws orders::InputError, with file and
// line: files of another kind or missing ones, a cell that is not what it should be, an item or
// pair told twice, a pair of unknown items or with more orders or weight than one of its items,
// item orders that do not add up to the order lines.
//
// `options`: only on_progress is used.
PairTable read_pair_counts(const std::vector<std::string>& files,
                           const orders::ReadOptions& options);

}  // namespace goeswith::train
