#include "train/read_pair_counts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <numeric>
#include <tuple>

#include "orders/ascii.h"
#include "orders/input_error.h"
#include "orders/money.h"
#include "orders/string_table.h"
#include "orders/utf8.h"
#include "train/count_file.h"

namespace goeswith::train {
namespace {

using orders::in_quotes;
using orders::InputError;
using orders::with_commas;

// A sum may differ in its last bits from a sum that it is a part of.
constexpr double kSumSlack = 1 + 1e-9;
constexpr uint64_t kMaxCount = 0xFFFFFFFE;
constexpr double kMostSeconds = 1e11;
constexpr double kMaxRecencyDays = 1e5;
constexpr double kMaxOrderSize = 2;

class TableReader {
 public:
  void read_store(CountFile& from) {
    if (has_store_) from.fail("a second row, expected one store");
    has_store_ = true;
    OrderTotals& totals = table_.totals;
    totals.orders = from.count(kOrders, 1, kMaxCount);
    totals.orders_of_two = from.count(kOrdersOfTwo, 0, totals.orders);
    totals.lines = from.count(kOrderLines, totals.orders + totals.orders_of_two, UINT64_MAX);
    totals.pairs = from.count(kAllPairs, 2 * totals.orders_of_two, UINT64_MAX);
    totals.weight = from.weight();
    const double moment = from.number(kNewestOrder, -kMostSeconds, kMostSeconds);
    table_.newest_order = static_cast<int64_t>(std::floor(moment));
    table_.weighting.recency_days = from.number(kRecencyDays, 0, kMaxRecencyDays);
    table_.weighting.size_exponent = from.number(kOrderSize, 0, kMaxOrderSize);
    table_.min_orders = static_cast<uint32_t>(from.count(kMinOrders, 1, kMaxCount));
    std::string currency(from.text(kCurrency));
    orders::make_upper(currency);
    if (!currency.empty() && !orders::is_currency_code(currency)) {
      from.fail("currency " + in_quotes(currency) + ", expected three letters such as GBP");
    }
    table_.sold.currency = currency;
  }

  void read_item(const CountFile& from) {
    const std::string sku = orders::to_utf8(from.text(kSku));
    if (sku.empty()) from.fail("no sku");
    if (skus_.intern(sku) != rows_.size()) from.fail("item " + in_quotes(sku) + " a second time");
    ItemRow& row = rows_.emplace_back();
    row.orders_before =
        static_cast<uint32_t>(from.count(kOrdersBefore, 0, table_.totals.orders - 1));
    row.orders =
        static_cast<uint32_t>(from.count(kOrders, 1, table_.totals.orders - row.orders_before));
    row.weight = from.weight();
    if (row.weight > table_.totals.weight * kSumSlack)
      from.fail("more weight than all orders have");
    if (!from.text(kFirstLine).empty()) row.first_line = from.count(kFirstLine, 0, UINT64_MAX);
    row.item = {sku, orders::to_utf8(from.text(kTitle)), orders::kNoPrice};
    const std::string_view price = from.text(kPrice);
    if (price.empty()) return;
    const auto money = orders::parse_money(price, table_.sold.currency);
    if (!money) from.fail("price " + in_quotes(price) + ", expected an amount such as 12.50");
    if (money->minor_units > 0) row.item.price = money->minor_units;
  }

  // Numbers the items by who was bought first, whatever the order of the rows.
  void number_items(const std::string& file) {
    std::vector<uint32_t> sorted(rows_.size());
    std::iota(sorted.begin(), sorted.end(), 0u);
    std::sort(sorted.begin(), sorted.end(), [&](uint32_t a, uint32_t b) {
      const auto key = [](const ItemRow& row) {
        return std::tie(row.orders_before, row.first_line, row.item.sku);
      };
      return key(rows_[a]) < key(rows_[b]);
    });
    number_.resize(rows_.size());
    uint64_t lines = 0;
    for (const uint32_t r : sorted) {
      number_[r] = static_cast<uint32_t>(table_.item_orders.size());
      table_.sold.items.push_back(std::move(rows_[r].item));
      table_.item_orders.push_back(rows_[r].orders);
      table_.item_weight.push_back(rows_[r].weight);
      table_.orders_before.push_back(rows_[r].orders_before);
      lines += rows_[r].orders;
    }
    rows_ = {};
    if (lines == table_.totals.lines) return;
    throw InputError(file, "the items have " + with_commas(lines) +
                               " orders in all, expected the store's order_lines, " +
                               with_commas(table_.totals.lines) + "; is a file of items missing?");
  }

