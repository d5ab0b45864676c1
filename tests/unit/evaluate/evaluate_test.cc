#include "evaluate/evaluate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "evaluate/brotli.h"
#include "evaluate/ease.h"
#include "evaluate/made_store.h"
#include "orders/read_orders.h"
#include "train/small_log.h"

namespace goeswith::evaluate {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Choosing takes time and is tested where it is done.
const Fixed kQuickly = [] {
  Fixed fixed;
  fixed.quick = true;
  return fixed;
}();

const MethodReport& method(const Report& report, const std::string& name) {
  for (const MethodReport& each : report.methods) {
    if (each.name == name) return each;
  }
  throw std::out_of_range("no method " + name);
}

TEST(Evaluate, FindsPlantedPairsWhichPopularityDoesNot) {
  const Report report = evaluate(made_log(1000), Part::kTest, kQuickly, Compared::kQuick, {});
  const Metrics& goeswith = method(report, "goeswith").metrics;
  const Metrics& popularity = method(report, "popularity").metrics;
  EXPECT_GT(goeswith.hr4_by_k[0], 0.95);
  EXPECT_GT(goeswith.hr4, popularity.hr4 + 0.2);
  EXPECT_GT(goeswith.loo_hr6, popularity.loo_hr6 + 0.2);
  EXPECT_GT(goeswith.coverage, 0.7);
  EXPECT_LT(popularity.coverage, 0.2);
  EXPECT_LE(report.methods[0].hr4_interval.low, goeswith.hr4);
  EXPECT_GE(report.methods[0].hr4_interval.high, goeswith.hr4);
}

TEST(Evaluate, ReportsWhatWasTaughtAndAsked) {
  const Report test = evaluate(made_log(1000), Part::kTest, kQuickly, Compared::kQuick, {});
  EXPECT_EQ(test.training_orders, 900U);
  EXPECT_EQ(test.items, 90U);
  EXPECT_EQ(test.asked, 100U);
  EXPECT_EQ(
      evaluate(made_log(1000), Part::kValidation, kQuickly, Compared::kQuick, {}).training_orders,
      800U);
}

TEST(Evaluate, TellsWhatPastOrdersBringWhereAPolicyAndCustomersAreKnown) {
  orders::OrderLog log = made_log(1000);
  const policy::Policy policy;
  const auto history = [&](const policy::Policy* its) {
    return evaluate(log, Part::kTest, kQuickly, Compared::kNone, {}, {}, its).history;
  };
  EXPECT_FALSE(history(&policy));
  for (size_t o = 0; o < log.orders(); ++o) log.customer.push_back(static_cast<uint32_t>(o % 50));
  EXPECT_FALSE(history(nullptr));
  ASSERT_TRUE(history(&policy));
  EXPECT_EQ(history(&policy)->orders, 100U);
}

TEST(Evaluate, APolicyThatSaysNothingChangesNoFigure) {
  const orders::OrderLog log = made_log(1000);
  orders::Catalog catalog;
  for (const orders::Item& item : log.items) {
    orders::CatalogItem& listed = catalog.items.emplace_back();
    listed.sku = item.sku;
    listed.category = "Things of the store " + item.sku;
  }
  const policy::Policy policy;
  const auto run = [&](const orders::Catalog& its, const policy::Policy* said) {
    return evaluate(log, Part::kTest, kQuickly, Compared::kNone, {}, its, said);
  };
  for (const orders::Catalog& its : {orders::Catalog(), catalog}) {
    const Report without = run(its, nullptr);
    const Report with = run(its, &policy);
    EXPECT_EQ(with.methods[0].bytes, without.methods[0].bytes);
    EXPECT_EQ(with.cart_bytes, without.cart_bytes);
    EXPECT_EQ(with.methods[0].metrics.hr4, without.methods[0].metrics.hr4);
    EXPECT_EQ(with.methods[0].metrics.loo_hr6, without.methods[0].metrics.loo_hr6);
    EXPECT_EQ(with.methods[0].metrics.mrr4, without.methods[0].metrics.mrr4);
    EXPECT_TRUE(without.dial.empty());
    EXPECT_FALSE(with.dial.empty());
  }
}

TEST(Evaluate, NamesGoeswithFirstAndAsksAllMethodsTheSameCarts) {
  const Report report = evaluate(made_log(500), Part::kTest, kQuickly, Compared::kQuick, {});
  std::vector<std::string> names;
  for (const MethodReport& each : report.methods) {
    names.push_back(each.name);
    EXPECT_EQ(each.metrics.cases, report.methods[0].metrics.cases);
    EXPECT_EQ(each.bytes.has_value(), each.name == "goeswith");
  }
  EXPECT_THAT(names, ElementsAre("goeswith", "popularity", "confidence", "cosine", "llr"));
}

TEST(Evaluate, ComparesWithAsManyMethodsAsAsked) {
  const auto log = made_log(500);
  EXPECT_EQ(evaluate(log, Part::kTest, kQuickly, Compared::kNone, {}).methods.size(), 1U);
  for (const Part part : {Part::kTest, Part::kValidation}) {
    const Report all = evaluate(log, part, kQuickly, Compared::kAll, {});
    ASSERT_EQ(all.methods.size(), 6U);
    EXPECT_GT(method(all, "ease").metrics.hr4_by_k[0], 0.9);
    EXPECT_EQ(method(all, "ease").bytes, 4 * all.items * all.items);
    EXPECT_THAT(all.notes, testing::Contains(HasSubstr("dense EASE: λ ")));
  }
}

TEST(Evaluate, EaseThatCannotBeTunedIsLeftOutAndSaidSo) {
  // Of twelve orders the ninth tenth holds one, of a single item.
  auto given = std::vector<std::vector<std::string>>(12, {"a", "b"});
  given[9] = {"a"};
  const Report report = evaluate(train::log_of(given), Part::kTest, kQuickly, Compared::kAll, {});
  EXPECT_EQ(report.methods.size(), 5U);
  EXPECT_THAT(report.notes, testing::Contains(HasSubstr("dense EASE is left out")));
}

TEST(Evaluate, PairsGoeswithWithEachOtherMethod) {
  const Report report = evaluate(made_log(1000), Part::kTest, kQuickly, Compared::kQuick, {});
  EXPECT_EQ(report.methods[0].behind_hr4.value, 0);
  const MethodReport& popularity = method(report, "popularity");
  EXPECT_DOUBLE_EQ(popularity.behind_hr4.value,
                   report.methods[0].metrics.hr4 - popularity.metrics.hr4);
  EXPECT_GT(popularity.behind_hr4.interval.low, 0);
  EXPECT_GT(popularity.behind_loo_hr6.interval.low, 0);
  EXPECT_LT(popularity.behind_hr4.interval.low, popularity.behind_hr4.value);
  EXPECT_GT(popularity.behind_hr4.interval.high, popularity.behind_hr4.value);
}

TEST(Evaluate, TellsPairsWeakItemsAndReliability) {
  const Report report = evaluate(made_log(1000), Part::kTest, kQuickly, Compared::kNone, {});
  ASSERT_FALSE(report.pairs.empty());
  EXPECT_THAT(report.pairs[0].given, testing::AnyOf(HasSubstr("left-"), HasSubstr("right-")));
  EXPECT_GT(report.pairs[0].lift, 10);
  ASSERT_FALSE(report.weak_items.empty());
  EXPECT_GE(report.weak_items[0].carts, 10U);
  EXPECT_LE(report.weak_items[0].hits, report.weak_items[0].carts);
  EXPECT_EQ(report.reliability.bins.size(), 10U);
  EXPECT_GT(report.methods[0].metrics.tail_cases, 0U);
}

TEST(Evaluate, BytesAreThoseOfTheModelFileAfterBrotli) {
  const auto log = made_log(500);
  const orders::OrderLog training = split_orders(log, Part::kTest).training;
  const Choice choice = choose(training, {}, kQuickly, {});
  const auto file = model::write_model(train::train(training, {}, choice.options, {}));
  const uint64_t bytes =
      method(evaluate(log, Part::kTest, kQuickly, Compared::kQuick, {}), "goeswith").bytes.value();
  EXPECT_EQ(bytes, brotli_bytes(file));
  EXPECT_LT(bytes, file.size());
}

TEST(Evaluate, LearnsWithTheOptionsGiven) {
  Fixed fixed = kQuickly;
  fixed.min_orders = 60;  // only best-sellers have as many, and no pair of them
  const Report report = evaluate(made_log(1000), Part::kTest, fixed, Compared::kQuick, {});
  EXPECT_NEAR(method(report, "goeswith").metrics.hr4, method(report, "popularity").metrics.hr4,
              0.05);
}

TEST(Evaluate, ChoosesOnTheTaughtOrdersAndSaysWhat) {
  // The last tenth takes other pairs than all before: what is chosen must not know it.
  orders::OrderLog log = made_log(500);
  orders::OrderLog other = log;
  for (size_t k = log.line_begin[450]; k < log.lines.size(); ++k) {
    other.lines[k] = (log.lines[k] + 7) % static_cast<uint32_t>(log.items.size());
  }
  Fixed fixed;
  fixed.learner = train::Learner::kCosine;
  const Report report = evaluate(log, Part::kTest, fixed, Compared::kNone, {});
  EXPECT_EQ(evaluate(other, Part::kTest, fixed, Compared::kNone, {}).notes, report.notes);
  EXPECT_THAT(report.notes, testing::Contains(HasSubstr("cosine: recency ")));
}

TEST(Evaluate, GivesTheSameFiguresOnEveryRun) {
  const auto log = made_log(500);
  const MethodReport first = evaluate(log, Part::kTest, kQuickly, Compared::kQuick, {}).methods[0];
  const MethodReport second = evaluate(log, Part::kTest, kQuickly, Compared::kQuick, {}).methods[0];
  EXPECT_EQ(first.metrics.hr4, second.metrics.hr4);
  EXPECT_EQ(first.metrics.loo_hr6, second.metrics.loo_hr6);
  EXPECT_EQ(first.hr4_interval.low, second.hr4_interval.low);
}

TEST(Evaluate, TooFewOrdersAreAnError) {
  for (const size_t orders : {0u, 1u, 2u}) {
    EXPECT_THROW(evaluate(made_log(orders), Part::kTest, kQuickly, Compared::kQuick, {}),
                 train::TrainError)
        << orders;
  }
  try {
    evaluate(train::log_of(std::vector<std::vector<std::string>>(30, {"a"})), Part::kTest, kQuickly,
             Compared::kQuick, {});
    FAIL() << "nothing was thrown";
  } catch (const train::TrainError& error) {
    EXPECT_THAT(error.what(), HasSubstr("30 orders are too few to evaluate"));
  }
}

TEST(Evaluate, ReproducesTheFiguresOfOnlineRetail) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "takes five minutes with the sanitizers, and one without";
#endif
  const auto data = std::filesystem::path(GOESWITH_SOURCE_DIR) / "../shared/data/online-retail";
  if (!std::filesystem::exists(data)) GTEST_SKIP() << "needs the real orders in " << data;
  orders::ReadOptions options;
  options.item_pattern = "^[0-9]{5}";
  orders::ReadReport left_out;
  const orders::OrderLog log = orders::read_orders(
      {data / "2009-2010.csv.gz", data / "2010-2011.csv.gz"}, options, left_out);
  ASSERT_EQ(log.orders(), 39516U);
  const Report report = evaluate(log, Part::kTest, kQuickly, Compared::kQuick, {});
  EXPECT_NEAR(method(report, "popularity").metrics.hr4, 0.233, 0.002);
  EXPECT_NEAR(method(report, "confidence").metrics.hr4, 0.413, 0.002);
  EXPECT_NEAR(method(report, "cosine").metrics.hr4, 0.394, 0.002);
  const Metrics& llr = method(report, "llr").metrics;
  EXPECT_NEAR(llr.hr4, 0.400, 0.002);
  EXPECT_NEAR(llr.hr4_by_k[0], 0.413, 0.002);
  EXPECT_NEAR(llr.hr4_by_k[2], 0.399, 0.002);
  EXPECT_NEAR(llr.loo_hr6, 0.179, 0.002);
  EXPECT_GE(method(report, "goeswith").metrics.hr4_tail,
            1.3 * method(report, "confidence").metrics.hr4_tail);
  EXPECT_GE(method(report, "goeswith").metrics.hr4, method(report, "confidence").metrics.hr4);
  EXPECT_LT(method(report, "goeswith").bytes.value(), 1000000U);

