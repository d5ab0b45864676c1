#include "orders/product_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orders/read_catalog.h"
#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

using testing::ElementsAre;

constexpr const char* kOlder =
    "Handle,Title,Product Category,Type,Published,Option1 Value,Option2 Value,Variant SKU,"
    "Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,"
    "Image Src,Image Position,Gift Card,Variant Image,Status\n";
constexpr const char* kNewer =
    "Title,URL handle,Product category,Type,Published on online store,Status,SKU,Option1 value,"
    "Price,Inventory tracker,Inventory quantity,Continue selling when out of stock,"
    "Product image URL,Image position,Variant image URL,Gift card\n";

class ProductExport : public testing::Test {
 protected:
  Catalog read(const std::vector<std::string>& texts) {
    std::vector<std::string> paths;
    for (const std::string& text : texts) {
      paths.push_back(files_.write(std::to_string(paths.size()) + ".csv", text));
    }
    return read_catalog(paths, options_, report_);
  }
  Catalog read(const char* header, const std::string& rows) { return read({header + rows}); }

  TestFiles files_;
  ReadOptions options_;
  ReadReport report_;
};

TEST_F(ProductExport, RowsOfAHandleInheritFromItsFirstRow) {
  const Catalog catalog =
      read(kOlder,
           "napkin,Linen napkin,Home > Table > Napkins,Textiles,TRUE,Sage,Set of 4,N-S4,shopify,5,"
           "deny,24.00,https://cdn/n.jpg,1,FALSE,,active\n"
           "napkin,,,,,Rose,Set of 4,N-R4,shopify,5,deny,25.00,,,,https://cdn/rose.jpg,\n");
  ASSERT_EQ(catalog.items.size(), 2U);
  EXPECT_EQ(catalog.items[0].sku, "N-S4");
  EXPECT_EQ(catalog.items[0].title, "Linen napkin - Sage / Set of 4");
  EXPECT_EQ(catalog.items[0].image, "https://cdn/n.jpg");
  EXPECT_EQ(catalog.items[1].title, "Linen napkin - Rose / Set of 4");
  EXPECT_EQ(catalog.items[1].product, "napkin");
  EXPECT_EQ(catalog.items[1].category, "Textiles");
  EXPECT_EQ(catalog.items[1].url, "/products/napkin");
  EXPECT_EQ(catalog.items[1].image, "https://cdn/rose.jpg");
  EXPECT_EQ(catalog.items[1].price, 25000) << "thousandths, for the file names no currency";
  EXPECT_EQ(catalog.currency, "");
}

TEST_F(ProductExport, CurrentSpellingIsReadAlike) {
  options_.currency = "JPY";
  const Catalog catalog = read(kNewer,
                               "Teapot,teapot,Home > Tea & Coffee > Teapots,,TRUE,Active,TP,"
                               "Default Title,4500,shopify,0,TRUE,https://cdn/t.jpg,1,,FALSE\n");
  ASSERT_EQ(catalog.items.size(), 1U);
  EXPECT_EQ(catalog.items[0].title, "Teapot") << "the only option says nothing";
  EXPECT_EQ(catalog.items[0].category, "Teapots") << "the last part of the product category";
  EXPECT_EQ(catalog.items[0].price, 4500);
  EXPECT_TRUE(catalog.items[0].in_stock) << "selling goes on without stock";
  EXPECT_EQ(catalog.currency, "JPY");
}

TEST_F(ProductExport, TheVendorOfTheFirstRowIsTheBrandOfAllVariants) {
  const Catalog catalog =
      read({"Handle,Title,Vendor,Option1 Value,Variant SKU,Variant Price\n"
            "cup,Cup,M\xFChle,Red,C1,4.00\n"
            "cup,,,Blue,C2,4.00\n"
            "pot,Pot,,Default Title,P,9.00\n"});
  ASSERT_EQ(catalog.items.size(), 3U);
  EXPECT_EQ(catalog.items[0].brand, "Mühle");
  EXPECT_EQ(catalog.items[1].brand, "Mühle");
  EXPECT_EQ(catalog.items[2].brand, "");
  EXPECT_EQ(read(kNewer, "Jug,jug,,,TRUE,Active,J,Default Title,5,,,,,,,FALSE\n").items[0].brand,
            "")
      << "no such column";
}

