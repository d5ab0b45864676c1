#include "orders/catalog_dialect.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orders/dialect.h"
#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

using Header = std::vector<std::string>;

TEST(CatalogDialect, RecognisesBothShopifyProductExports) {
  const CatalogDialect older = recognise_catalog(
      "a.csv", Header{"Handle", "Title", "Body (HTML)", "Published", "Option1 Value", "Variant SKU",
                      "Variant Price", "Image Src", "Status"});
  EXPECT_EQ(older.name, "Shopify products export");
  EXPECT_FALSE(older.is_feed);
  EXPECT_EQ(older.column[kItemSku], 5U);
  EXPECT_EQ(older.least_columns, 7U);
  const CatalogDialect newer = recognise_catalog(
      "a.csv", Header{"Title", "URL handle", "Description", "Published on online store", "Status",
                      "SKU", "Option1 value", "Price", "Product image URL"});
  EXPECT_EQ(newer.column[kGroup], 1U);
  EXPECT_EQ(newer.column[kItemSku], 5U);
  EXPECT_EQ(newer.column[kPublished], 3U);
}

TEST(CatalogDialect, SpellingsOfBothMayBeMixed) {
  const CatalogDialect mixed = recognise_catalog(
      "a.csv", Header{"URL handle", "Title", "Variant SKU", "Price", "Variant Inventory Qty"});
  EXPECT_EQ(mixed.column[kItemSku], 2U);
  EXPECT_EQ(mixed.column[kItemPrice], 3U);
  EXPECT_EQ(mixed.column[kStock], 4U);
}

TEST(CatalogDialect, RecognisesGoogleMerchantFeeds) {
  const CatalogDialect feed = recognise_catalog(
      "a.tsv", Header{"id", "title", "description", "link", "image_link", "price"});
  EXPECT_EQ(feed.name, "Google Merchant feed");
  EXPECT_TRUE(feed.is_feed);
  EXPECT_EQ(feed.column[kImage], 4U);
  EXPECT_EQ(feed.column[kSalePrice], kAbsent);
}

TEST(CatalogDialect, UnknownHeaderIsAnErrorThatListsWhatIsNeeded) {
  const std::string message = input_error_of([] {
    recognise_catalog("a.csv", Header{"ID", "Type", "SKU"});
  });
  EXPECT_THAT(message, testing::HasSubstr("a.csv:1: unknown columns: \"ID\", \"Type\", \"SKU\""));
  EXPECT_THAT(message, testing::HasSubstr("Shopify products export: Handle, Title, Variant Price"));
  EXPECT_THAT(message, testing::HasSubstr("Google Merchant feed: id, title, price, link"));
}

}  // namespace
}  // namespace goeswith::orders
