#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "orders/order_log.h"

namespace goeswith::orders {

// Nobody counts the pieces, or the item is sold even when there are none.
constexpr int64_t kUnknownStock = INT64_MIN;

// One item as the store shows it.
struct CatalogItem {
  std::string sku;       // the key, as in Item: the full name where the store left the SKU blank
  std::string title;     // with the variant's options: "Linen napkin - Sage / Set of 4"
  std::string product;   // what groups the variants of one thing: a handle or item group id
  std::string category;  // the store's own words, may be empty
  std::string url;       // link to the product, may be relative, may be empty
  std::string image;     // link to a picture, may be relative, may be empty
  int64_t price = kNoPrice;
  bool in_stock = true;
  std::string brand = {};  // who makes it: "Vendor" of Shopify, "brand" of feeds; may be empty
  int64_t stock = kUnknownStock;  // pieces; may be below 0
  int64_t cost = kNoPrice;        // what the store pays for one
};

// What the store sells now. Drafts and archived products are not in it.
struct Catalog {
  std::vector<CatalogItem> items;  // by first appearance; every sku once
  // SKUs that the store gave to several variants, sorted. Such variants are keyed by name, in the
  // catalog and in the orders alike.
  std::vector<std::string> shared_skus;
  // ISO 4217, or empty if the files do not say. Prices are in its minor units; where it is empty in
  // thousandths, the finest there are, so that whoever knows the currency can round.
  std::string currency;

  bool empty() const { return items.empty(); }
};

}  // namespace goeswith::orders
