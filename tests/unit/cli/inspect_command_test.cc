#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/model_directory.h"
#include "cli/publish.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

class InspectCommandTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string orders = files_.write("orders.csv", orders_csv());
    ASSERT_EQ(
        run_goeswith({"train", "--orders", orders, "--currency", "GBP", "--out", model_}).code, 0);
  }

  // A model directory of these contents in the place of the trained one.
  void publish(const model::Contents& contents) {
    publish_model(model_, model::write_model(contents), {3, 100, "2026-10-31"});
  }

  Ran inspect(std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"inspect", model_});
    return run_goeswith(more);
  }

  TestFiles files_;
  std::string model_ = files_.path("model");
};

TEST_F(InspectCommandTest, DescribesTheModelInOneJsonObject) {
  const Ran ran = inspect({"--json"});
  EXPECT_EQ(ran.code, 0);
  const auto json = object_in(ran.out);
  EXPECT_EQ(json["items"], 5);
  EXPECT_EQ(json["orders"], 60);
  EXPECT_EQ(json["neighbours"], 8);
  EXPECT_EQ(json["currency"], "GBP");
  const std::string file = json["file"];
  EXPECT_EQ(json["bytes"], bytes_of(model_ + "/" + file).size());
  EXPECT_LT(json["brotli_bytes"], json["bytes"]);
}

TEST_F(InspectCommandTest, SectionsAddUpToTheFile) {
  const auto json = object_in(inspect({"--json"}).out);
  uint64_t sum = 0;
  for (const auto& [section, bytes] : json["sections"].items()) sum += bytes.get<uint64_t>();
  EXPECT_EQ(sum, json["bytes"]);
  EXPECT_EQ(json["sections"]["header"], 64);
  // A row end for each of 5 items; item, orders and code of every neighbour.
  const uint64_t neighbours = json["neighbours"];
  EXPECT_EQ(json["sections"]["neighbours"], 4 * 5 + (4 + 4 + 1) * neighbours);
  EXPECT_EQ(json["sections"]["popular"], 4 * 5);
  EXPECT_DOUBLE_EQ(json["bits_per_neighbour"], 8.0 * json["sections"]["neighbours"].get<double>() /
                                                   static_cast<double>(neighbours));
  EXPECT_GT(json["brotli_bits_per_neighbour"], 0);
}

TEST_F(InspectCommandTest, TellsTheBytesOfTheRanking) {
  // Two size classes, each with its lines, 16 levels, newest and prior weight, diversity and two
  // knots of two numbers.
  publish(borrowing());
  const auto json = object_in(inspect({"--json"}).out);
  EXPECT_EQ(json["sections"]["ranking"], 2 * 4 * (1 + 16 + 3 + 2 * 2));
  EXPECT_THAT(inspect().out, HasSubstr("  ranking             192\n"));
}

TEST_F(InspectCommandTest, WeightsAreThoseOfTheSmallestCarts) {
  publish(borrowing());
  const auto neighbours = object_in(inspect({"--item", "TP", "--json"}).out)["neighbours"];
  ASSERT_EQ(neighbours.size(), 2U);
  EXPECT_EQ(neighbours[0]["weight"], 2) << "4 in larger carts";
  EXPECT_EQ(neighbours[1]["weight"], 0.5);
}

TEST_F(InspectCommandTest, BorrowedNeighboursHaveNoFigures) {
  publish(borrowing());
  const auto neighbours = object_in(inspect({"--item", "TP", "--json"}).out)["neighbours"];
  ASSERT_EQ(neighbours.size(), 2U);
  EXPECT_EQ(neighbours[1]["sku"], "LI");
  EXPECT_EQ(neighbours[1]["orders"], 0);
  EXPECT_EQ(neighbours[1]["attachRate"], 0);
  EXPECT_EQ(neighbours[1]["lift"], 0);
  EXPECT_THAT(inspect({"--item", "TP"}).out, HasSubstr("  0.5000        0      0 %        0  Lid"));
}

TEST_F(InspectCommandTest, SaysWhyAnItemSuggestsWhatItDoes) {
  const Ran ran = inspect({"--item", "TP", "--json"});
  EXPECT_EQ(ran.code, 0);
  const auto json = object_in(ran.out);
  EXPECT_EQ(json["sku"], "TP");
  EXPECT_EQ(json["title"], "Breakfast teapot");
  EXPECT_EQ(json["price"], 20);
  EXPECT_EQ(json["orders"], 30);
  EXPECT_EQ(json["inStock"], true);
  ASSERT_EQ(json["neighbours"].size(), 2U);
  const auto& spoon = json["neighbours"][1];
  EXPECT_EQ(spoon["sku"], "SP");
  EXPECT_EQ(spoon["title"], "SP");
  EXPECT_EQ(spoon["orders"], 6);
  EXPECT_DOUBLE_EQ(spoon["attachRate"], 0.2);
  EXPECT_DOUBLE_EQ(spoon["lift"], 1.5);
  EXPECT_LT(spoon["weight"], json["neighbours"][0]["weight"]);
}

TEST_F(InspectCommandTest, WeightsAreThoseThatSuggestAddsUp) {
  publish(borrowing());  // whose curve makes a quarter of them the probability
  const auto weights = object_in(inspect({"--item", "TP", "--json"}).out)["neighbours"];
  const auto scores =
      object_in(run_goeswith({"suggest", model_, "--cart", "TP", "--json"}).out)["suggestions"];
  for (size_t k = 0; k < 2; ++k) {
    EXPECT_EQ(weights[k]["weight"].get<double>() / 4, scores[k]["score"]);
  }
}

TEST_F(InspectCommandTest, PeopleReadSizesAndTheStrongestPairs) {
  const Ran ran = inspect();
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, HasSubstr(": 5 items, 8 neighbours, learned from 60 orders\n"));
  EXPECT_THAT(ran.out, HasSubstr("bits a neighbour"));
  EXPECT_THAT(ran.out, HasSubstr("Cup (CU) → Breakfast teapot (TP): 100 % of its orders"));
  const Ran item = inspect({"--item", "TP"});
  EXPECT_THAT(item.out, HasSubstr("Breakfast teapot (TP), in 30 orders"));
  EXPECT_THAT(item.out, HasSubstr("100 %"));
}

TEST_F(InspectCommandTest, UnknownItemIsAFailure) {
  const Ran ran = inspect({"--item", "XX", "--json"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_EQ(ran.err, "goeswith: the model does not know XX\n");
}

TEST_F(InspectCommandTest, WrongUsageAndMissingModelsAreTold) {
  EXPECT_EQ(run_goeswith({"inspect"}).code, 2);
  const Ran ran = run_goeswith({"inspect", files_.path("none")});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr(files_.path("none") + "/manifest.json: cannot be opened"));
}

}  // namespace
}  // namespace goeswith::cli
