#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace goeswith::orders {

// What a column of a catalog export says about a row. The first group is of both kinds of catalog.
enum CatalogRole : size_t {
  kName,      // the product's title in a Shopify export, the item's own in a feed
  kItemSku,   // a feed's id
  kGroup,     // what variants share: a handle, an item group id
  kType,      // the store's own category
  kTaxonomy,  // the category in a general taxonomy, "A > B > C"
  kItemPrice,
  kCost,   // what the store pays for one
  kStock,  // pieces
  kImage,
  kBrand,  // Shopify's vendor

  kListing,    // Shopify: active, draft, archived
  kPublished,  // Shopify: false keeps it out of the shop
  kOption1,
  kOption2,
  kOption3,
  kTracker,  // Shopify: who counts the stock, blank if nobody does
  kWhenOut,  // Shopify: "continue" or "deny" selling, or whether to continue as true or false
  kImagePosition,
  kVariantImage,
  kGiftCard,

  kLink,  // feeds
  kAvailability,
  kSalePrice,
  kCatalogRoles
};

struct CatalogDialect {
  std::string name;            // as people call it
  std::vector<size_t> column;  // by CatalogRole, kAbsent where there is none
  size_t least_columns = 0;    // a row with fewer cannot be read
  bool is_feed = false;        // a Google Merchant feed, otherwise a Shopify products export
};

// Tells the dialect by the header. Both spellings of the Shopify products export may be mixed.
// Throws InputError if none fits.
CatalogDialect recognise_catalog(const std::string& file, std::span<const std::string> header);

}  // namespace goeswith::orders
