#include "evaluate/log_likelihood.h"

#include <gtest/gtest.h>

#include <cmath>

namespace goeswith::evaluate {
namespace {

TEST(LogLikelihoodRatio, IsTwiceTheSumOverTheFourCellsByHand) {
  // One order has both and one has neither: each cell holds twice what chance would put there.
  EXPECT_DOUBLE_EQ(log_likelihood_ratio(1, 1, 1, 2), 2 * (std::log(2) + std::log(2)));
  // Cells 3, 1, 1, 5 against 1.6, 2.4, 2.4, 3.6.
  EXPECT_NEAR(log_likelihood_ratio(3, 4, 4, 10),
              2 * (3 * std::log(3 / 1.6) + 2 * std::log(1 / 2.4) + 5 * std::log(5 / 3.6)), 1e-12);
}

TEST(LogLikelihoodRatio, OfAnItemThatIsNeverWithoutTheOther) {
  EXPECT_NEAR(log_likelihood_ratio(5, 2000, 5, 102000), 39.33, 0.01);
}

TEST(LogLikelihoodRatio, OfWhatIsTogetherByChanceOrLessIsZero) {
  EXPECT_EQ(log_likelihood_ratio(1, 2, 5, 10), 0) << "as often as by chance";
  EXPECT_EQ(log_likelihood_ratio(1, 5, 5, 10), 0) << "less often";
  EXPECT_EQ(log_likelihood_ratio(0, 5, 5, 100), 0);
  EXPECT_EQ(log_likelihood_ratio(7, 7, 7, 7), 0) << "every order is the same";
}

TEST(LogLikelihoodRatio, GrowsWithTheEvidence) {
  EXPECT_NEAR(log_likelihood_ratio(30, 40, 40, 100), 10 * log_likelihood_ratio(3, 4, 4, 10), 1e-9);
}

}  // namespace
}  // namespace goeswith::evaluate
