#include "orders/read_catalog.h"

#include <iterator>

#include "orders/ascii.h"
#include "orders/catalog_dialect.h"
#include "orders/export_file.h"
#include "orders/feed_rows.h"
#include "orders/input_error.h"
#include "orders/product_rows.h"
#include "orders/string_table.h"

namespace goeswith::orders {
namespace {

// What an earlier item of the same key says counts.
std::vector<CatalogItem> with_distinct_keys(std::vector<CatalogItem> items, uint64_t& repeated) {
  std::vector<CatalogItem> result;
  StringTable keys;
  for (CatalogItem& item : items) {
    if (keys.intern(item.sku) == result.size()) {
      result.push_back(std::move(item));
    } else {
      ++repeated;
    }
  }
  return result;
}

}  // namespace

Catalog read_catalog(const std::vector<std::string>& files, const ReadOptions& options,
                     ReadReport& report) {
  ProductRows products(options, report);
  FeedRows feeds(options, report);
  uint64_t bytes_before = 0;
  for (const std::string& path : files) {
    ExportFile file(path, options, report, bytes_before);
    const CatalogDialect dialect = recognise_catalog(file.name(), file.header());
    report.dialects.push_back(dialect.name);
    while (file.next()) {
      std::string message =
          dialect.is_feed ? feeds.read_row(file, dialect) : products.read_row(file, dialect);
      if (!message.empty()) file.bad_row(std::move(message));
    }
    bytes_before += file.stored_bytes();
  }

  Catalog catalog;
  std::vector<CatalogItem> items = products.take(catalog.shared_skus);
  std::vector<CatalogItem> fed = feeds.take();
  items.insert(items.end(), std::make_move_iterator(fed.begin()),
               std::make_move_iterator(fed.end()));
  catalog.items = with_distinct_keys(std::move(items), report.repeated_rows);
  catalog.currency = options.currency.empty() ? feeds.currency() : options.currency;
  if (catalog.empty()) {
    throw InputError(files.size() == 1 ? files[0] : "catalog",
                     "no item can be used: " + with_commas(report.rows) + " rows, " +
                         with_commas(report.bad_rows) + " of them unreadable, " +
                         with_commas(report.withheld_rows) + " not on sale, " +
                         with_commas(report.free_rows) + " without a price above 0");
  }
  return catalog;
}

}  // namespace goeswith::orders
