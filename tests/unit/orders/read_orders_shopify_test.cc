#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orders/catalog.h"
#include "orders/log_text.h"
#include "orders/read_orders.h"
#include "orders/shopify_export.h"
#include "orders/test_files.h"

namespace goeswith::orders {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

class ReadShopifyOrders : public testing::Test {
 protected:
  OrderLog read(const std::vector<Cells>& rows) { return read_text(shopify_export(rows)); }

  OrderLog read_text(const std::string& text) {
    return read_orders({files_.write("orders.csv", text)}, options_, report_);
  }

  TestFiles files_;
  ReadOptions options_;
  ReadReport report_;
};

TEST_F(ReadShopifyOrders, ContinuationRowsInheritFromTheOrdersFirstRow) {
  const OrderLog log = read({first_row("#1", "a", "A"), next_row("#1", "b", "B"),
                             with(next_row("#1", "c", "C"), {{"Created at", ""}})});
  ASSERT_EQ(shopify_columns().size(), 79U);
  EXPECT_THAT(orders_of(log), ElementsAre("a b c"));
  EXPECT_THAT(log.ordered_at, ElementsAre(1771581600));
  EXPECT_EQ(log.currency, "EUR");
  EXPECT_EQ(log.items[2].price, 300);
  EXPECT_THAT(report_.dialects, ElementsAre("Shopify orders export"));
}

TEST_F(ReadShopifyOrders, CustomersAreToldApartByTheirEmail) {
  options_.customers = true;
  const Cells ann = {{"Email", "ann@example.com"}};
  const OrderLog log = read({with(first_row("#1", "a", "A"), ann), next_row("#1", "b", "B"),
                             with(first_row("#2", "b", "B"), {{"Email", ""}}),
                             with(first_row("#3", "b", "B"), {{"Email", "Ann@example.com "}})});
  EXPECT_THAT(log.customer, ElementsAre(0, kNoCustomer, 0));
}

TEST_F(ReadShopifyOrders, ContinuationRowsNeedNotBeAdjacent) {
  const OrderLog log = read({first_row("#1", "a", "A"), first_row("#2", "b", "B"),
                             next_row("#1", "c", "C"), next_row("#2", "a", "A")});
  EXPECT_THAT(orders_of(log), ElementsAre("a c", "b a"));
}

TEST_F(ReadShopifyOrders, CancelledVoidedAndRefundedOrdersAreDroppedWithAllTheirRows) {
  const OrderLog log = read(
      {with(first_row("#1", "a", "A"), {{"Cancelled at", "2026-02-21 10:00:00 +0000"}}),
       next_row("#1", "b", "B"), with(first_row("#2", "a", "A"), {{"Financial Status", "voided"}}),
       with(first_row("#3", "a", "A"), {{"Financial Status", "refunded"}}),
       first_row("#4", "a", "A"), next_row("#3", "c", "C")});
  EXPECT_THAT(orders_of(log), ElementsAre("a"));
  EXPECT_EQ(report_.cancelled_rows, 5U);
}

TEST_F(ReadShopifyOrders, OtherFinancialStatesAreKept) {
  std::vector<Cells> rows;
  for (const char* status : {"paid", "authorized", "pending", "partially_refunded", ""}) {
    rows.push_back(
        with(first_row(std::string("#") + status, "a", "A"), {{"Financial Status", status}}));
  }
  EXPECT_EQ(read(rows).orders(), rows.size());
}

TEST_F(ReadShopifyOrders, BlankSkusAreKeyedByTheLinesName) {
  const OrderLog log =
      read({first_row("#1", "", "Napkin - Sage / Set of 4"), next_row("#1", " ", "Candle"),
            with(next_row("#1", "", ""), {{"Lineitem price", ""}, {"Lineitem quantity", ""}})});
  ASSERT_EQ(log.items.size(), 2U);
  EXPECT_EQ(log.items[0].sku, "Napkin - Sage / Set of 4");
  EXPECT_EQ(log.items[1].sku, "Candle");
  EXPECT_EQ(report_.nameless_rows, 1U);
}

TEST_F(ReadShopifyOrders, SkusThatTheCatalogSharesAreKeyedByTheLinesName) {
  Catalog catalog;
  catalog.shared_skus = {"N-1", "X"};
  options_.catalog = &catalog;
  const OrderLog log =
      read({first_row("#1", "N-1", "Napkin - Sage"), next_row("#1", "N-1", "Napkin - Rose"),
            next_row("#1", "C-1", "Candle")});
  ASSERT_EQ(log.items.size(), 3U);
  EXPECT_EQ(log.items[0].sku, "Napkin - Sage");
  EXPECT_EQ(log.items[1].sku, "Napkin - Rose");
  EXPECT_EQ(log.items[2].sku, "C-1");
}

TEST_F(ReadShopifyOrders, OneNumberOfTwoStoresIsTwoOrders) {
  const OrderLog log =
      read({with(first_row("#1", "a", "A"), {{"Id", "450"}}), next_row("#1", "b", "B"),
            with(first_row("#1", "c", "C"), {{"Id", "990"}}), next_row("#1", "d", "D")});
  EXPECT_THAT(orders_of(log), ElementsAre("a b", "c d"));
}

TEST_F(ReadShopifyOrders, LinesOfAnotherCurrencyGiveNoPrice) {
  const OrderLog log =
      read({first_row("#1", "a", "A"), with(first_row("#2", "b", "B"), {{"Currency", "JPY"}}),
            next_row("#2", "c", "C")});
  EXPECT_EQ(log.currency, "EUR");
  EXPECT_EQ(log.items[0].price, 1250);
  EXPECT_EQ(log.items[1].price, kNoPrice);
  EXPECT_EQ(log.items[2].price, kNoPrice);
}

TEST_F(ReadShopifyOrders, OlderExportsLackColumnsAndSpellOthersDifferently) {
  const OrderLog log = read_text(
      "Name,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem SKU,Canceled at\n"
      "#1,2016-02-20 10:00:00 -0500,1,Cup,4.00,cup,\n"
      "#2,2016-02-20 10:00:00 -0500,1,Cup,4.00,cup,2016-02-21 10:00:00 -0500\n");
  EXPECT_THAT(orders_of(log), ElementsAre("cup"));
  EXPECT_THAT(log.ordered_at, ElementsAre(1455980400));
  EXPECT_EQ(report_.cancelled_rows, 1U);
}

TEST_F(ReadShopifyOrders, RowsThatExcelCutAfterTheLastFullCellAreRead) {
  const OrderLog log = read_text(
      "Name,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at\n"
      "#1,2016-02-20 10:00:00 -0500,1,Cup,4.00\n");
  EXPECT_THAT(orders_of(log), ElementsAre("Cup"));
}

TEST_F(ReadShopifyOrders, NothingAboutTheShopperIsKept) {
  // Every column that is not asked for says who the shopper is.
  const std::string secret = "Ada Lovelace ada@example.com";
  Cells about_the_shopper;
  for (const std::string& column : shopify_columns()) about_the_shopper[column] = secret;
  const Cells first =
      with(about_the_shopper, with(first_row("#1", "a", "A"), {{"Cancelled at", ""}, {"Id", "7"}}));
  const Cells bad = with(first, {{"Name", "#2"}, {"Lineitem price", "free"}});
  options_.max_bad_rows = 1;
  const OrderLog log = read({first, with(first, {{"Lineitem sku", "b"}}), bad});

  std::string kept = log.currency;
  for (const Item& item : log.items) kept += "|" + item.sku + "|" + item.title;
  for (const BadRow& row : report_.first_bad) kept += "|" + row.message;
  for (const std::string& dialect : report_.dialects) kept += "|" + dialect;
  EXPECT_EQ(log.items.size(), 2U);
  EXPECT_EQ(report_.bad_rows, 1U);
  EXPECT_THAT(kept, HasSubstr("|a|A|b|A|price \"free\""));
  EXPECT_THAT(kept, Not(HasSubstr("Ada")));
  EXPECT_THAT(kept, Not(HasSubstr("@")));
}

}  // namespace
}  // namespace goeswith::orders
