#include "orders/read_catalog.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

constexpr const char* kProducts = "Handle,Title,Variant SKU,Variant Price,Status\n";
constexpr const char* kFeed = "id,title,link,price\n";

class ReadCatalog : public testing::Test {
 protected:
  TestFiles files_;
  ReadOptions options_;
  ReadReport report_;
};

TEST_F(ReadCatalog, FilesOfBothKindsJoinAndEverySkuIsThereOnce) {
  const std::vector<std::string> paths = {
      files_.write("feed.csv", std::string(kFeed) + "C,Fed cup,/c,5 EUR\nD,Dish,/d,6 EUR\n"
                                                    "D,Dish again,/d,7 EUR\n"),
      files_.write("products.csv.gz", gzip(std::string(kProducts) + "cup,Cup,C,4.00,active\n"))};
  const Catalog catalog = read_catalog(paths, options_, report_);
  ASSERT_EQ(catalog.items.size(), 2U);
  EXPECT_EQ(catalog.items[0].title, "Cup") << "the store's own export counts first";
  EXPECT_EQ(catalog.items[1].title, "Dish");
  EXPECT_EQ(report_.repeated_rows, 2U);
  EXPECT_TRUE(catalog.shared_skus.empty());
  EXPECT_EQ(catalog.currency, "EUR");
  EXPECT_THAT(report_.dialects,
              testing::ElementsAre("Google Merchant feed", "Shopify products export"));
}

TEST_F(ReadCatalog, NothingOnSaleIsAnError) {
  const std::string path = files_.write("a.csv", std::string(kProducts) +
                                                     "a,A,A,1.00,draft\n"
                                                     "b,B,B,0,active\n");
  EXPECT_EQ(input_error_of([&] { read_catalog({path}, options_, report_); }),
            path +
                ": no item can be used: 2 rows, 0 of them unreadable, 1 not on sale, 1 without "
                "a price above 0");
}

TEST_F(ReadCatalog, MissingEmptyAndUnknownFilesAreErrors) {
  const std::string missing = files_.path("none.csv");
  EXPECT_EQ(input_error_of([&] { read_catalog({missing}, options_, report_); }),
            missing + ": cannot open: No such file or directory");
  const std::string empty = files_.write("empty.csv", "");
  EXPECT_EQ(input_error_of([&] { read_catalog({empty}, options_, report_); }),
            empty + ": the file is empty");
  const std::string unknown = files_.write("orders.csv", "order_id,sku\n1,a\n");
  EXPECT_THAT(input_error_of([&] { read_catalog({unknown}, options_, report_); }),
              testing::StartsWith(unknown + ":1: unknown columns: \"order_id\", \"sku\""));
}

TEST_F(ReadCatalog, TooManyBadRowsAreAnError) {
  const std::string path = files_.write("a.csv", std::string(kFeed) + "a,A,/a,1 EUR\nb,B,/b,x\n");
  EXPECT_THAT(input_error_of([&] { read_catalog({path}, options_, report_); }),
              testing::HasSubstr("1 of 2 rows cannot be read"));
}

}  // namespace
}  // namespace goeswith::orders
