#include "evaluate/choose.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evaluate/made_store.h"
#include "model/model.h"

namespace goeswith::evaluate {
namespace {

using testing::Contains;
using testing::Each;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<uint8_t> model_of(const orders::OrderLog& log, const Choice& choice) {
  return model::write_model(train::train(log, {}, choice.options, {}));
}

Fixed only(train::Learner learner) {
  Fixed fixed;
  fixed.learner = learner;
  return fixed;
}

Fixed quickly() {
  Fixed fixed;
  fixed.quick = true;
  return fixed;
}

void expect_defaults(const train::LearnerOptions& options) {
  const train::LearnerOptions defaults;
  EXPECT_EQ(options.learner, defaults.learner);
  EXPECT_EQ(options.weighting.recency_days, defaults.weighting.recency_days);
  EXPECT_EQ(options.weighting.size_exponent, defaults.weighting.size_exponent);
  EXPECT_EQ(options.asymmetry, defaults.asymmetry);
  EXPECT_EQ(options.shrinkage, defaults.shrinkage);
  EXPECT_EQ(options.interplay, defaults.interplay);
  EXPECT_EQ(options.min_orders, defaults.min_orders);
  EXPECT_EQ(options.max_neighbours, defaults.max_neighbours);
}

TEST(Choose, AStoreOfFewOrdersKeepsTheDefaultsAndSaysSo) {
  const auto log = made_log(20, {.pairs = 3});
  const Choice choice = choose(log, {}, {}, {});
  expect_defaults(choice.options.learner);
  EXPECT_TRUE(choice.options.borrow);
  EXPECT_THAT(choice.reasons, Contains(HasSubstr("the defaults were taken")));
  EXPECT_FALSE(model_of(log, choice).empty());
}

TEST(Choose, OrdersTooFewToLearnTwiceFromKeepTheDefaultsAndSaySo) {
  for (const size_t orders : {2u, 3u, 9u}) {
    const auto log = train::log_of(std::vector<std::vector<std::string>>(orders, {"a", "b"}));
    const Choice choice = choose(log, {}, {}, {});
    expect_defaults(choice.options.learner);
    EXPECT_THAT(choice.reasons, Contains(HasSubstr("the defaults were taken"))) << orders;
    const std::vector<uint8_t> file = model_of(log, choice);
    model::Model model;
    ASSERT_EQ(model::Model::open(file, model), model::OpenError::kNone);
    EXPECT_EQ(model.items(), 2U);
  }
}

TEST(Choose, WhatHasNoProbabilityIsNotHeldBackForHavingNone) {
  for (const size_t orders : {2u, 9u, 20u}) {
    const auto log = made_log(orders, {.pairs = 2});
    EXPECT_EQ(choose(log, {}, {}, {}).options.ranking.min_probability, 0) << orders;
  }
}

TEST(Choose, AStoreThatMovesOnIsLearnedFromItsNewestOrders) {
  // Seven days after the pairs moved for the fifth time, 29 days of orders are left to ask.
  const auto moving = made_log(1566, {.pairs = 10, .moving_days = 45, .a_day = 6});
  const Choice choice = choose(moving, {}, only(train::Learner::kRidge), {});
  EXPECT_EQ(choice.options.learner.weighting.recency_days, 90);
  EXPECT_THAT(choice.reasons, Contains(HasSubstr("recency 90 days")));
}

TEST(Choose, SameOrdersGiveTheSameChoice) {
  const auto log = made_log(500, {.faithful = 0.7});
  const Choice first = choose(log, {}, {}, {});
  const Choice second = choose(log, {}, {}, {});
  EXPECT_EQ(first.reasons, second.reasons);
  EXPECT_EQ(model_of(log, first), model_of(log, second));
}

TEST(Choose, SaysWhatItChoseForEachSizeOfCartInWholeLines) {
  const Choice choice =
      choose(made_log(500, {.faithful = 0.7}), {}, only(train::Learner::kRidge), {});
  EXPECT_THAT(choice.reasons, Contains(HasSubstr("recency")));
  size_t of_size = 0;
  for (const std::string& reason : choice.reasons) {
    EXPECT_THAT(reason, testing::Not(HasSubstr("\n")));
    EXPECT_THAT(reason, testing::Not(HasSubstr("nan")));
    EXPECT_GT(reason.size(), 20U);
    of_size += reason.find("carts") < 20 ? 1 : 0;
  }
  EXPECT_EQ(of_size, choice.options.ranking.classes.size());
}

TEST(Choose, KeepsWhatAPersonHasDecided) {
  const Fixed fixed{.quick = false,
                    .learner = train::Learner::kCosine,
                    .recency_days = 77,
                    .size_exponent = 0.7,
                    .asymmetry = 0.33,
                    .shrinkage = 1.5,
                    .min_orders = 3,
                    .max_neighbours = 9};
  for (const size_t orders : {5u, 500u}) {
    for (const bool quick : {false, true}) {
      Fixed given = fixed;
      given.quick = quick;
      const train::LearnerOptions options = choose(made_log(orders), {}, given, {}).options.learner;
      EXPECT_EQ(options.learner, train::Learner::kCosine);
      EXPECT_EQ(options.weighting.recency_days, 77);
      EXPECT_EQ(options.weighting.size_exponent, 0.7);
      EXPECT_EQ(options.asymmetry, 0.33);
      EXPECT_EQ(options.shrinkage, 1.5);
      EXPECT_EQ(options.min_orders, 3U);
      EXPECT_EQ(options.max_neighbours, 9U);
    }
  }
}

TEST(Choose, TheLearnerAskedForIsTaken) {
  const auto log = made_log(400, {.faithful = 0.7});
  for (const auto learner :
       {train::Learner::kCosine, train::Learner::kRidge, train::Learner::kLogLinear}) {
    Fixed fixed = only(learner);
    fixed.recency_days = 180;
    fixed.size_exponent = 0.5;
    fixed.asymmetry = 0.2;
    fixed.shrinkage = 2;
    const Choice choice = choose(log, {}, fixed, {});
    EXPECT_EQ(choice.options.learner.learner, learner);
    EXPECT_THAT(choice.reasons, testing::Not(IsEmpty()));
  }
}

TEST(Choose, QuickTakesTheDefaultsAndCalibratesThem) {
  uint64_t tried = 0;
  const Choice choice =
      choose(made_log(500), {}, quickly(), [&](const char* what, uint64_t, uint64_t) {
        tried += std::string(what) == "comparing ways of learning" ? 1 : 0;
      });
  expect_defaults(choice.options.learner);
  EXPECT_EQ(tried, 1U);
  for (const model::SizeClass& of : choice.options.ranking.classes) {
    EXPECT_LT(of.curve.back().score, 1000) << "is no placeholder";
  }
}

TEST(Choose, OrdersThatAreAllTheSameGiveAModel) {
  const auto log = train::log_of(std::vector<std::vector<std::string>>(400, {"a", "b", "c"}));
  const std::vector<uint8_t> file = model_of(log, choose(log, {}, {}, {}));
  model::Model model;
  EXPECT_EQ(model::Model::open(file, model), model::OpenError::kNone);
  EXPECT_EQ(model.neighbours(), 0U) << "what is in every order goes with nothing";
}

TEST(Choose, LeavesTheRefusalOfOrdersThatTeachNothingToTraining) {
  const auto log = train::log_of(std::vector<std::vector<std::string>>(50, {"a"}));
  const Choice choice = choose(log, {}, {}, {});
  EXPECT_THROW(train::train(log, {}, choice.options, {}), train::TrainError);
}

}  // namespace
}  // namespace goeswith::evaluate
