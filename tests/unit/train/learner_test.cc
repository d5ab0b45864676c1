#include "train/learner.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "train/log_linear.h"
#include "train/pair_table.h"
#include "train/ridge.h"
#include "train/rows_text.h"
#include "train/small_log.h"

namespace goeswith::train {
namespace {

TEST(Learner, IsTheOneAskedForTaughtByWeightedOrders) {
  const auto log = random_log(2, 800, 60);
  LearnerOptions options{.weighting = {.recency_days = 90, .size_exponent = 1}, .epochs = 2};
  const auto weights = order_weights(log, options.weighting);
  const PairCounts counts(log, weights);
  options.learner = Learner::kCosine;
  EXPECT_TRUE(same_bits(learn(counts, options, kAnyNeighbour, {}),
                        learn_cosine(counts, options, kAnyNeighbour, {})));
  options.learner = Learner::kRidge;
  EXPECT_TRUE(same_bits(learn(counts, options, kAnyNeighbour, {}),
                        learn_ridge(counts, options, kAnyNeighbour, {})));
  options.learner = Learner::kLogLinear;
  EXPECT_TRUE(same_bits(learn(counts, options, kAnyNeighbour, {}),
                        learn_log_linear(counts, options, kAnyNeighbour, {})));
}

TEST(Learner, LogLinearNeedsTheOrdersThemselves) {
  const PairTable table;
  const PairCounts counts(table);
  EXPECT_THROW(learn(counts, {.learner = Learner::kLogLinear, .weighting = {}}, kAnyNeighbour, {}),
               std::invalid_argument);
}

TEST(Learner, HasAName) {
  ASSERT_EQ(std::size(kLearnerNames), 3U);
  EXPECT_STREQ(kLearnerNames[static_cast<size_t>(Learner::kCosine)], "cosine");
  EXPECT_STREQ(kLearnerNames[static_cast<size_t>(Learner::kRidge)], "ridge");
  EXPECT_STREQ(kLearnerNames[static_cast<size_t>(Learner::kLogLinear)], "log-linear");
}

TEST(Learner, IsSoundOnOrdersOfAnyKind) {
  std::vector<std::string> many;
  for (int i = 0; i < 200; ++i) many.push_back(std::to_string(i));
  orders::OrderLog far_ahead = random_log(4, 200, 20);
  far_ahead.ordered_at.back() = 32503680000;  // 3000-01-01
  const std::vector<orders::OrderLog> logs = {
      log_of({{"a", "b"}}),
      log_of(std::vector<std::vector<std::string>>(60, {"a", "b", "c", "d"})),
      log_of({many, many, many}),
      log_of({{"a"}, {"a", "b"}, {"a", "b"}}),
      far_ahead,
      with_bystanders(random_log(6, 300, 40), 1000),
  };
  for (const Learner learner : {Learner::kCosine, Learner::kRidge, Learner::kLogLinear}) {
    for (size_t l = 0; l < logs.size(); ++l) {
      for (const double shrinkage : {0.0, 2.0}) {
        for (const double asymmetry : {0.0, 0.2, 1.0}) {
          const LearnerOptions options{.learner = learner,
                                       .weighting = {},
                                       .asymmetry = asymmetry,
                                       .shrinkage = shrinkage,
                                       .interplay = 1,
                                       .epochs = 2,
                                       .min_orders = 1};
          const auto weights = order_weights(logs[l], options.weighting);
          const PairCounts counts(logs[l], weights);
          EXPECT_TRUE(sound(learn(counts, options, kAnyNeighbour, {}), options))
              << kLearnerNames[static_cast<size_t>(learner)] << " of log " << l << ", shrinkage "
              << shrinkage << ", asymmetry " << asymmetry;
        }
      }
    }
  }
}

}  // namespace
}  // namespace goeswith::train
