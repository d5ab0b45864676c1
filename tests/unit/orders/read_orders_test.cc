#include "orders/read_orders.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orders/log_text.h"
#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

using testing::ElementsAre;

constexpr const char* kRetail2 =
    "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n";
constexpr const char* kRetail =
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
constexpr const char* kNeutral = "order_id,ordered_at,sku,title,price,quantity\n";

class ReadOrders : public testing::Test {
 protected:
  OrderLog read(const std::vector<std::string>& texts) {
    std::vector<std::string> paths;
    for (const std::string& text : texts) {
      paths.push_back(files_.write(std::to_string(paths.size()) + ".csv", text));
    }
    return read_orders(paths, options_, report_);
  }

  TestFiles files_;
  ReadOptions options_;
  ReadReport report_;
};

TEST_F(ReadOrders, NeutralOrdersAreReadOldestFirst) {
  const OrderLog log = read({std::string(kNeutral) + "2,2026-01-02,cup,Cup,4.50,1\n"
                                                     "1,2026-01-01 09:30,teapot,Teapot,25,1\n"
                                                     "2,2026-01-02,teapot,Teapot,26,2\n"});
  EXPECT_THAT(orders_of(log), ElementsAre("teapot", "cup teapot"));
  EXPECT_THAT(log.ordered_at, ElementsAre(1767259800, 1767312000));
  EXPECT_EQ(log.items[0].sku, "cup") << "items come by first appearance";
  EXPECT_EQ(log.items[0].title, "Cup");
  EXPECT_EQ(log.items[0].price, 450);
  EXPECT_EQ(log.items[1].price, 2600) << "of the newest order";
  EXPECT_EQ(log.currency, "");
  EXPECT_THAT(report_.dialects, ElementsAre("neutral orders"));
  EXPECT_EQ(report_.rows, 3U);
}

TEST_F(ReadOrders, TitlePriceAndQuantityAreOptional) {
  const OrderLog log = read({"sku;order_id;ordered_at\ncup;1;1.2.2026\npot;1;1.2.2026\n"});
  EXPECT_THAT(orders_of(log), ElementsAre("cup pot"));
  EXPECT_EQ(log.items[0].price, kNoPrice);
  EXPECT_EQ(log.items[0].title, "");
}

TEST_F(ReadOrders, BlankOptionalCellsSayNothing) {
  const OrderLog log = read({std::string(kNeutral) + "1,2026-01-01,cup,Cup,4.50,1\n"
                                                     "2,2026-01-02,cup,,,\n"
                                                     "3,2026-01-03,cup\n"});
  EXPECT_EQ(log.orders(), 3U);
  EXPECT_EQ(log.items[0].title, "Cup");
  EXPECT_EQ(log.items[0].price, 450);
}

TEST_F(ReadOrders, BlankSkuIsKeyedByTitleAndNeitherIsCounted) {
  const OrderLog log = read({std::string(kNeutral) + "1,2026-01-01,,Gift box,4.50,1\n"
                                                     "1,2026-01-01,,,4.50,1\n"});
  EXPECT_THAT(orders_of(log), ElementsAre("Gift box"));
  EXPECT_EQ(report_.nameless_rows, 1U);
}

TEST_F(ReadOrders, ReturnsAndFreeLinesAreLeftOutAndCounted) {
  const OrderLog log = read({std::string(kNeutral) + "1,2026-01-01,a,,1,0\n"
                                                     "1,2026-01-01,b,,1,-2\n"
                                                     "1,2026-01-01,c,,0.00,1\n"
                                                     "1,2026-01-01,d,,-3,1\n"
                                                     "1,2026-01-01,e,,0.001,0.5\n"
                                                     "1,2026-01-01,f,,1,1\n"});
  EXPECT_THAT(orders_of(log), ElementsAre("e f"));
  EXPECT_EQ(log.items[0].price, kNoPrice) << "a price that rounds to nothing is none";
  EXPECT_EQ(report_.returned_rows, 2U);
  EXPECT_EQ(report_.free_rows, 2U);
}

