#include "train/read_pair_counts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "orders/input_error.h"
#include "train/small_log.h"
#include "train/told_counts.h"
#include "train/train.h"

namespace goeswith::train {
namespace {

using orders::input_error_of;
using testing::HasSubstr;

const orders::ReadOptions kNoOptions;

// Three orders of the last day: a b, a b c, a.
const ToldCounts kSmall = {
    std::string(kStoreHeader) + "3,2,6,8,2.5,1700000000,180,0.5,2,GBP\n",
    std::string(kItemsHeader) +
        "c,1,0.5,1,2,,\nb,2,1.5,0,1,\"Butter, salted\",2.50\na,3,2.5,0,0,,0\n",
    std::string(kPairsHeader) + "b,a,2,1.5\nc,a,1,0.5\nb,c,1,0.5\n"};

class ReadPairCounts : public testing::Test {
 protected:
  PairTable read(const ToldCounts& told) {
    return read_pair_counts(told.write(files_), kNoOptions);
  }

  std::string error_of(const ToldCounts& told) {
    return input_error_of([&] { read(told); });
  }
  // Of kSmall with one text in place of another.
  std::string error_if(std::string ToldCounts::*file, const std::string& from,
                       const std::string& to) {
    ToldCounts told = kSmall;
    const size_t at = (told.*file).find(from);
    EXPECT_NE(at, std::string::npos) << from;
    (told.*file).replace(at, from.size(), to);
    return error_of(told);
  }