TEST_F(ProductExport, MixedSpellingsAreRead) {
  const Catalog catalog = read({"URL handle,Title,Variant SKU,Price\ncup,Cup,C,4.00\n"});
  EXPECT_EQ(catalog.items[0].sku, "C");
  EXPECT_EQ(catalog.items[0].url, "/products/cup");
}

TEST_F(ProductExport, ExtraImageRowsAreNoItemsAndTheFirstPositionIsShown) {
  const Catalog catalog = read(kOlder,
                               "cup,Cup,,,TRUE,Default Title,,C,,,,4.00,https://cdn/2.jpg,2,,,\n"
                               "cup,,,,,,,,,,,,https://cdn/1.jpg,1,,,\n"
                               "cup,,,,,,,,,,,,https://cdn/3.jpg,3,,,\n");
  ASSERT_EQ(catalog.items.size(), 1U);
  EXPECT_EQ(catalog.items[0].image, "https://cdn/1.jpg");
  EXPECT_EQ(report_.bad_rows, 0U);
}

TEST_F(ProductExport, DraftsArchivedUnpublishedAndGiftCardsAreWithheld) {
  const Catalog catalog = read(kOlder,
                               "a,A,,,TRUE,Default Title,,A,,,,1.00,,,FALSE,,active\n"
                               "b,B,,,TRUE,Default Title,,B,,,,1.00,,,FALSE,,draft\n"
                               "c,C,,,TRUE,Red,,C1,,,,1.00,,,FALSE,,archived\n"
                               "c,,,,,Blue,,C2,,,,1.00,,,,,\n"
                               "d,D,,,FALSE,Default Title,,D,,,,1.00,,,FALSE,,active\n"
                               "e,E,,,TRUE,10,,E,,,,10.00,,,TRUE,,active\n"
                               "f,F,,,,Default Title,,F,,,,1.00,,,,,\n");
  ASSERT_EQ(catalog.items.size(), 2U);
  EXPECT_EQ(catalog.items[0].sku, "A");
  EXPECT_EQ(catalog.items[1].sku, "F") << "exports without the columns say nothing";
  EXPECT_EQ(report_.withheld_rows, 5U);
}

TEST_F(ProductExport, StockCountsOnlyWhereItIsTrackedAndSellingStops) {
  const Catalog catalog = read(kOlder,
                               "a,A,,,,x,,A,shopify,0,deny,1.00,,,,,\n"
                               "a,,,,,x,,B,shopify,-3,deny,1.00,,,,,\n"
                               "a,,,,,x,,C,shopify,1,deny,1.00,,,,,\n"
                               "a,,,,,x,,D,shopify,0,continue,1.00,,,,,\n"
                               "a,,,,,x,,E,,0,deny,1.00,,,,,\n"
                               "a,,,,,x,,F,shopify,,deny,1.00,,,,,\n");
  std::string in_stock;
  for (const CatalogItem& item : catalog.items) in_stock += item.in_stock ? item.sku : "-";
  EXPECT_EQ(in_stock, "--CDEF");
  std::vector<int64_t> stock;
  for (const CatalogItem& item : catalog.items) stock.push_back(item.stock);
  EXPECT_THAT(stock, ElementsAre(0, -3, 1, kUnknownStock, kUnknownStock, kUnknownStock));
}

TEST_F(ProductExport, TheCostOfAnItemIsReadWhereItIsTold) {
  options_.currency = "GBP";
  const Catalog catalog =
      read({"Handle,Title,Variant SKU,Variant Price,Cost per item\n"
            "a,A,A,10.00,4.50\n"
            "b,B,B,10.00,\n"
            "c,C,C,10.00,unknown\n",
            "Title,URL handle,SKU,Price,Cost per item\n"
            "D,d,D,10.00,0.00\n"});
  std::vector<int64_t> costs;
  for (const CatalogItem& item : catalog.items) costs.push_back(item.cost);
  EXPECT_THAT(costs, ElementsAre(450, kNoPrice, kNoPrice, 0));
}

