#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/model_directory.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* kCatalog =
    "id,title,price,link,image_link,availability,item_group_id,product_type\n"
    "TP,Best teapot,21.00 GBP,https://shop/tp,https://shop/tp.jpg,in_stock,,Tea\n"
    "CU,Cup,5.00 GBP,https://shop/cu,https://shop/cu.jpg,in_stock,,Tea\n"
    "SP,Spoon,2.00 GBP,https://shop/sp,https://shop/sp.jpg,out_of_stock,,Tea\n"
    "NEW,New pot,30.00 GBP,https://shop/new,https://shop/new.jpg,in_stock,,Tea\n";

class TrainCommandTest : public testing::Test {
 protected:
  Ran train(std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"train", "--orders", orders_, "--out", model_});
    return run_goeswith(more);
  }

  TestFiles files_;
  std::string orders_ = files_.write("orders.csv", orders_csv());
  std::string model_ = files_.path("model");
};

TEST_F(TrainCommandTest, PublishesAModelOfTheOrders) {
  const Ran ran = train();
  EXPECT_EQ(ran.code, 0) << ran.err;
  ModelDirectory opened(model_);
  EXPECT_EQ(opened.model().items(), 5U);
  EXPECT_EQ(opened.model().orders(), 60U);
  const auto manifest = nlohmann::json::parse(bytes_of(model_ + "/manifest.json"));
  EXPECT_EQ(manifest["items"], 5);
  EXPECT_EQ(manifest["orders"], 60);
  EXPECT_EQ(manifest["newest_order"], "2026-03-04");
  EXPECT_EQ(manifest["shards"][0]["bytes"], opened.file().size());
}

TEST_F(TrainCommandTest, TellsPeopleWhatItLearnedOnStandardErrorAlone) {
  const Ran ran = train();
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_THAT(ran.err, HasSubstr(orders_ + ": neutral orders"));
  EXPECT_THAT(ran.err, HasSubstr("60 orders of 5 items, 128 order lines"));
  EXPECT_THAT(ran.err, HasSubstr("Cup (CU) → Breakfast teapot (TP): 100 % of its orders"));
  EXPECT_THAT(ran.err, HasSubstr("published " + model_ + "/model-"));
}

TEST_F(TrainCommandTest, SameOrdersGiveTheSameFiles) {
  train();
  const auto first = snapshot(model_);
  train();
  EXPECT_EQ(snapshot(model_), first);
  model_ = files_.path("another/place");
  train();
  EXPECT_EQ(snapshot(model_), first);
}

TEST_F(TrainCommandTest, CatalogGivesTextsAndSaysWhatIsSuggested) {
  const Ran ran = train({"--catalog", files_.write("feed.csv", kCatalog)});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("feed.csv: Google Merchant feed"));
  EXPECT_THAT(ran.err, HasSubstr("3 of the catalog's 4 items were ordered; 2 ordered items are not "
                                 "in it and will not be suggested"));
  ModelDirectory opened(model_);
  const model::Model& model = opened.model();
  EXPECT_EQ(model.items(), 6U);
  EXPECT_EQ(model.currency(), "GBP");
  const uint32_t pot = model.find("TP");
  EXPECT_EQ(model.text(pot, model::kTitle), "Best teapot");
  EXPECT_EQ(model.text(pot, model::kUrl), "https://shop/tp");
  EXPECT_EQ(model.price(pot), 2100U);
  EXPECT_FALSE(model.in_stock(model.find("SP")));
  EXPECT_EQ(model.row_end(model.find("NA")), model.row_begin(model.find("NA")))
      << "the candle is not in the catalog";
  EXPECT_EQ(model.item_orders(model.find("NEW")), 0U);
}

TEST_F(TrainCommandTest, TellsWhenNoPairIsBoughtOftenEnough) {
  orders_ = files_.write(
      "few.csv", "order_id,ordered_at,sku\n1,2026-01-01,a\n1,2026-01-01,b\n2,2026-01-01,a\n");
  const Ran ran = train();
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("learned 0 neighbours of 1 items\n"));
  EXPECT_THAT(ran.err, HasSubstr("only popular items can be suggested"));
}

TEST_F(TrainCommandTest, AsksAboutAnOrderDatedFarBeyondAllOthers) {
  EXPECT_THAT(train().err, Not(HasSubstr("is its date right?")));
  orders_ = files_.write("far.csv", orders_csv() + "60,2062-03-04,TP,,,\n");
  const Ran ran = train();
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("the newest order is of 2062-03-04, the one before it of "
                                 "2026-03-04; is its date right?"));
}

