#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

class EvaluateCommandTest : public testing::Test {
 protected:
  Ran evaluate(std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"evaluate", "--orders", orders_});
    return run_goeswith(more);
  }

  TestFiles files_;
  std::string orders_ = files_.write("orders.csv", orders_csv());
};

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
              ElementsAre("goeswith", "popularity", "confidence", "cosine", "llr", "ease"));
  for (const auto& [name, method] : json["methods"].items()) {
    std::vector<std::string> keys = {
        "hr4",      "hr4_k1",         "hr4_k2", "hr4_k3",       "hr4_k5",           "loo_hr6",
        "mrr4",     "coverage",       "bytes",  "hr4_interval", "loo_hr6_interval", "hr4_head",
        "hr4_tail", "loo_hr6_by_cart"};
    if (name == "goeswith") {
      keys.insert(keys.end(), {"ece", "reliability"});
    } else {
      keys.push_back("goeswith_ahead");
    }
    EXPECT_EQ(keys_of(method), keys) << name;
  }
  EXPECT_GT(json["methods"]["goeswith"]["bytes"], 100);
  EXPECT_TRUE(json["methods"]["cosine"]["bytes"].is_null());
  EXPECT_EQ(json["methods"]["ease"]["bytes"], 4 * 5 * 5);
}

TEST_F(EvaluateCommandTest, PeopleReadATable) {
  const Ran ran = evaluate();
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("learned from 54 orders of 5 items; replayed 6 later orders as 7 "
                                 "carts"));
  for (const char* word : {"hr4", "loo_hr6", "coverage", "goeswith", "popularity", "cosine"}) {
    EXPECT_THAT(ran.out, HasSubstr(word));
  }
  EXPECT_THAT(ran.err, HasSubstr("dense EASE: λ "));
}

TEST_F(EvaluateCommandTest, ComparesWithTheMethodsAskedFor) {
  const auto methods_of = [&](const char* which) {
    return keys_of(
        nlohmann::ordered_json::parse(evaluate({"--baselines", which, "--json"}).out)["methods"]);
  };
  EXPECT_THAT(methods_of("none"), ElementsAre("goeswith"));
  EXPECT_THAT(methods_of("quick"),
              ElementsAre("goeswith", "popularity", "confidence", "cosine", "llr"));
  EXPECT_EQ(methods_of("all").size(), 6U);
  EXPECT_EQ(evaluate({"--baselines", "some"}).code, 2);
}

TEST_F(EvaluateCommandTest, WritesAPageForPeopleBesideTheTable) {
  const std::string page = files_.path("page.html");
  const Ran ran = evaluate({"--html", page});
  EXPECT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.out, HasSubstr("popularity"));
  EXPECT_THAT(bytes_of(page), HasSubstr("Of the last 7 carts, "));
  EXPECT_THAT(bytes_of(page), HasSubstr("Breakfast teapot"));
}

TEST_F(EvaluateCommandTest, APageIsNotWrittenIfTheEvaluationFails) {
  orders_ = files_.write("few.csv", "order_id,ordered_at,sku\n1,2026-01-01,a\n1,2026-01-01,b\n");
  const std::string page = files_.write("page.html", "old");
  EXPECT_EQ(evaluate({"--html", page}).code, 1);
  EXPECT_EQ(bytes_of(page), "old");
  EXPECT_EQ(evaluate({"--html", files_.path("missing/page.html")}).code, 1);
}

TEST_F(EvaluateCommandTest, WithAPolicyMeasuresWhatPastOrdersBringIfTheOrdersSayWhoBought) {
  const std::string policy =
      files_.write("policy.json", R"({"consumable": [{"items": ["CU"], "days": 2}]})");
  const std::vector<std::string> with = {"--policy", policy, "--baselines", "none", "--json"};
  const Ran without = evaluate(with);
  EXPECT_EQ(without.code, 0) << without.err;
  EXPECT_THAT(without.err, HasSubstr("no order says who bought"));
  EXPECT_FALSE(object_in(without.out).contains("history"));
  EXPECT_TRUE(object_in(without.out).contains("dial"));

  orders_ = files_.write("customers.csv", with_customers(orders_csv()));
  const Ran ran = evaluate(with);
  EXPECT_THAT(ran.err, HasSubstr("60 orders say who bought"));
  const auto json = object_in(ran.out);
  EXPECT_EQ(json["history"]["orders"], 6);
  EXPECT_EQ(json["history"]["carts"], 7);
  EXPECT_EQ(json["history"]["used_up"]["due"], 3) << "beside each teapot";
  EXPECT_EQ(json["history"]["used_up"]["bought"], 3);
  EXPECT_EQ(json["history"]["consumable"][0]["median_days"], 2);
  EXPECT_THAT(ran.out + ran.err, Not(HasSubstr("@example.com")));

  const Ran nobody_asks = evaluate({"--baselines", "none", "--json"});
  EXPECT_THAT(nobody_asks.err, Not(HasSubstr("who bought")));
  EXPECT_FALSE(object_in(nobody_asks.out).contains("history"));
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

// JSON has null for what is no number.
void expect_numbers(const nlohmann::json& json, const std::string& where) {
  if (json.is_structured()) {
    for (const auto& [key, value] : json.items()) expect_numbers(value, where + "/" + key);
  } else if (json.is_null()) {
    EXPECT_THAT(where, testing::AnyOf(testing::EndsWith("/bytes"), testing::EndsWith("/to")))
        << "the others have no file, and the largest carts no end";
  }
}

TEST_F(EvaluateCommandTest, DegenerateOrdersGiveFiguresOrARefusal) {
  const auto write = [&](size_t orders, const std::vector<std::string>& skus) {
    std::string csv = "basket,thing\n";
    for (size_t o = 0; o < orders; ++o) {
      for (const std::string& sku : skus) csv += std::to_string(o) + "," + sku + "\n";
    }
    orders_ = files_.write("undated.csv", csv);
  };
  const std::vector<std::string> columns = {"--columns", "order=basket,sku=thing", "--json"};
  write(400, {"pot", "cup", "spoon"});
  const Ran same = evaluate(columns);
  EXPECT_EQ(same.code, 0) << same.err;
  ASSERT_FALSE(object_in(same.out).is_null());
  expect_numbers(object_in(same.out), "");
  EXPECT_THAT(same.err, HasSubstr("they are taken in the order of the file"));
  std::vector<std::string> many;
  for (int k = 0; k < 5000; ++k) many.push_back("item-" + std::to_string(k));
  const std::pair<size_t, std::vector<std::string>> too_little[] = {
      {200, {"pot"}}, {1, many}, {2, {"pot", "cup"}}};
  for (const auto& [orders, skus] : too_little) {
    write(orders, skus);
    const Ran refused = evaluate(columns);
    EXPECT_EQ(refused.code, 1) << orders << " orders of " << skus.size();
    EXPECT_THAT(refused.out, IsEmpty());
    EXPECT_THAT(refused.err, HasSubstr("goeswith: no")) << "none of the, or no item";
  }
}

}  // namespace
}  // namespace goeswith::cli
