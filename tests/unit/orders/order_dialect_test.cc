#include "orders/order_dialect.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

using testing::HasSubstr;
using Header = std::vector<std::string>;

OrderDialect recognise(const Header& header, const ReadOptions& options = {}) {
  return recognise_orders("a.csv", header, options);
}

TEST(OrderDialect, RecognisesTheShopifyOrdersExport) {
  const OrderDialect dialect =
      recognise({"Name", "Email", "Financial Status", "Currency", "Created at", "Lineitem quantity",
                 "Lineitem name", "Lineitem price", "Lineitem sku", "Cancelled at", "Id"});
  EXPECT_EQ(dialect.name, "Shopify orders export");
  EXPECT_THAT(dialect.column, testing::ElementsAre(0, 8, 4, 5, 7, 6, 3, 2, 9, 1, 10));
  EXPECT_EQ(dialect.least_columns, 8U);
  EXPECT_EQ(dialect.currency, "");
  EXPECT_FALSE(dialect.online_retail);
}

TEST(OrderDialect, RecognisesOlderSpellingsOfTheShopifyExport) {
  const OrderDialect dialect =
      recognise({"Name", "Created at", "Lineitem quantity", "Lineitem name", "Lineitem price",
                 "Lineitem SKU", "Canceled at"});
  EXPECT_EQ(dialect.column[kSku], 5U);
  EXPECT_EQ(dialect.column[kCancelled], 6U);
  EXPECT_EQ(dialect.column[kOrderId], kAbsent);
}

TEST(OrderDialect, RecognisesBothOnlineRetailHeaders) {
  const OrderDialect second = recognise({"Invoice", "StockCode", "Description", "Quantity",
                                         "InvoiceDate", "Price", "Customer ID", "Country"});
  EXPECT_EQ(second.name, "Online Retail II");
  EXPECT_EQ(second.currency, "GBP");
  EXPECT_TRUE(second.online_retail);
  const OrderDialect first = recognise({"InvoiceNo", "StockCode", "Description", "Quantity",
                                        "InvoiceDate", "UnitPrice", "CustomerID", "Country"});
  EXPECT_EQ(first.name, "Online Retail");
  EXPECT_EQ(first.column[kPrice], 5U);
  EXPECT_TRUE(first.online_retail);
}

TEST(OrderDialect, NeutralOrdersNeedThreeColumns) {
  const OrderDialect full =
      recognise({"order_id", "ordered_at", "sku", "title", "price", "quantity"});
  EXPECT_EQ(full.name, "neutral orders");
  EXPECT_EQ(full.least_columns, 3U);
  const OrderDialect least = recognise({"sku", "ordered_at", "order_id"});
  EXPECT_EQ(least.column[kOrder], 2U);
  EXPECT_EQ(least.column[kQuantity], kAbsent);
}

TEST(OrderDialect, MappedColumnsWinOverWhatTheHeaderLooksLike) {
  ReadOptions options;
  options.columns = {{"order", "order_id"}, {"sku", " TITLE "}};
  const OrderDialect dialect =
      recognise({"order_id", "ordered_at", "sku", "title", "price", "quantity"}, options);
  EXPECT_EQ(dialect.column[kSku], 3U);
  EXPECT_EQ(dialect.column[kDate], kAbsent);
  EXPECT_EQ(dialect.least_columns, 4U);
}

TEST(OrderDialect, FindsWhoBoughtWhereverTheExportSaysIt) {
  const std::pair<const char*, std::vector<std::string>> exports[] = {
      {"Email", {"Name", "Created at", "Lineitem name", "Lineitem quantity", "Lineitem price"}},
      {"Customer ID", {"Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price"}},
      {"CustomerID",
       {"InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice"}},
      {"customer", {"order_id", "ordered_at", "sku"}},
      {"customer_id", {"order_id", "ordered_at", "sku"}}};
  for (auto [name, header] : exports) {
    EXPECT_EQ(recognise(header).column[kCustomer], kAbsent) << name;
    const size_t needed = recognise(header).least_columns;
    header.emplace_back(name);
    EXPECT_EQ(recognise(header).column[kCustomer], header.size() - 1) << name;
    EXPECT_EQ(recognise(header).least_columns, needed) << "a row may lack it";
  }
}

TEST(OrderDialect, WhoBoughtCanBeMapped) {
  ReadOptions options;
  options.columns = {{"order", "a"}, {"sku", "b"}, {"customer", "Buyer"}};
  const OrderDialect dialect = recognise({"a", "b", "c", "buyer"}, options);
  EXPECT_EQ(dialect.column[kCustomer], 3U);
  EXPECT_EQ(dialect.least_columns, 2U);
}

TEST(OrderDialect, UnknownHeaderIsAnErrorThatListsWhatIsNeeded) {
  const std::string message = input_error_of([] { recognise({"Date", "Product(s)"}); });
  EXPECT_THAT(message, HasSubstr("a.csv:1: unknown columns: \"Date\", \"Product(s)\""));
  EXPECT_THAT(message, HasSubstr("Online Retail: InvoiceNo, StockCode, Description"));
  EXPECT_THAT(message, HasSubstr("neutral orders: order_id, ordered_at, sku"));
  EXPECT_THAT(message, HasSubstr("--columns order=…"));
}

TEST(OrderDialect, MappingToAMissingHeaderIsAnErrorThatListsThoseSeen) {
  ReadOptions options;
  options.columns = {{"order", "OrderNumber"}, {"sku", "ProductKey"}};
  EXPECT_EQ(input_error_of([&] {
              recognise({"OrderNumber", "Product"}, options);
            }),
            "a.csv:1: --columns wants \"ProductKey\" for sku, seen are \"OrderNumber\", "
            "\"Product\"");
}

TEST(OrderDialect, MappingNeedsOrderAndSkuAndKnownRoles) {
  ReadOptions options;
  options.columns = {{"order", "a"}};
  EXPECT_EQ(input_error_of([&] {
              recognise({"a", "b"}, options);
            }),
            "--columns: needs order=… and sku=…");
  options.columns = {{"order", "a"}, {"sku", "b"}, {"colour", "b"}};
  EXPECT_THAT(input_error_of([&] {
                recognise({"a", "b"}, options);
              }),
              HasSubstr("no role is called \"colour\""));
}

}  // namespace
}  // namespace goeswith::orders
