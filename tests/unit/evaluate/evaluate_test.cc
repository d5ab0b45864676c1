#include "evaluate/evaluate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "orders/read_orders.h"
#include "train/small_log.h"

namespace goeswith::evaluate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Orders of one of 40 planted pairs, in either order, and up to two of ten best-sellers.
orders::OrderLog planted_log(size_t orders) {
  std::mt19937 random(1);
  std::vector<train::SmallOrder> given;
  for (size_t o = 0; o < orders; ++o) {
    const std::string pair = std::to_string(random() % 40);
    std::vector<std::string> skus = {"left-" + pair, "right-" + pair};
    if (random() % 2 == 0) std::swap(skus[0], skus[1]);
    const auto first = random() % 10;
    for (size_t n = random() % 3; n > 0; --n) {
      skus.push_back("best-seller-" + std::to_string((first + n) % 10));
    }
    given.push_back({static_cast<int64_t>(o), skus});
  }
  return train::dated_log(given);
}

const MethodReport& method(const Report& report, const std::string& name) {
  for (const MethodReport& each : report.methods) {
    if (each.name == name) return each;
  }
  throw std::out_of_range("no method " + name);
}

TEST(Evaluate, FindsPlantedPairsWhichPopularityDoesNot) {
  const Report report = evaluate(planted_log(1000), Part::kTest, {}, {});
  const Metrics& goeswith = method(report, "goeswith").metrics;
  const Metrics& popularity = method(report, "popularity").metrics;
  EXPECT_GT(goeswith.hr4_by_k[0], 0.95);
  EXPECT_GT(goeswith.hr4, popularity.hr4 + 0.2);
  EXPECT_GT(goeswith.loo_hr6, popularity.loo_hr6 + 0.2);
  EXPECT_GT(goeswith.coverage, 0.7);
  EXPECT_LT(popularity.coverage, 0.2);
  EXPECT_LE(goeswith.hr4_interval.low, goeswith.hr4);
  EXPECT_GE(goeswith.hr4_interval.high, goeswith.hr4);
}

TEST(Evaluate, ReportsWhatWasTaughtAndAsked) {
  const Report test = evaluate(planted_log(1000), Part::kTest, {}, {});
  EXPECT_EQ(test.training_orders, 900U);
  EXPECT_EQ(test.items, 90U);
  EXPECT_EQ(test.asked, 100U);
  EXPECT_EQ(evaluate(planted_log(1000), Part::kValidation, {}, {}).training_orders, 800U);
}

TEST(Evaluate, NamesGoeswithFirstAndAsksAllMethodsTheSameCarts) {
  const Report report = evaluate(planted_log(500), Part::kTest, {}, {});
  std::vector<std::string> names;
  for (const MethodReport& each : report.methods) {
    names.push_back(each.name);
    EXPECT_EQ(each.metrics.cases, report.methods[0].metrics.cases);
    EXPECT_EQ(each.bytes.has_value(), each.name == "goeswith");
  }
  EXPECT_THAT(names, ElementsAre("goeswith", "popularity", "confidence", "cosine"));
}

TEST(Evaluate, BytesAreThoseOfTheModelFileAfterBrotli) {
  const auto log = planted_log(500);
  const auto file =
      model::write_model(train::train(split_orders(log, Part::kTest).training, {}, {}, {}));
  const uint64_t bytes = method(evaluate(log, Part::kTest, {}, {}), "goeswith").bytes.value();
  EXPECT_EQ(bytes, brotli_bytes(file));
  EXPECT_LT(bytes, file.size());
}

TEST(Evaluate, LearnsWithTheOptionsGiven) {
  train::TrainOptions options;
  options.affinity.min_orders = 60;  // only best-sellers have as many, and no pair of them
  const Report report = evaluate(planted_log(1000), Part::kTest, options, {});
  EXPECT_NEAR(method(report, "goeswith").metrics.hr4, method(report, "popularity").metrics.hr4,
              0.05);
}

TEST(Evaluate, GivesTheSameFiguresOnEveryRun) {
  const auto log = planted_log(500);
  const Metrics first = evaluate(log, Part::kTest, {}, {}).methods[0].metrics;
  const Metrics second = evaluate(log, Part::kTest, {}, {}).methods[0].metrics;
  EXPECT_EQ(first.hr4, second.hr4);
  EXPECT_EQ(first.loo_hr6, second.loo_hr6);
  EXPECT_EQ(first.hr4_interval.low, second.hr4_interval.low);
}

TEST(Evaluate, TooFewOrdersAreAnError) {
  for (const size_t orders : {0u, 1u, 2u}) {
    EXPECT_THROW(evaluate(planted_log(orders), Part::kTest, {}, {}), train::TrainError) << orders;
  }
  try {
    evaluate(train::log_of(std::vector<std::vector<std::string>>(30, {"a"})), Part::kTest, {}, {});
    FAIL() << "nothing was thrown";
  } catch (const train::TrainError& error) {
    EXPECT_THAT(error.what(), HasSubstr("30 orders are too few to evaluate"));
  }
}

TEST(BrotliBytes, AreFewForBytesThatRepeat) {
  EXPECT_LT(brotli_bytes(std::vector<uint8_t>(100000, 7)), 30U);
  EXPECT_GT(brotli_bytes({}), 0U);
}

TEST(Evaluate, ReproducesTheFiguresOfOnlineRetail) {
  const auto data = std::filesystem::path(GOESWITH_SOURCE_DIR) / "../shared/data/online-retail";
  if (!std::filesystem::exists(data)) GTEST_SKIP() << "needs the real orders in " << data;
  orders::ReadOptions options;
  options.item_pattern = "^[0-9]{5}";
  orders::ReadReport left_out;
  const orders::OrderLog log = orders::read_orders(
      {data / "2009-2010.csv.gz", data / "2010-2011.csv.gz"}, options, left_out);
  ASSERT_EQ(log.orders(), 39516U);
  const Report report = evaluate(log, Part::kTest, {}, {});
  EXPECT_NEAR(method(report, "popularity").metrics.hr4, 0.233, 0.002);
  EXPECT_NEAR(method(report, "confidence").metrics.hr4, 0.413, 0.002);
  EXPECT_NEAR(method(report, "cosine").metrics.hr4, 0.394, 0.002);
  EXPECT_GE(method(report, "goeswith").metrics.hr4, method(report, "confidence").metrics.hr4);
  EXPECT_LT(method(report, "goeswith").bytes.value(), 1000000U);
}

}  // namespace
}  // namespace goeswith::evaluate
