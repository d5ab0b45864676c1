#include "evaluate/tune_ease.h"

#include <gtest/gtest.h>

#include "evaluate/ease.h"
#include "evaluate/metrics.h"
#include "train/small_log.h"

namespace goeswith::evaluate {
namespace {

TEST(TuneEase, ChoosesWhatIsBestOnTheAskedOrders) {
  const Split split = split_orders(train::random_log(3, 600, 40), Part::kValidation);
  const auto tuning = tune_ease(split, {});
  ASSERT_TRUE(tuning.has_value());
  const auto hr4 = [&](const train::OrderWeighting& weighting, double lambda) {
    const Ease ease(split.training, weighting, lambda);
    return replay(split.asked, split.training.items.size(), ease.rank()).hr4;
  };
  EXPECT_EQ(tuning->hr4, hr4(tuning->weighting, tuning->lambda));
  train::OrderWeighting plain;
  plain.recency_days = 0;
  plain.size_exponent = 0;
  for (const double lambda : {20.0, 200.0, 1000.0}) EXPECT_GE(tuning->hr4, hr4(plain, lambda));
}

TEST(TuneEase, HabitsThatChangedCallForRecency) {
  // For 800 days one of five things went with a; for the last 200 another does.
  std::vector<train::SmallOrder> given;
  for (int64_t day = 0; day < 1000; ++day) {
    given.push_back({day, {"a", day < 800 ? "old-" + std::to_string(day % 5) : "new"}});
  }
  const auto tuning = tune_ease(split_orders(train::dated_log(given), Part::kTest), {});
  ASSERT_TRUE(tuning.has_value());
  EXPECT_EQ(tuning->weighting.recency_days, 180) << "among four, every order alike shows old ones";
  EXPECT_EQ(tuning->hr4, 1);
}

TEST(TuneEase, TellsHowFarItIs) {
  std::vector<uint64_t> steps;
  tune_ease(split_orders(train::random_log(3, 100, 10), Part::kTest),
            [&](const char*, uint64_t done, uint64_t total) {
              steps.push_back(done);
              EXPECT_EQ(total, 6U);
            });
  EXPECT_EQ(steps, (std::vector<uint64_t>{0, 1, 2, 3, 4, 5}));
}

TEST(TuneEase, NothingAskedIsNoChoice) {
  EXPECT_FALSE(tune_ease(split_orders(train::log_of({{"a", "b"}}), Part::kTest), {}).has_value());
}

}  // namespace
}  // namespace goeswith::evaluate
