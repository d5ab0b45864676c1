#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class EvaluateCommandTest : public testing::Test {
 protected:
  Ran evaluate(std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"evaluate", "--orders", orders_});
    return run_goeswith(more);
  }

  TestFiles files_;
  std::string orders_ = files_.write("orders.csv", orders_csv());
};

std::vector<std::string> keys_of(const nlohmann::ordered_json& json) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  return keys;
}

TEST_F(EvaluateCommandTest, PrintsOneJsonObjectWithAllFiguresOfAllMethods) {
  const Ran ran = evaluate({"--json"});
  EXPECT_EQ(ran.code, 0) << ran.err;
  ASSERT_FALSE(object_in(ran.out).is_null());
  const auto json = nlohmann::ordered_json::parse(ran.out);
  EXPECT_EQ(json["orders"], 54);
  EXPECT_EQ(json["items"], 5);
  EXPECT_EQ(json["asked"], 6);
  EXPECT_EQ(json["cases"], 7) << "five orders of two items and one of three";
  EXPECT_THAT(keys_of(json["methods"]),
              ElementsAre("goeswith", "popularity", "confidence", "cosine"));
  for (const auto& method : json["methods"]) {
    EXPECT_THAT(keys_of(method),
                ElementsAre("hr4", "hr4_k1", "hr4_k2", "hr4_k3", "hr4_k5", "loo_hr6", "mrr4",
                            "coverage", "bytes", "hr4_interval", "loo_hr6_interval"));
  }
  EXPECT_GT(json["methods"]["goeswith"]["bytes"], 100);
  EXPECT_TRUE(json["methods"]["cosine"]["bytes"].is_null());
}

TEST_F(EvaluateCommandTest, PeopleReadATable) {
  const Ran ran = evaluate();
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("learned from 54 orders of 5 items; replayed 6 later orders as 7 "
                                 "carts"));
  for (const char* word : {"hr4", "loo_hr6", "coverage", "goeswith", "popularity", "cosine"}) {
    EXPECT_THAT(ran.out, HasSubstr(word));
  }
  EXPECT_EQ(std::count(ran.out.begin(), ran.out.end(), '\n'), 5);
}

TEST_F(EvaluateCommandTest, ValidationReplaysTheNinthTenth) {
  const auto json = object_in(evaluate({"--validation", "--json"}).out);
  EXPECT_EQ(json["orders"], 48);
  EXPECT_EQ(json["asked"], 6);
}

TEST_F(EvaluateCommandTest, LearningOptionsReachTheModel) {
  const auto few = object_in(evaluate({"--neighbours", "1", "--json"}).out);
  const auto all = object_in(evaluate({"--json"}).out);
  EXPECT_LT(few["methods"]["goeswith"]["bytes"], all["methods"]["goeswith"]["bytes"]);
  EXPECT_EQ(few["methods"]["confidence"], all["methods"]["confidence"]);
}

TEST_F(EvaluateCommandTest, TooFewOrdersAreAFailure) {
  orders_ = files_.write("few.csv", "order_id,ordered_at,sku\n1,2026-01-01,a\n1,2026-01-01,b\n");
  const Ran ran = evaluate({"--json"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_THAT(ran.err, HasSubstr("1 orders are too few to evaluate"));
}

TEST_F(EvaluateCommandTest, MissingFileIsAFailureAndMissingOptionWrongUsage) {
  EXPECT_EQ(run_goeswith({"evaluate", "--orders", files_.path("none.csv")}).code, 1);
  EXPECT_EQ(run_goeswith({"evaluate"}).code, 2);
  EXPECT_EQ(evaluate({"--out", files_.path("model")}).code, 2) << "it publishes nothing";
}

}  // namespace
}  // namespace goeswith::cli