TEST_F(ProductExport, BlankSkusAreKeyedByTitle) {
  const Catalog catalog = read(kOlder,
                               "cup,Cup,,,,Red,,,,,,4.00,,,,,\n"
                               "cup,,,,,Blue,,,,,,4.00,,,,,\n");
  ASSERT_EQ(catalog.items.size(), 2U);
  EXPECT_EQ(catalog.items[0].sku, "Cup - Red");
  EXPECT_EQ(catalog.items[1].sku, "Cup - Blue");
  EXPECT_TRUE(catalog.shared_skus.empty());
}

TEST_F(ProductExport, SkusOfSeveralVariantsAreSharedAndKeyedByTitle) {
  const Catalog catalog = read(kOlder,
                               "cup,Cup,,,,Red,,X,,,,4.00,,,,,\n"
                               "cup,,,,,Blue,,X,,,,4.00,,,,,\n"
                               "pot,Pot,,,,Default Title,,P,,,,4.00,,,,,\n"
                               "bag,Bag,,,,Default Title,,B,,,,4.00,,,,,\n"
                               "box,Box,,,,Default Title,,B,,,,4.00,,,,,\n");
  EXPECT_THAT(catalog.shared_skus, ElementsAre("B", "X"));
  std::vector<std::string> keys;
  for (const CatalogItem& item : catalog.items) keys.push_back(item.sku);
  EXPECT_THAT(keys, ElementsAre("Cup - Red", "Cup - Blue", "P", "Bag", "Box"));
}

TEST_F(ProductExport, ASkuThatAnArchivedProductAlsoHasIsNotShared) {
  const Catalog catalog = read(kOlder,
                               "old,Old cup,,,,Default Title,,C,,,,4.00,,,,,archived\n"
                               "new,New cup,,,,Default Title,,C,,,,4.00,,,,,active\n");
  EXPECT_TRUE(catalog.shared_skus.empty());
  ASSERT_EQ(catalog.items.size(), 1U);
  EXPECT_EQ(catalog.items[0].sku, "C");
}

TEST_F(ProductExport, AVariantInTwoFilesIsRepeatedNotShared) {
  const std::string text = std::string(kOlder) + "cup,Cup,,,,Red,,X,,,,4.00,,,,,\n";
  const Catalog catalog = read({text, text});
  EXPECT_TRUE(catalog.shared_skus.empty());
  EXPECT_EQ(catalog.items.size(), 1U);
  EXPECT_EQ(report_.repeated_rows, 1U);
}

TEST_F(ProductExport, FreeItemsAreLeftOutAndUnparseablePricesBad) {
  options_.max_bad_rows = 0.5;
  const Catalog catalog = read(kOlder,
                               "a,A,,,,Default Title,,A,,,,0.00,,,,,\n"
                               "b,B,,,,Default Title,,B,,,,ask,,,,,\n"
                               "c,C,,,,Default Title,,C,,,,3.00,,,,,\n");
  EXPECT_EQ(catalog.items.size(), 1U);
  EXPECT_EQ(report_.free_rows, 1U);
  ASSERT_EQ(report_.first_bad.size(), 1U);
  EXPECT_EQ(report_.first_bad[0].line, 3U);
  EXPECT_EQ(report_.first_bad[0].message, "price \"ask\", expected an amount such as 12.50");
}

TEST_F(ProductExport, RowsWithoutHandleOrColumnsAreBad) {
  options_.max_bad_rows = 1;
  read(kOlder,
       "a,A,,,,Default Title,,A,,,,1.00,,,,,\n"
       ",B,,,,Default Title,,B,,,,1.00,,,,,\n"
       "c,C\n");
  ASSERT_EQ(report_.first_bad.size(), 2U);
  EXPECT_EQ(report_.first_bad[0].message, "no handle");
  EXPECT_EQ(report_.first_bad[1].message, "the row has 2 columns, expected at least 12");
}

TEST(LastCategory, IsWhatFollowsTheLastArrow) {
  EXPECT_EQ(last_category("Home > Table > Napkins "), "Napkins");
  EXPECT_EQ(last_category("Napkins"), "Napkins");
  EXPECT_EQ(last_category(""), "");
}

}  // namespace
}  // namespace goeswith::orders