  const Split split = split_orders(log, Part::kTest);
  train::OrderWeighting weighting;
  weighting.recency_days = 0;
  weighting.size_exponent = 0;
  const Ease plain(split.training, weighting, 200);
  const Metrics of_plain = replay(split.asked, split.training.items.size(), plain.rank());
  EXPECT_NEAR(of_plain.hr4, 0.420, 0.002);
  EXPECT_NEAR(of_plain.hr4_by_k[0], 0.421, 0.002);
  EXPECT_NEAR(of_plain.hr4_by_k[2], 0.422, 0.002);
  EXPECT_NEAR(of_plain.loo_hr6, 0.245, 0.002);
  weighting.recency_days = 180;
  weighting.size_exponent = 0.5;
  const Ease weighted(split.training, weighting, 20);
  const Metrics of_weighted = replay(split.asked, split.training.items.size(), weighted.rank());
  EXPECT_NEAR(of_weighted.hr4, 0.434, 0.002);
  EXPECT_NEAR(of_weighted.hr4_by_k[0], 0.434, 0.002);
  EXPECT_NEAR(of_weighted.hr4_by_k[2], 0.439, 0.002);
  EXPECT_NEAR(of_weighted.loo_hr6, 0.263, 0.002);
}

}  // namespace
}  // namespace goeswith::evaluate
