#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <set>

#include "orders/read_orders.h"

namespace goeswith::orders {
namespace {

using testing::ElementsAre;

const std::string kData = std::string(GOESWITH_SOURCE_DIR) + "/../shared/data/";

bool has_data(const std::string& folder) { return std::filesystem::exists(kData + folder); }

TEST(RealOrders, OnlineRetailHasItsPublishedSize) {
  if (!has_data("online-retail")) GTEST_SKIP() << "no " << kData << "online-retail";
  ReadOptions options;
  options.item_pattern = "^[0-9]{5}";
  options.customers = true;
  ReadReport report;
  const OrderLog log = read_orders(
      {kData + "online-retail/2009-2010.csv.gz", kData + "online-retail/2010-2011.csv.gz"}, options,
      report);
  EXPECT_EQ(log.orders(), 39'516U);
  EXPECT_EQ(log.items.size(), 4'708U);
  EXPECT_EQ(log.lines.size(), 991'910U);
  EXPECT_EQ(log.currency, "GBP");
  EXPECT_TRUE(std::is_sorted(log.ordered_at.begin(), log.ordered_at.end()));
  EXPECT_EQ(log.ordered_at.front(), 1259653500);  // 2009-12-01 07:45
  EXPECT_EQ(log.ordered_at.back(), 1323435000);   // 2011-12-09 12:50
  // Both files' customers, one of which writes 17850 and the other 17850.0.
  ASSERT_EQ(log.customer.size(), log.orders());
  const std::set<uint32_t> customers(log.customer.begin(), log.customer.end());
  EXPECT_EQ(customers.size(), 5'852U + 1);
  EXPECT_TRUE(customers.contains(kNoCustomer));
  EXPECT_EQ(report.rows, 525'461U + 541'909U);
  EXPECT_EQ(report.bad_rows, 0U);
  EXPECT_THAT(report.dialects, ElementsAre("Online Retail II", "Online Retail"));
  EXPECT_EQ(report.rows, log.lines.size() + report.cancelled_rows + report.returned_rows +
                             report.free_rows + report.filtered_rows + report.repeated_rows +
                             report.nameless_rows);
}

TEST(RealOrders, AdventureWorksIsReadThroughMappedColumns) {
  if (!has_data("adventureworks")) GTEST_SKIP() << "no " << kData << "adventureworks";
  ReadOptions options;
  options.columns = {{"order", "OrderNumber"},
                     {"sku", "ProductKey"},
                     {"date", "OrderDate"},
                     {"quantity", "OrderQuantity"}};
  ReadReport report;
  const OrderLog log = read_orders(
      {kData + "adventureworks/sales_2017.csv.gz", kData + "adventureworks/sales_2018.csv.gz",
       kData + "adventureworks/sales_2019.csv.gz"},
      options, report);
  EXPECT_EQ(log.orders(), 25'162U);
  EXPECT_EQ(log.items.size(), 130U);
  EXPECT_EQ(report.bad_rows, 0U);
  EXPECT_EQ(log.ordered_at.front(), 1483228800);  // 2017-01-01
  EXPECT_EQ(log.currency, "");
}

}  // namespace
}  // namespace goeswith::orders
