#include "orders/catalog_dialect.h"

#include <array>

#include "orders/dialect.h"

namespace goeswith::orders {
namespace {

constexpr DialectColumn kShopifyProducts[] = {
    {kGroup, true, {"Handle", "URL handle"}},
    {kName, true, {"Title"}},
    {kItemPrice, true, {"Variant Price", "Price"}},
    {kItemSku, false, {"Variant SKU", "SKU"}},
    {kCost, false, {"Cost per item"}},
    {kType, false, {"Type"}},
    {kTaxonomy, false, {"Product Category"}},
    {kBrand, false, {"Vendor"}},
    {kListing, false, {"Status"}},
    {kPublished, false, {"Published", "Published on online store"}},
    {kOption1, false, {"Option1 Value"}},
    {kOption2, false, {"Option2 Value"}},
    {kOption3, false, {"Option3 Value"}},
    {kTracker, false, {"Variant Inventory Tracker", "Inventory tracker"}},
    {kStock, false, {"Variant Inventory Qty", "Inventory quantity"}},
    {kWhenOut, false, {"Variant Inventory Policy", "Continue selling when out of stock"}},
    {kImage, false, {"Image Src", "Product image URL"}},
    {kImagePosition, false, {"Image Position"}},
    {kVariantImage, false, {"Variant Image", "Variant image URL"}},
    {kGiftCard, false, {"Gift Card"}}};
constexpr DialectColumn kFeedItems[] = {
    {kItemSku, true, {"id"}},
    {kName, true, {"title"}},
    {kItemPrice, true, {"price"}},
    {kLink, true, {"link"}},
    {kImage, false, {"image_link", "image link"}},
    {kAvailability, false, {"availability"}},
    {kSalePrice, false, {"sale_price", "sale price"}},
    {kCost, false, {"cost_of_goods_sold", "cost of goods sold"}},
    {kStock, false, {"quantity"}},
    {kGroup, false, {"item_group_id", "item group id"}},
    {kType, false, {"product_type", "product type"}},
    {kTaxonomy, false, {"google_product_category", "google product category"}},
    {kBrand, false, {"brand"}}};

constexpr std::array<Dialect, 2> kCatalogDialects = {
    Dialect{"Shopify products export", kShopifyProducts},
    Dialect{"Google Merchant feed", kFeedItems}};

}  // namespace

CatalogDialect recognise_catalog(const std::string& file, std::span<const std::string> header) {
  Layout layout = match_dialect(file, header, kCatalogDialects, kCatalogRoles, "");
  return {std::string(layout.dialect->name), std::move(layout.column), layout.least_columns,
          layout.dialect == &kCatalogDialects.back()};
}

}  // namespace goeswith::orders
