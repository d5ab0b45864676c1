#include "policy/store.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

using testing::ElementsAre;

TEST(Store, HasWhatTheCatalogListsAndWhatWasOrdered) {
  orders::SoldItems sold;
  sold.items = {{"CUP", "Old cup", 450}, {"OLD", "No longer listed", 100}};
  sold.currency = "GBP";
  const orders::Catalog catalog = small_catalog();
  const Store store(sold, catalog);
  EXPECT_EQ(store.items().size(), 5u);
  EXPECT_EQ(store.items()[*store.find("CUP")].price, 500) << "the catalog's";
  EXPECT_EQ(store.items()[*store.find("OLD")].price, 100);
  EXPECT_EQ(store.items()[*store.find("CUP")].paid, 450) << "the orders'";
  EXPECT_EQ(store.items()[*store.find("POT")].paid, orders::kNoPrice);
  EXPECT_EQ(store.in_units(5), "0.05");
  EXPECT_EQ(store.in_units(1999), "19.99");
  EXPECT_FALSE(store.find("NEW"));
  EXPECT_TRUE(store.has_category("Pots"));
  EXPECT_FALSE(store.has_category("pots"));
  EXPECT_EQ(store.currency(), "GBP");
}

TEST(Store, NumbersItemsAsTheModelDoes) {
  const model::Contents contents = small_contents();
  const orders::Catalog catalog = small_catalog();
  const Store store(contents, catalog);
  EXPECT_EQ(store.find("BIG"), 1u);
  EXPECT_EQ(store.items()[1].price, 2600);
  EXPECT_EQ(store.items()[1].cost, 1300);
  EXPECT_EQ(store.items()[3].cost, orders::kNoPrice);
}

TEST(Store, AmountsOfACatalogWithoutACurrencyAreThousandths) {
  orders::Catalog catalog = small_catalog();
  catalog.currency = "";
  orders::SoldItems sold;
  sold.currency = "GBP";
  const Store store(sold, catalog);
  EXPECT_EQ(store.items()[0].price, 200);
  EXPECT_EQ(store.items()[0].cost, 100);
}

TEST(Store, SelectsItemsByNameAndByCategoryEachOnce) {
  const model::Contents contents = small_contents();
  const Store store(contents, {});
  EXPECT_THAT(store.selected({{"CUP", "BIG", "NEW"}, {"Pots", "Hats"}}), ElementsAre(0, 1, 2));
  EXPECT_TRUE(store.selected({}).empty());
}

TEST(Store, CountsStockIfAnyItemIsCounted) {
  const model::Contents contents = small_contents();
  orders::Catalog catalog = small_catalog();
  EXPECT_FALSE(Store(contents, catalog).counts_stock());
  catalog.items[2].stock = 0;
  const Store store(contents, catalog);
  EXPECT_TRUE(store.counts_stock());
  EXPECT_EQ(store.items()[2].stock, 0);
}

}  // namespace
}  // namespace goeswith::policy