TEST_F(TrainCommandTest, LearningOptionsReachTheModel) {
  train({"--neighbours", "1"});
  EXPECT_EQ(ModelDirectory(model_).model().neighbours(), 5U);
  train({"--min-orders", "30"});
  EXPECT_EQ(ModelDirectory(model_).model().neighbours(), 4U);
  // The attach rate itself: 6 of 30 orders.
  train({"--learner", "cosine", "--recency", "0", "--order-size", "0", "--asymmetry", "0",
         "--shrinkage", "0"});
  ModelDirectory opened(model_);
  const model::Model& model = opened.model();
  const uint32_t least = model.row_end(model.find("TP")) - 1;
  EXPECT_NEAR(model.weight(0, least), 0.2, 1e-6);
}

// What src/train/sql counts of the shop's orders, with three orders of the spoon.
class PairCountsCommand : public testing::Test {
 protected:
  Ran train(std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"train", "--pair-counts", store_, items_, pairs_, "--out", model_});
    return run_goeswith(more);
  }

  TestFiles files_;
  std::string store_ = files_.write(
      "store.csv",
      "orders,orders_of_two,order_lines,pairs,weight,newest_order,recency_days,order_size,"
      "min_orders,currency\n40,30,83,116,20,1772582400,90,0.5,3,GBP\n");
  std::string items_ = files_.write("items.csv",
                                    "sku,orders,weight,orders_before,title,price\n"
                                    "TP,40,20,0,Teapot,20\nCU,30,15,0,Cup,5.00\n"
                                    "SP,13,6.5,10,Spoon,0\n");
  std::string pairs_ = files_.write("pairs.csv",
                                    "sku,other,orders,weight\nTP,CU,30,15\nTP,SP,13,6.5\n"
                                    "CU,SP,3,1.5\n");
  std::string model_ = files_.path("model");
};

TEST_F(PairCountsCommand, TeachAModelWithoutAnyOrders) {
  const Ran ran = train();
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err,
              HasSubstr("pair counts: 40 orders of 3 items, 83 order lines; 3 pairs, all "
                        "of 3 orders or more; weighed by recency 90 days, order size 0.5"));
  EXPECT_THAT(ran.err, HasSubstr("scores are no probabilities"));
  ModelDirectory opened(model_);
  const model::Model& model = opened.model();
  EXPECT_EQ(model.items(), 3U);
  EXPECT_EQ(model.orders(), 40U);
  EXPECT_EQ(model.text(model.find("TP"), model::kTitle), "Teapot");
  EXPECT_EQ(model.price(model.find("CU")), 500U);
  const auto manifest = nlohmann::json::parse(bytes_of(model_ + "/manifest.json"));
  EXPECT_EQ(manifest["newest_order"], "2026-03-04");
}

