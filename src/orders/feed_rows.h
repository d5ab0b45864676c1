#pragma once

#include <string>
#include <vector>

#include "orders/catalog.h"
#include "orders/catalog_dialect.h"
#include "orders/export_file.h"
#include "orders/read_options.h"

namespace goeswith::orders {

// Gathers the items of Google Merchant feeds, over all their files.
class FeedRows {
 public:
  FeedRows(const ReadOptions& options, ReadReport& report) : options_(options), report_(report) {}

  // Takes in the file's current row; says what is wrong with one that is bad.
  std::string read_row(const ExportFile& file, const CatalogDialect& dialect);

  // The items as the feeds list them. An id may repeat.
  std::vector<CatalogItem> take() { return std::move(items_); }

  // ISO 4217, of the first price that states one; options.currency overrides it. Prices of another
  // currency are left out.
  const std::string& currency() const { return currency_; }

 private:
  std::string read_price(std::string_view text, int64_t& price);

  const ReadOptions& options_;
  ReadReport& report_;
  std::string currency_;
  std::vector<CatalogItem> items_;
};

}  // namespace goeswith::orders
