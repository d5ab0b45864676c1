#include "orders/feed_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orders/read_catalog.h"
#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

class MerchantFeed : public testing::Test {
 protected:
  Catalog read(const std::string& text) {
    return read_catalog({files_.write("feed.tsv", text)}, options_, report_);
  }

  TestFiles files_;
  ReadOptions options_;
  ReadReport report_;
};

TEST_F(MerchantFeed, TabSeparatedItemsAreRead) {
  const Catalog catalog = read(
      "id\ttitle\tlink\timage_link\tavailability\tprice\titem_group_id\tproduct_type\n"
      "T1\tTeapot, green\thttps://shop/t1\thttps://cdn/t1.jpg\tin_stock\t25.00 USD\tT\t"
      "Tea > Teapots\n");
  ASSERT_EQ(catalog.items.size(), 1U);
  const CatalogItem& item = catalog.items[0];
  EXPECT_EQ(item.sku, "T1");
  EXPECT_EQ(item.title, "Teapot, green");
  EXPECT_EQ(item.product, "T");
  EXPECT_EQ(item.category, "Teapots");
  EXPECT_EQ(item.url, "https://shop/t1");
  EXPECT_EQ(item.image, "https://cdn/t1.jpg");
  EXPECT_EQ(item.price, 2500);
  EXPECT_TRUE(item.in_stock);
  EXPECT_EQ(catalog.currency, "USD");
  EXPECT_THAT(report_.dialects, testing::ElementsAre("Google Merchant feed"));
}

TEST_F(MerchantFeed, TheLowerOfPriceAndSalePriceIsShown) {
  const Catalog catalog = read(
      "id,title,link,price,sale_price\n"
      "a,A,/a,10.00 EUR,8.00 EUR\n"
      "b,B,/b,10.00 EUR,12.00 EUR\n"
      "c,C,/c,10.00 EUR,\n"
      "d,D,/d,10.00 EUR,0.00 EUR\n");
  std::vector<int64_t> prices;
  for (const CatalogItem& item : catalog.items) prices.push_back(item.price);
  EXPECT_THAT(prices, testing::ElementsAre(800, 1000, 1000, 1000));
}

TEST_F(MerchantFeed, PiecesAndCostAreReadWhereTheyAreTold) {
  const Catalog catalog = read(
      "id,title,link,price,quantity,cost_of_goods_sold\n"
      "a,A,/a,10.00 EUR,12,4.50 EUR\n"
      "b,B,/b,10.00 EUR,,\n"
      "c,C,/c,10.00 EUR,some,4 of them\n"
      "d,D,/d,10.00 EUR,0,4.50 USD\n");
  std::vector<int64_t> stock;
  std::vector<int64_t> costs;
  for (const CatalogItem& item : catalog.items) {
    stock.push_back(item.stock);
    costs.push_back(item.cost);
    EXPECT_TRUE(item.in_stock) << "availability says";
  }
  EXPECT_THAT(stock, testing::ElementsAre(12, kUnknownStock, kUnknownStock, 0));
  EXPECT_THAT(costs, testing::ElementsAre(450, kNoPrice, kNoPrice, kNoPrice));
}

TEST_F(MerchantFeed, TheBrandIsReadWhereThereIsOne) {
  const Catalog catalog = read(
      "id,title,link,price,brand\n"
      "a,A,/a,10.00 EUR, Elm & Co \n"
      "b,B,/b,10.00 EUR,\n");
  EXPECT_EQ(catalog.items[0].brand, "Elm & Co");
  EXPECT_EQ(catalog.items[1].brand, "");
}

TEST_F(MerchantFeed, BlankGroupsAndTypesFallBack) {
  const Catalog catalog = read(
      "id,title,link,price,item_group_id,product_type,google_product_category\n"
      "a,A,/a,10.00 EUR,,,Home & Garden > Kitchen > Teapots\n");
  EXPECT_EQ(catalog.items[0].product, "a");
  EXPECT_EQ(catalog.items[0].category, "Teapots");
}

TEST_F(MerchantFeed, OnlyWhatIsOutOfStockIsOutOfStock) {
  const Catalog catalog = read(
      "id,title,link,price,availability\n"
      "a,A,/a,1 EUR,in_stock\nb,B,/b,1 EUR,out_of_stock\nc,C,/c,1 EUR,Out of stock\n"
      "d,D,/d,1 EUR,preorder\ne,E,/e,1 EUR,available for order\nf,F,/f,1 EUR,\n");
  std::string in_stock;
  for (const CatalogItem& item : catalog.items) in_stock += item.in_stock ? item.sku : "-";
  EXPECT_EQ(in_stock, "a--def");
}

TEST_F(MerchantFeed, PricesOfAnotherCurrencyAreLeftOut) {
  const Catalog catalog = read("id,title,link,price\na,A,/a,10.00 EUR\nb,B,/b,900 JPY\nc,C,/c,5\n");
  EXPECT_EQ(catalog.currency, "EUR");
  EXPECT_EQ(catalog.items[1].price, kNoPrice);
  EXPECT_EQ(catalog.items[2].price, 500);
}

TEST_F(MerchantFeed, FreeItemsAreLeftOutAndOtherPricesBad) {
  options_.max_bad_rows = 1;
  const Catalog catalog = read(
      "id,title,link,price\n"
      "a,A,/a,0.00 EUR\nb,B,/b,ask us\nc,C,/c,-1 EUR\n,D,/d,1 EUR\ne,E\nf,F,/f,1 EUR\n");
  ASSERT_EQ(catalog.items.size(), 1U);
  EXPECT_EQ(catalog.items[0].sku, "f");
  EXPECT_EQ(report_.free_rows, 1U);
  ASSERT_EQ(report_.first_bad.size(), 4U);
  EXPECT_EQ(report_.first_bad[0].message, "price \"ask us\", expected an amount such as 15.00 USD");
  EXPECT_EQ(report_.first_bad[2].message, "no id");
  EXPECT_EQ(report_.first_bad[3].message, "the row has 2 columns, expected at least 4");
}

}  // namespace
}  // namespace goeswith::orders