TEST_F(PairCountsCommand, OrdersBesideThemOnlyChoose) {
  const std::string orders = files_.write("orders.csv", orders_csv());
  const Ran ran = train({"--orders", orders, "--learner", "cosine"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("60 orders of 5 items"));
  EXPECT_EQ(ModelDirectory(model_).model().items(), 3U) << "those of the counts";
}

TEST_F(PairCountsCommand, WhatTheyCannotTeachIsWrongUsage) {
  for (const auto& options : std::vector<std::vector<std::string>>{
           {"--learner", "log-linear"}, {"--recency", "90"}, {"--order-size", "0.5"}}) {
    const Ran ran = train(options);
    EXPECT_EQ(ran.code, 2) << options[0];
    EXPECT_THAT(ran.err, HasSubstr(options[0]));
  }
  EXPECT_FALSE(std::filesystem::exists(model_));
}

TEST_F(PairCountsCommand, PairsThatAreNotThereCannotBeAskedFor) {
  const Ran ran = train({"--min-orders", "2"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("the pair counts leave out pairs of fewer than 3 orders"));
  EXPECT_EQ(train({"--min-orders", "5"}).code, 0);
}

TEST_F(PairCountsCommand, BadCountsPublishNothing) {
  pairs_ = files_.write("pairs.csv", "sku,other,orders,weight\nTP,CU,31,15\n");
  const Ran ran = train();
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr(pairs_ + ":2: \"TP\" and \"CU\" in 31 orders"));
  EXPECT_FALSE(std::filesystem::exists(model_));
}

TEST_F(PairCountsCommand, ItemsThatTheCatalogCallsByNameAreTold) {
  const std::string catalog = files_.write(
      "products.csv",
      "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Status\n"
      "pot,Teapot,Colour,red,TP,20,active\npot,,,blue,TP,20,active\ncup,Cup,Title,Default "
      "Title,CU,5,active\n");
  const Ran ran = train({"--catalog", catalog});
  EXPECT_THAT(ran.err, HasSubstr("SKU TP was counted, but belongs to several items"));
}

TEST_F(TrainCommandTest, WrongUsagePublishesNothing) {
  const std::vector<std::string> wrong[] = {{"--asymmetry", "1.5"},  {"--asymmetry", "x"},
                                            {"--recency", "-1"},     {"--recency", "nan"},
                                            {"--shrinkage", "nan"},  {"--order-size", "3"},
                                            {"--min-orders", "0"},   {"--neighbours", "1001"},
                                            {"--neighbours", "2.5"}, {"--currency", "pound"},
                                            {"--max-bad-rows", "2"}, {"--max-bad-rows", "nan"},
                                            {"--columns", "order"},  {"--columns", "colour=a"},
                                            {"--columns", "order="}, {"--learner", "best"},
                                            {"--catalog"},           {"--memory", "1"},
                                            {"--memory", "31M"},     {"--memory", "many"},
                                            {"--memory", "nanM"},    {"--memory", "-1G"},
                                            {"--rules", "p.json"},   {"stray"}};
  for (const auto& options : wrong) {
    const Ran ran = train(options);
    EXPECT_EQ(ran.code, 2) << options[0] << " " << options.back();
    EXPECT_THAT(ran.err, Not(IsEmpty()));
    EXPECT_FALSE(std::filesystem::exists(model_)) << options[0];
  }
  EXPECT_EQ(run_goeswith({"train", "--orders", orders_}).code, 2) << "no --out";
  EXPECT_EQ(run_goeswith({"train", "--out", model_}).code, 2) << "no --orders";
  EXPECT_FALSE(std::filesystem::exists(model_));
}

TEST_F(TrainCommandTest, MemoryBoundChangesNoByte) {
  train();
  const auto before = snapshot(model_);
  for (const char* size : {"1G", "1.5g", "2048MB"}) {
    EXPECT_EQ(train({"--memory", size}).code, 0) << size;
    EXPECT_EQ(snapshot(model_), before);
  }
}

TEST_F(TrainCommandTest, MemoryBoundChangesNoByteOfShards) {
  const auto files = [&] { return snapshot(model_ + "/" + ModelDirectory(model_).name()); };
  EXPECT_EQ(train({"--shards", "3"}).code, 0);
  const auto manifest = snapshot(model_);
  const auto parts = files();
  EXPECT_EQ(parts.size(), 12U) << "the head and three shards, each with what is compressed";
  std::filesystem::remove_all(model_);
  EXPECT_EQ(train({"--shards", "3", "--memory", "1G"}).code, 0);
  EXPECT_EQ(snapshot(model_), manifest);
  EXPECT_EQ(files(), parts);
}

TEST_F(TrainCommandTest, MemoryThatTheItemsDoNotFitIsSaidBeforeLearning) {
  std::string orders = "order_id,ordered_at,sku\n";
  for (int i = 0; i < 60000; ++i)
    orders += std::to_string(i / 2) + ",2026-01-01," + std::to_string(i) + "\n";
  orders_ = files_.write("many.csv", orders);
  const Ran ran = train({"--memory", "224M"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err,
              HasSubstr("--memory 224 MB is too little: choosing how to learn of 60000 items "
                        "needs 253 MB beside what is put aside in files"));
  EXPECT_FALSE(std::filesystem::exists(model_));
}

TEST_F(TrainCommandTest, AFailureLeavesThePublishedModelAsItIs) {
  train();
  const auto before = snapshot(model_);
  orders_ = files_.write("bad.csv", "order_id,ordered_at,sku\n1,2026-01-01,a\n");
  EXPECT_EQ(train().code, 1);
  EXPECT_EQ(snapshot(model_), before);
}

TEST_F(TrainCommandTest, CatalogOfAnotherStoreIsAFailure) {
  const Ran ran =
      train({"--catalog", files_.write("feed.csv", "id,title,price,link\nX,Other,1.00 GBP,/x\n")});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("are they of the same store?"));
  EXPECT_FALSE(std::filesystem::exists(model_));
}

TEST_F(TrainCommandTest, DirectoryThatCannotBeWrittenIsAFailure) {
  model_ = files_.write("taken", "a file") + "/model";
  const Ran ran = train();
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("goeswith: " + model_ + ": cannot be created"));
  EXPECT_EQ(bytes_of(files_.path("taken")), "a file");
}

}  // namespace
}  // namespace goeswith::cli
