#include "evaluate/starting_options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evaluate/starting_classes.h"

namespace goeswith::evaluate {
namespace {

TEST(StartingOptions, AreTheDefaultsButForWhatIsFixed) {
  const train::LearnerOptions defaults;
  EXPECT_EQ(starting_options({}).shrinkage, defaults.shrinkage);
  Fixed fixed;
  fixed.learner = train::Learner::kCosine;
  fixed.recency_days = 7;
  fixed.size_exponent = 1;
  fixed.asymmetry = 0.25;
  fixed.shrinkage = 3;
  fixed.min_orders = 4;
  fixed.max_neighbours = 5;
  const train::LearnerOptions options = starting_options(fixed);
  EXPECT_EQ(options.learner, train::Learner::kCosine);
  EXPECT_EQ(options.weighting.recency_days, 7);
  EXPECT_EQ(options.weighting.size_exponent, 1);
  EXPECT_EQ(options.asymmetry, 0.25);
  EXPECT_EQ(options.shrinkage, 3);
  EXPECT_EQ(options.min_orders, 4U);
  EXPECT_EQ(options.max_neighbours, 5U);
}

TEST(StartingOptions, WithoutOrdersNothingIsHeldBackAndScoresRiseWithStrength) {
  const Choice choice = choose_nothing({});
  EXPECT_EQ(choice.options.ranking.min_probability, 0);
  const auto& classes = choice.options.ranking.classes;
  EXPECT_EQ(classes.size(), starting_classes(false).size());
  for (const model::SizeClass& of : classes) {
    for (size_t k = 1; k < of.curve.size(); ++k) {
      EXPECT_GT(of.curve[k].score, of.curve[k - 1].score);
      EXPECT_GT(of.curve[k].probability, of.curve[k - 1].probability);
    }
  }
  EXPECT_THAT(choice.reasons, testing::ElementsAre(testing::HasSubstr("no probabilities")));
}

}  // namespace
}  // namespace goeswith::evaluate