  void read_pair(const CountFile& from) {
    ToldPair pair{item_of(from, kSku), item_of(from, kOther), 0, 0, 0};
    const std::string name = in_quotes(from.text(kSku)) + " and " + in_quotes(from.text(kOther));
    if (pair.item == pair.other) from.fail("a pair of " + name + ", expected two items");
    const uint32_t a = table_.item_orders[pair.item];
    const uint32_t b = table_.item_orders[pair.other];
    pair.orders = static_cast<uint32_t>(from.count(kOrders, 1, kMaxCount));
    if (pair.orders > std::min(a, b)) {
      from.fail(name + " in " + with_commas(pair.orders) + " orders, expected at most " +
                with_commas(std::min(a, b)) + ", which one of them alone is in");
    }
    pair.weight = from.weight();
    if (pair.weight >
        kSumSlack * std::min(table_.item_weight[pair.item], table_.item_weight[pair.other])) {
      from.fail(name + " have weight " + std::string(from.text(kWeight)) +
                ", which is more than one of them alone has");
    }
    pair.line = static_cast<uint32_t>(from.line());
    told_.push_back(pair);
  }

  // What was told from here on is of this file.
  void begin_pairs(const std::string& file) { begun_.push_back({told_.size(), file}); }

  PairTable finish() {
    const auto twice = fill_rows(told_, table_);
    if (twice) {
      const ToldPair& pair = told_[twice->second];
      throw InputError(file_of(twice->second), pair.line,
                       in_quotes(table_.sold.items[pair.item].sku) + " and " +
                           in_quotes(table_.sold.items[pair.other].sku) + " a second time, after " +
                           file_of(twice->first) + ":" + std::to_string(told_[twice->first].line) +
                           "; expected each pair once, from one side");
    }
    return std::move(table_);
  }

 private:
  struct ItemRow {
    orders::Item item;
    uint32_t orders = 0;
    uint32_t orders_before = 0;
    uint64_t first_line = 0;
    double weight = 0;
  };

  uint32_t item_of(const CountFile& from, CountRole role) const {
    const auto row = skus_.find(orders::to_utf8(from.text(role)));
    if (!row) from.fail("item " + in_quotes(from.text(role)) + " is not among the items");
    return number_[*row];
  }

  const std::string& file_of(size_t told) const {
    size_t f = begun_.size() - 1;
    while (begun_[f].first > told) --f;
    return begun_[f].second;
  }

  PairTable table_;
  bool has_store_ = false;
  orders::StringTable skus_;
  std::vector<ItemRow> rows_;     // by the SKU's number
  std::vector<uint32_t> number_;  // of the item with a SKU of that number
  orders::LargeVector<ToldPair> told_;
  std::vector<std::pair<size_t, std::string>> begun_;  // files, by their first place in told_
};

}  // namespace

PairTable read_pair_counts(const std::vector<std::string>& files,
                           const orders::ReadOptions& options) {
  orders::ReadReport report;
  std::vector<std::unique_ptr<CountFile>> opened;
  std::array<size_t, std::size(kCountKindNames)> of_kind{};
  for (const std::string& file : files) {
    opened.push_back(std::make_unique<CountFile>(file, options, report));
    ++of_kind[static_cast<size_t>(opened.back()->kind())];
  }
  for (size_t kind = 0; kind < of_kind.size(); ++kind) {
    const bool store = kind == static_cast<size_t>(CountKind::kStore);
    if (of_kind[kind] == 1 || (of_kind[kind] > 1 && !store)) continue;
    throw InputError("--pair-counts", std::to_string(of_kind[kind]) + " files of kind '" +
                                          kCountKindNames[kind] + "', expected " +
                                          (store ? "one" : "one or more"));
  }
  // Items are checked against the store, pairs against the items.
  std::stable_sort(opened.begin(), opened.end(),
                   [](const auto& a, const auto& b) { return a->kind() < b->kind(); });
  TableReader reader;
  for (size_t f = 0; f < opened.size(); ++f) {
    CountFile& from = *opened[f];
    if (from.kind() == CountKind::kPairs) {
      if (opened[f - 1]->kind() == CountKind::kItems) reader.number_items(opened[f - 1]->name());
      reader.begin_pairs(from.name());
    }
    while (from.next()) {
      if (from.kind() == CountKind::kStore) reader.read_store(from);
      if (from.kind() == CountKind::kItems) reader.read_item(from);
      if (from.kind() == CountKind::kPairs) reader.read_pair(from);
    }
  }
  return reader.finish();
}

}  // namespace goeswith::train