  orders::TestFiles files_;
};

TEST_F(ReadPairCounts, NumbersItemsAsTheyWereFirstBought) {
  const PairTable table = read(kSmall);
  ASSERT_EQ(table.sold.items.size(), 3U);
  EXPECT_EQ(table.sold.items[0].sku, "a");
  EXPECT_EQ(table.sold.items[1].sku, "b");
  EXPECT_EQ(table.sold.items[2].sku, "c");
  EXPECT_EQ(table.sold.items[1].title, "Butter, salted");
  EXPECT_EQ(table.sold.items[1].price, 250);
  EXPECT_EQ(table.sold.items[0].price, orders::kNoPrice) << "0 is no price";
  EXPECT_EQ(table.sold.currency, "GBP");
  EXPECT_THAT(table.item_orders, testing::ElementsAre(3, 2, 1));
  EXPECT_THAT(table.item_weight, testing::ElementsAre(2.5, 1.5, 0.5));
  EXPECT_THAT(table.orders_before, testing::ElementsAre(0, 0, 1));
  EXPECT_EQ(table.totals.orders, 3U);
  EXPECT_EQ(table.totals.orders_of_two, 2U);
  EXPECT_EQ(table.totals.lines, 6U);
  EXPECT_EQ(table.totals.pairs, 8U);
  EXPECT_EQ(table.newest_order, 1700000000);
  EXPECT_EQ(table.weighting.recency_days, 180);
  EXPECT_EQ(table.weighting.size_exponent, 0.5);
  EXPECT_EQ(table.min_orders, 2U);
  ASSERT_EQ(table.row(0).size(), 2U);
  EXPECT_EQ(table.row(0)[0].orders, 2U);
  EXPECT_EQ(table.row(2)[1].weight, 0.5);
}

TEST_F(ReadPairCounts, TakesFilesInAnyOrderSeveralOfItemsAndPairsAndGzip) {
  const PairTable table =
      read_pair_counts({files_.write("p2", std::string(kPairsHeader) + "c,a,1,0.5\nc,b,1,0.5\n"),
                        files_.write("i1", std::string(kItemsHeader) + "c,1,0.5,1,2,,\n"),
                        files_.write("p1", orders::gzip("WEIGHT,ORDERS,OTHER,SKU\n1.5,2,a,b\n")),
                        files_.write("s", kSmall.store),
                        files_.write("i2",
                                     "sku,orders,weight,orders_before,first_line\n"
                                     "b,2,1.5,0,1\na,3,2.5,0,0\n")},
                       kNoOptions);
  EXPECT_EQ(table.sold.items[0].sku, "a");
  EXPECT_EQ(table.pairs.size(), 6U);
}

// The promise of src/train/sql: who learns from counts learns what the orders teach.
TEST_F(ReadPairCounts, TeachWhatTheOrdersTeach) {
  orders::OrderLog log = random_log(3, 4000, 60);
  for (uint32_t i = 0; i < log.items.size(); ++i) {
    log.items[i].title = "Pot " + std::to_string(i % 7) + " word" + std::string(1 + i % 11, 'x');
  }
  for (const Learner learner : {Learner::kCosine, Learner::kRidge}) {
    for (const uint32_t min_orders : {1u, 2u, 4u}) {
      TrainOptions options;
      options.learner = {.learner = learner,
                         .weighting = {.recency_days = 300, .size_exponent = 0.25},
                         .min_orders = min_orders};
      const ToldCounts told = told_counts(log, options.learner.weighting, min_orders);
      EXPECT_EQ(model::write_model(train(read(told), {}, options, {})),
                model::write_model(train(log, {}, options, {})))
          << kLearnerNames[static_cast<size_t>(learner)] << ", " << min_orders;
    }
  }
}

TEST_F(ReadPairCounts, NeedsAStoreItemsAndPairs) {
  const auto files = kSmall.write(files_);
  const auto error = [&](const std::vector<std::string>& given) {
    return input_error_of([&] { read_pair_counts(given, kNoOptions); });
  };
  EXPECT_THAT(error({files[1], files[2]}), HasSubstr("0 files of kind 'store', expected one"));
  EXPECT_THAT(error({files[0], files[2]}),
              HasSubstr("0 files of kind 'items', expected one or more"));
  EXPECT_THAT(error({files[0], files[1]}),
              HasSubstr("0 files of kind 'pairs', expected one or more"));
  EXPECT_THAT(error({files[0], files[0], files[1], files[2]}),
              HasSubstr("2 files of kind 'store', expected one"));
  EXPECT_THAT(
      error({files_.write("x.csv", "sku,other,count\na,b,1\n")}),
      HasSubstr("x.csv:1: unknown columns: \"sku\", \"other\", \"count\"; expected those of"));
}

TEST_F(ReadPairCounts, RefusesAStoreThatCannotBe) {
  const auto store = &ToldCounts::store;
  EXPECT_THAT(error_if(store, "3,2,6", "0,2,6"), HasSubstr("store.csv:2: orders \"0\", expected"));
  EXPECT_THAT(error_if(store, "3,2,6", "3,4,6"), HasSubstr("orders_of_two \"4\", expected"));
  EXPECT_THAT(error_if(store, "3,2,6", "3,2,4"), HasSubstr("order_lines \"4\", expected"));
  EXPECT_THAT(error_if(store, "6,8,", "6,3,"), HasSubstr("pairs \"3\", expected"));
  EXPECT_THAT(error_if(store, "180", "-1"), HasSubstr("recency_days \"-1\", expected a number"));
  EXPECT_THAT(error_if(store, "0.5,2", "3,2"), HasSubstr("order_size \"3\", expected a number"));
  EXPECT_THAT(error_if(store, "0.5,2", "0.5,0"), HasSubstr("min_orders \"0\", expected a whole"));
  EXPECT_THAT(error_if(store, "GBP", "pound"), HasSubstr("currency \"POUND\", expected three"));
  EXPECT_THAT(error_if(store, "1700000000", "today"), HasSubstr("newest_order \"today\""));
  EXPECT_THAT(error_if(store, "GBP\n", "GBP\n3,2,6,8,2.5,1700000000,180,0.5,2,GBP\n"),
              HasSubstr("store.csv:3: a second row"));
}

TEST_F(ReadPairCounts, RefusesItemsThatCannotBe) {
  const auto items = &ToldCounts::items;
  EXPECT_THAT(error_if(items, "c,1,", ",1,"), HasSubstr("items.csv:2: no sku"));
  EXPECT_THAT(error_if(items, "a,3,", "b,3,"), HasSubstr("items.csv:4: item \"b\" a second time"));
  EXPECT_THAT(error_if(items, "c,1,0.5,1", "c,3,0.5,1"),
              HasSubstr("orders \"3\", expected a whole number from 1 to 2"))
      << "only two orders are left after the first";
  EXPECT_THAT(error_if(items, "c,1,0.5,1", "c,1.0,0.5,1"), HasSubstr("orders \"1.0\""));
  EXPECT_THAT(error_if(items, "c,1,0.5", "c,1,nan"),
              HasSubstr("weight \"nan\", expected a number"));
  EXPECT_THAT(error_if(items, "c,1,0.5", "c,1,inf"), HasSubstr("weight \"inf\""));
  EXPECT_THAT(error_if(items, "c,1,0.5", "c,1,-0.5"), HasSubstr("weight \"-0.5\""));
  EXPECT_THAT(error_if(items, "c,1,0.5", "c,1,"), HasSubstr("weight \"\""));
  EXPECT_THAT(error_if(items, "c,1,0.5", "c,1,2.6"), HasSubstr("more weight than all orders have"));
  EXPECT_THAT(error_if(items, "2.50", "dear"), HasSubstr("items.csv:3: price \"dear\", expected"));
  EXPECT_THAT(error_if(items, "c,1,0.5,1,2,,\n", "c,1\n"),
              HasSubstr("items.csv:2: the row has 2 columns, expected at least 4"));
  EXPECT_THAT(error_if(items, "c,1,0.5,1,2,,\n", ""),
              HasSubstr("items.csv: the items have 5 orders in all, expected the store's "
                        "order_lines, 6; is a file of items missing?"));
}

TEST_F(ReadPairCounts, RefusesPairsThatCannotBe) {
  const auto pairs = &ToldCounts::pairs;
  EXPECT_THAT(error_if(pairs, "c,a,", "d,a,"),
              HasSubstr("pairs.csv:3: item \"d\" is not among the items"));
  EXPECT_THAT(error_if(pairs, "c,a,", "a,a,"), HasSubstr("pairs.csv:3: a pair of \"a\" and \"a\""));
  EXPECT_THAT(error_if(pairs, "b,a,2", "b,a,3"),
              HasSubstr("pairs.csv:2: \"b\" and \"a\" in 3 orders, expected at most 2"));
  EXPECT_THAT(error_if(pairs, "b,a,2", "b,a,0"), HasSubstr("orders \"0\", expected"));
  EXPECT_THAT(error_if(pairs, "2,1.5", "2,1.6"), HasSubstr("have weight 1.6, which is more than"));
  EXPECT_THAT(error_if(pairs, "2,1.5", "2,NaN"), HasSubstr("weight \"NaN\""));
  EXPECT_THAT(error_if(pairs, "2,1.5", "2,0"), HasSubstr("weight \"0\""));
  EXPECT_THAT(error_if(pairs, "2,1.5", "2,1e999"), HasSubstr("weight \"1e999\""));
  EXPECT_THAT(error_if(pairs, "b,c,1,0.5", "b,c,1"),
              HasSubstr("pairs.csv:4: the row has 3 columns"));
  EXPECT_THAT(error_if(pairs, "b,c,1", "a,c,1"),
              HasSubstr("pairs.csv:4: \"a\" and \"c\" a second time, after "));
  EXPECT_THAT(error_if(pairs, "b,c,1", "a,c,1"),
              HasSubstr("pairs.csv:3; expected each pair once, from one side"));
  EXPECT_EQ(error_if(pairs, "2,1.5", "2,1.5000000000001"), "(no InputError)") << "noise";
}

TEST_F(ReadPairCounts, NamesTheFileOfASecondTelling) {
  const auto files = kSmall.write(files_);
  const std::string more = files_.write("more.csv", std::string(kPairsHeader) + "a,b,2,1.5\n");
  const std::string error = input_error_of([&] {
    read_pair_counts({files[0], files[1], files[2], more}, kNoOptions);
  });
  EXPECT_THAT(error,
              HasSubstr("more.csv:2: \"a\" and \"b\" a second time, after " + files[2] + ":2;"));
}

}  // namespace
}  // namespace goeswith::train
