#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <cstring>

#include "cli/model_directory.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

// Orders that teach little or nothing: a model of numbers, or a refusal that says why.
class DegenerateOrdersTest : public testing::Test {
 protected:
  using Orders = std::vector<std::vector<std::string>>;

  // Writes orders one a day, or all of one.
  void write(const Orders& orders, bool dated = true) {
    std::string csv = "order_id,ordered_at,sku\n";
    for (size_t o = 0; o < orders.size(); ++o) {
      const size_t day = dated ? o : 0;
      for (const std::string& sku : orders[o]) {
        csv += std::to_string(o) + "," + std::to_string(2020 + day / 54) + "-" +
               std::to_string(10 + day / 18 % 3) + "-" + std::to_string(10 + day % 18) + "," + sku +
               "\n";
      }
    }
    orders_ = files_.write("orders.csv", csv);
  }

  static std::vector<std::string> many(size_t lines) {
    std::vector<std::string> skus;
    for (size_t k = 0; k < lines; ++k) skus.push_back("item-" + std::to_string(k));
    return skus;
  }

  // Sixty orders each of pot with cup and of napkin with candle.
  static Orders two_pairs() {
    Orders orders;
    for (int o = 0; o < 60; ++o) {
      orders.push_back({"pot", "cup"});
      orders.push_back({"napkin", "candle"});
    }
    return orders;
  }

  Ran train(std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"train", "--orders", orders_, "--out", model_});
    return run_goeswith(more);
  }

  void expect_refusal(const std::string& why) {
    const Ran ran = train();
    EXPECT_EQ(ran.code, 1);
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, HasSubstr(why));
    EXPECT_FALSE(std::filesystem::exists(model_)) << "nothing is published";
  }

  // Expects a model all of whose numbers are numbers, and so is what it suggests; returns what was
  // said of it.
  std::string expect_model(const std::vector<std::string>& more = {}) {
    const Ran ran = train(more);
    EXPECT_EQ(ran.code, 0) << ran.err;
    if (ran.code != 0) return ran.err;
    EXPECT_THAT(ran.err, Not(HasSubstr("nan")));
    ModelDirectory opened(model_);
    const model::Sections sections = model::sections_of(opened.model().counts());
    std::vector<uint64_t> offsets = {offsetof(model::Header, prior_step),
                                     offsetof(model::Header, min_probability)};
    for (uint64_t at = sections.level; at < sections.row_end; at += 4) offsets.push_back(at);
    for (const uint64_t offset : offsets) {
      float value = 0;
      std::memcpy(&value, opened.file().data() + offset, sizeof(value));
      EXPECT_TRUE(std::isfinite(value)) << "the number at byte " << offset;
    }
    const std::string sku(opened.model().text(0, model::kSku));
    const Ran asked = run_goeswith({"suggest", model_, "--cart", sku, "--json"});
    EXPECT_EQ(asked.code, 0) << asked.err;
    EXPECT_THAT(asked.out, Not(HasSubstr("\"score\": null"))) << "JSON's way of no number";
    return ran.err;
  }

  static size_t count(const std::string& text, const std::string& part) {
    size_t found = 0;
    for (size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
  }

  TestFiles files_;
  std::string orders_;
  std::string model_ = files_.path("model");
  static constexpr const char* kUndated =
      "no order is dated before another: they are taken in the order of the file";
};

TEST_F(DegenerateOrdersTest, OrdersOfOneItemAreRefused) {
  write(Orders(200, {"pot"}));
  expect_refusal("none of the 200 orders has two different items");
}

TEST_F(DegenerateOrdersTest, OneGiantOrderIsRefused) {
  write({many(5000)});
  expect_refusal("no item is in at least 2 orders");
}

TEST_F(DegenerateOrdersTest, OrdersThatAreAllTheSameGiveAModel) {
  write(Orders(300, {"pot", "cup", "spoon"}));
  EXPECT_THAT(expect_model(), HasSubstr("neighbours of 3 items"));
}

TEST_F(DegenerateOrdersTest, AGiantOrderAmongOthersGivesAModel) {
  Orders orders = two_pairs();
  orders.push_back(many(5000));
  orders.back().insert(orders.back().end(), {"pot", "cup"});
  write(orders);
  EXPECT_THAT(expect_model(), HasSubstr("neighbours of 4 items"));
  EXPECT_GE(ModelDirectory(model_).model().neighbours(), 4U);
}

TEST_F(DegenerateOrdersTest, DatesThatAreAllEqualAreToldOnce) {
  write(two_pairs(), false);
  EXPECT_EQ(count(expect_model({"--quick"}), kUndated), 1U);
  write(two_pairs());
  EXPECT_EQ(count(expect_model({"--quick"}), kUndated), 0U);
}

TEST_F(DegenerateOrdersTest, WithoutDatesTheOrderOfTheFileIsTakenAndToldOnce) {
  std::string csv = "basket,thing\n";
  for (int o = 0; o < 100; ++o) {
    csv += std::to_string(o) + (o % 2 == 0 ? ",pot\n" : ",napkin\n");
    csv += std::to_string(o) + (o % 2 == 0 ? ",cup\n" : ",candle\n");
  }
  orders_ = files_.write("undated.csv", csv);
  EXPECT_EQ(count(expect_model({"--columns", "order=basket,sku=thing"}), kUndated), 1U);
  EXPECT_GE(ModelDirectory(model_).model().neighbours(), 4U);
}

TEST_F(DegenerateOrdersTest, WithoutPricesItemsHaveNone) {
  write(two_pairs());
  expect_model({"--quick"});
  ModelDirectory opened(model_);
  EXPECT_EQ(opened.model().neighbours(), 4U);
  for (uint32_t i = 0; i < 4; ++i) EXPECT_EQ(opened.model().price(i), model::kNoPrice);
}

TEST_F(DegenerateOrdersTest, TwoOrdersInAllGiveAModelOfThem) {
  write(Orders(2, {"pot", "cup"}));
  EXPECT_THAT(expect_model(), HasSubstr("the defaults were taken"));
  EXPECT_EQ(ModelDirectory(model_).model().items(), 2U);
}

TEST_F(DegenerateOrdersTest, AnyLearnerTakesAnyOrders) {
  for (const Orders& orders :
       {Orders(100, {"pot", "cup", "spoon"}), two_pairs(), Orders(2, {"pot", "cup"})}) {
    write(orders);
    // One order dated far ahead makes all others old.
    const std::string far = bytes_of(orders_) + "far,2900-01-01,pot\nfar,2900-01-01,cup\n";
    for (const std::string& file : {orders_, files_.write("far.csv", far)}) {
      orders_ = file;
      for (const char* learner : {"cosine", "ridge", "log-linear"}) {
        for (const char* asymmetry : {"0", "1"}) {
          expect_model({"--quick", "--learner", learner, "--shrinkage", "0", "--asymmetry",
                        asymmetry, "--min-orders", "1"});
        }
      }
    }
  }
}

}  // namespace
}  // namespace goeswith::cli