TEST_F(ReadOrders, OnlineRetailDropsCancellationsAndUpperCasesStockCodes) {
  const OrderLog log =
      read({std::string(kRetail2) + "489434,85123a,HOLDER,12,2009-12-01 07:45:00,6.95,13085,UK\n"
                                    "489434,85123A,HOLDER,1,2009-12-01 07:45:00,6.95,13085,UK\n"
                                    "C489435,22423,STAND,-1,2009-12-01 08:00:00,12.75,13085,UK\n"
                                    "c489436,22423,STAND,1,2009-12-01 08:00:00,12.75,13085,UK\n"
                                    "489437,22423,STAND,1,12/1/2009 8:26,12.75,,UK\n"});
  EXPECT_THAT(orders_of(log), ElementsAre("85123A", "22423"));
  EXPECT_EQ(log.currency, "GBP");
  EXPECT_EQ(report_.cancelled_rows, 2U);
  EXPECT_EQ(report_.repeated_rows, 1U);
  EXPECT_THAT(report_.dialects, ElementsAre("Online Retail II"));
}

TEST_F(ReadOrders, CIsNoCancellationInOtherDialects) {
  EXPECT_THAT(orders_of(read({std::string(kNeutral) + "C1,2026-01-01,a,,1,1\n"})),
              ElementsAre("a"));
}

TEST_F(ReadOrders, OrdersOfAnEarlierFileAreDroppedFromALaterOne) {
  const OrderLog log =
      read({std::string(kRetail2) + "1,22423,STAND,1,2010-12-01 08:00:00,12.75,,UK\n"
                                    "2,22423,STAND,1,2010-12-02 08:00:00,12.75,,UK\n",
            std::string(kRetail) + "2,71053,LANTERN,1,2010-12-02 08:00:00,3.39,,UK\n"
                                   "3,71053,LANTERN,1,2010-12-03 08:00:00,3.39,,UK\n"});
  EXPECT_THAT(orders_of(log), ElementsAre("22423", "22423", "71053"));
  EXPECT_EQ(report_.repeated_rows, 1U);
  EXPECT_THAT(report_.dialects, ElementsAre("Online Retail II", "Online Retail"));
}

TEST_F(ReadOrders, ItemPatternKeepsMatchingKeysOnly) {
  options_.item_pattern = "^[0-9]{5}";
  const OrderLog log =
      read({std::string(kRetail2) + "1,POST,POSTAGE,1,2010-12-01 08:00:00,18,,UK\n"
                                    "1,22423,STAND,1,2010-12-01 08:00:00,12.75,,UK\n"
                                    "2,POST,POSTAGE,1,2010-12-01 08:00:00,18,,UK\n"});
  EXPECT_THAT(orders_of(log), ElementsAre("22423"));
  ASSERT_EQ(log.items.size(), 1U);
  EXPECT_EQ(report_.filtered_rows, 2U);
}

TEST_F(ReadOrders, ColumnsCanBeMapped) {
  options_.columns = {{"order", "No"}, {"sku", "Art"}, {"date", "Tag"}, {"price", "Preis"}};
  options_.day_first = true;
  options_.currency = "EUR";
  const OrderLog log = read({"Tag;No;Art;Preis\n1/2/2026;7;Kanne;1.234,50\n"});
  EXPECT_THAT(log.ordered_at, ElementsAre(1769904000));
  EXPECT_EQ(log.items[0].price, 123450);
  EXPECT_EQ(log.currency, "EUR");
}

