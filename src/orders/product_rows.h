#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "orders/catalog.h"
#include "orders/catalog_dialect.h"
#include "orders/export_file.h"
#include "orders/money.h"
#include "orders/read_options.h"
#include "orders/string_table.h"

namespace goeswith::orders {

// Gathers the variants of Shopify products exports, over all their files.
//
// The rows of one handle are one product: the first holds what its variants share, each row with an
// option, a SKU or a price is a variant, any other only adds a picture.
class ProductRows {
 public:
  ProductRows(const ReadOptions& options, ReadReport& report)
      : options_(options), report_(report) {}

  // Takes in the file's current row; says what is wrong with one that is bad.
  std::string read_row(const ExportFile& file, const CatalogDialect& dialect);

  // The variants on sale as items, by first appearance, keyed by SKU, or by title where the SKU is
  // blank or several variants have it. Such SKUs are added to `shared_skus`, sorted.
  std::vector<CatalogItem> take(std::vector<std::string>& shared_skus);

 private:
  struct Product {
    std::string title;
    std::string category;
    std::string brand;
    std::string url;
    std::string image;
    double image_position = 0;  // of `image`
    bool withheld = false;
  };
  struct Variant {
    size_t product;
    CatalogItem item;
  };

  size_t product_of_row();
  std::string add_variant(size_t product);
  void add_image(Product& product);
  int64_t stock() const;
  int64_t cost() const;
  std::string_view currency() const {
    return options_.currency.empty() ? kFinestCurrency : std::string_view(options_.currency);
  }
  std::string_view cell(CatalogRole role) const { return file_->cell(dialect_->column[role]); }

  const ReadOptions& options_;
  ReadReport& report_;
  const ExportFile* file_ = nullptr;  // of the row being read
  const CatalogDialect* dialect_ = nullptr;
  StringTable handles_;
  std::vector<Product> products_;  // by the handle's number
  std::vector<Variant> variants_;
};

// The words after the last ">" of a category path, trimmed.
std::string_view last_category(std::string_view path);

}  // namespace goeswith::orders