TEST_F(ReadOrders, CustomersAreToldApartOnlyIfAskedFor) {
  const std::vector<std::string> texts = {
      std::string(kRetail2) +
          "1,22423,STAND,1,2010-12-01 08:00:00,12.75,13085,UK\n"
          "1,71053,LANTERN,1,2010-12-01 08:00:00,12.75,,UK\n"
          "2,22423,STAND,1,2010-12-02 08:00:00,12.75,,UK\n"
          "2,71053,LANTERN,1,2010-12-02 08:00:00,12.75,13085,UK\n",
      std::string(kRetail) +
          "3,71053,LANTERN,1,2010-11-30 08:00:00,3.39,17850.0,UK\n"
          "4,71053,LANTERN,1,2010-12-03 08:00:00,3.39,13085.0,UK\n"};
  EXPECT_THAT(read(texts).customer, ElementsAre());
  options_.customers = true;
  const OrderLog log = read(texts);
  EXPECT_THAT(orders_of(log), ElementsAre("71053", "22423 71053", "22423 71053", "71053"));
  EXPECT_THAT(log.customer, ElementsAre(1, 0, kNoCustomer, 0)) << "an order's first row says it";
}

TEST_F(ReadOrders, AnExportThatDoesNotSayWhoBoughtHasNoCustomers) {
  options_.customers = true;
  EXPECT_THAT(read({std::string(kNeutral) + "1,2026-01-01,a,,1,1\n"}).customer,
              ElementsAre(kNoCustomer));
}

TEST_F(ReadOrders, WithoutADateOrdersKeepTheOrderOfTheFile) {
  options_.columns = {{"order", "o"}, {"sku", "s"}};
  const OrderLog log = read({"o,s\n9,a\n3,b\n9,c\n"});
  EXPECT_THAT(orders_of(log), ElementsAre("a c", "b"));
  EXPECT_THAT(log.ordered_at, ElementsAre(0, 0));
}

TEST_F(ReadOrders, CurrencyComesFromThePricesOrTheOption) {
  const std::string text = std::string(kNeutral) +
                           "1,2026-01-01,a,,15.00 USD,1\n"
                           "1,2026-01-01,b,,900 JPY,1\n";
  const OrderLog log = read({text});
  EXPECT_EQ(log.currency, "USD");
  EXPECT_EQ(log.items[0].price, 1500);
  EXPECT_EQ(log.items[1].price, kNoPrice) << "of another currency";
  options_.currency = "CAD";
  EXPECT_EQ(read({text}).currency, "CAD");
}

TEST_F(ReadOrders, PricesHaveTheMinorUnitOfTheirCurrency) {
  options_.currency = "JPY";
  EXPECT_EQ(read({std::string(kNeutral) + "1,2026-01-01,a,,1500,1\n"}).items[0].price, 1500);
}

TEST_F(ReadOrders, TitlesAndKeysBecomeUtf8) {
  const OrderLog log = read({std::string(kNeutral) + "1,2026-01-01,K\xE4se,Schweizer K\xE4se,1,1\n"
                                                     "2,2026-01-01,Käse,Schweizer Käse,1,1\n"});
  ASSERT_EQ(log.items.size(), 1U) << "the same key in both encodings";
  EXPECT_EQ(log.items[0].sku, "Käse");
  EXPECT_EQ(log.items[0].title, "Schweizer Käse");
}

TEST_F(ReadOrders, AnOrderOfTenThousandLinesIsOneOrder) {
  std::string text = kNeutral;
  for (int i = 0; i < 10'000; ++i) {
    text += "1,2026-01-01,item" + std::to_string(i) + ",,1,1\n";
  }
  const OrderLog log = read({text});
  ASSERT_EQ(log.orders(), 1U);
  EXPECT_EQ(log.order(0).size(), 10'000U);
  EXPECT_EQ(log.items[log.order(0)[9'999]].sku, "item9999");
}

TEST_F(ReadOrders, GzipFilesReadLikePlainOnes) {
  const std::string text = std::string(kNeutral) + "1,2026-01-01,a,,1,1\n";
  EXPECT_THAT(orders_of(read({gzip(text)})), ElementsAre("a"));
}

}  // namespace
}  // namespace goeswith::orders
