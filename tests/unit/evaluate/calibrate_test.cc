#include "evaluate/calibrate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "evaluate/asked.h"
#include "evaluate/engine_rank.h"
#include "evaluate/made_store.h"
#include "evaluate/reliability.h"
#include "evaluate/split.h"
#include "train/train.h"

namespace goeswith::evaluate {
namespace {

using Curve = std::vector<model::Knot>;

// What a reader of the model makes of a curve.
double at(const Curve& curve, double score) {
  if (score <= curve.front().score) return curve.front().probability;
  for (size_t k = 1; k < curve.size(); ++k) {
    if (score > curve[k].score) continue;
    const double share = (score - curve[k - 1].score) / (curve[k].score - curve[k - 1].score);
    return curve[k - 1].probability + share * (curve[k].probability - curve[k - 1].probability);
  }
  return curve.back().probability;
}

// As the model format asks of a curve, in the single precision that it is stored in.
void expect_storable(const Curve& curve) {
  ASSERT_EQ(curve.size(), kCurveKnots);
  for (size_t k = 0; k < curve.size(); ++k) {
    EXPECT_GE(curve[k].probability, 0);
    EXPECT_LE(curve[k].probability, 1);
    EXPECT_LE(std::abs(curve[k].score), 1e30);
    if (k == 0) continue;
    EXPECT_GT(static_cast<float>(curve[k].score), static_cast<float>(curve[k - 1].score)) << k;
    EXPECT_GE(curve[k].probability, curve[k - 1].probability) << k;
  }
}

std::vector<Outcome> outcomes(double score, size_t bought, size_t passed) {
  std::vector<Outcome> made(bought, {score, true});
  made.resize(bought + passed, {score, false});
  return made;
}

std::vector<Outcome> operator+(std::vector<Outcome> a, const std::vector<Outcome>& more) {
  a.insert(a.end(), more.begin(), more.end());
  return a;
}

// Evenly from 0 to 1.
double draw(std::mt19937& random) { return static_cast<double>(random() % 10000) / 1e4; }

TEST(FitCurve, RisesWithAsManyKnotsWhateverTheOutcomes) {
  std::mt19937 random(1);
  for (size_t count = 1; count < 3000; count = count * 3 / 2 + 1) {
    for (const uint32_t scores : {1u, 3u, 16u, 1000000u}) {
      std::vector<Outcome> made;
      for (size_t o = 0; o < count; ++o) {
        const double score = 1e-3 * static_cast<double>(random() % scores) - 0.3;
        made.push_back({score, random() % 5 == 0});
      }
      expect_storable(fit_curve(made));
    }
  }
}

TEST(FitCurve, FindsTheProbabilitiesThatOutcomesWereDrawnBy) {
  std::mt19937 random(1);
  std::vector<Outcome> made;
  for (int o = 0; o < 20000; ++o) {
    const double score = draw(random);
    made.push_back({score, draw(random) < score * score});
  }
  const Curve curve = fit_curve(made);
  for (const double score : {0.1, 0.3, 0.5, 0.7, 0.9, 0.98}) {
    EXPECT_NEAR(at(curve, score), score * score, 0.04) << score;
  }
}

TEST(FitCurve, IsExactOnSteps) {
  // Few different scores, as of carts of one line.
  const Curve curve = fit_curve(outcomes(1, 100, 900) + outcomes(2, 600, 400));
  EXPECT_NEAR(at(curve, 1), 0.1, 0.002);
  EXPECT_NEAR(at(curve, 2), 0.6, 0.002);
  expect_storable(curve);
}

TEST(FitCurve, PoolsScoresThatAreBoughtLessThanLowerOnes) {
  const Curve curve = fit_curve(outcomes(1, 300, 700) + outcomes(2, 100, 900));
  EXPECT_NEAR(at(curve, 1), 0.2, 0.001);
  EXPECT_NEAR(at(curve, 2), 0.2, 0.001);
}

TEST(FitCurve, HigherScoresAreMoreProbableUpToTheHighestSeen) {
  std::vector<Outcome> made;
  for (int o = 0; o < 1000; ++o) made.push_back({o / 1e3, o % 10 < o / 100});
  const Curve curve = fit_curve(made);
  for (double score = 0; score < 0.99; score += 0.1) {
    EXPECT_GT(at(curve, score + 0.1), at(curve, score));
  }
  EXPECT_GT(at(curve, 0.999), at(curve, 0.99));
  EXPECT_EQ(at(curve, 1e9), at(curve, 0.999)) << "and flat beyond";
}

TEST(FitCurve, FewOutcomesAreDrawnToTheMiddle) {
  const Curve curve = fit_curve(outcomes(1, 0, 1) + outcomes(2, 0, 1) + outcomes(3, 1, 0));
  expect_storable(curve);
  EXPECT_GT(at(curve, 1), 0.1);
  EXPECT_LT(at(curve, 3), 0.7);
  EXPECT_GT(at(curve, 3), at(curve, 1));
}

TEST(FitCurve, OneOutcomeIsNoCertainty) {
  for (const bool bought : {false, true}) {
    const Curve curve = fit_curve({{0.4, bought}});
    expect_storable(curve);
    EXPECT_GT(at(curve, 0.4), 0.1);
    EXPECT_LT(at(curve, 0.4), 0.9);
  }
  const Curve curve = fit_curve(outcomes(0.4, 0, 1000));
  EXPECT_GT(at(curve, 0.4), 0);
  EXPECT_LT(at(curve, 0.4), 0.001);
}

TEST(FitCurve, WithoutOutcomesKeepsTheOrderOfTheScores) {
  const Curve curve = fit_curve({});
  expect_storable(curve);
  EXPECT_LT(at(curve, 0.1), at(curve, 0.2));
  EXPECT_LT(at(curve, 0.2), 0.2);
}

TEST(FitCurve, ScoresCloserThanSinglePrecisionAreOne) {
  std::vector<Outcome> made;
  for (int o = 0; o < 100; ++o) made.push_back({0.1 + o * 1e-12, o > 50});
  expect_storable(fit_curve(made));
  made.push_back({5, true});
  expect_storable(fit_curve(made));
}

TEST(StraightCurve, GivesProbabilitiesInProportion) {
  const Curve curve = straight_curve(-2, 6);
  expect_storable(curve);
  for (const double score : {-2.0, -1.0, 0.0, 3.0, 6.0}) {
    EXPECT_NEAR(at(curve, score), (score + 2) / 8, 1e-12);
  }
}

model::Contents learn(const orders::OrderLog& log, train::Learner learner) {
  train::TrainOptions options;
  options.learner.learner = learner;
  options.learner.epochs = 5;
  options.ranking.classes = {{.lines = 1, .prior_weight = 0.05, .diversity = 0.3},
                             {.lines = 3, .power = 1.5, .newest_weight = 2},
                             {.prior_weight = 0.1}};
  return train::train(log, {}, options, {});
}

TEST(FitCurves, HoldsDownToTheSeasonWhoseShoppersWereTheLeastReady) {
  model::Ranking ranking;
  ranking.classes.resize(2);
  // Both seasons are as sure of a high score against a low one; the second buys half as much.
  const std::vector<Outcomes> seasons = {
      {outcomes(0.2, 400, 600) + outcomes(0.6, 800, 200), outcomes(0.2, 400, 600)},
      {outcomes(0.2, 200, 800) + outcomes(0.6, 400, 600), outcomes(0.2, 200, 800)}};
  fit_curves(ranking, seasons);
  EXPECT_NEAR(at(ranking.classes[0].curve, 0.2), 0.2, 0.01);
  EXPECT_NEAR(at(ranking.classes[0].curve, 0.6), 0.4, 0.01);
  EXPECT_NEAR(at(ranking.classes[1].curve, 0.2), 0.2, 0.01);
  for (const model::SizeClass& of : ranking.classes) expect_storable(of.curve);
  // One season alone is taken at its word.
  fit_curves(ranking, std::span(seasons).first(1));
  EXPECT_NEAR(at(ranking.classes[0].curve, 0.6), 0.8, 0.01);
}

TEST(Calibrate, MakesScoresTheSharesThatAreBought) {
  const auto log = made_log(2400, {.faithful = 0.6});
  const Split test = split_orders(log, Part::kTest);
  const Split choosing = split_newest(test.training, 1000000, 1000);
  for (const auto learner :
       {train::Learner::kCosine, train::Learner::kRidge, train::Learner::kLogLinear}) {
    model::Contents contents = learn(choosing.training, learner);
    calibrate(contents, choosing.training, choosing.asked, Looked::kAtShown);
    for (const model::SizeClass& of : contents.ranking.classes) expect_storable(of.curve);
    EXPECT_EQ(contents.ranking.classes[0].diversity, 0.3) << "is as it was";
    const NumberedModel numbered(model::write_model(contents), choosing.training);
    Asked asked;
    for (const auto& order : test.asked) {
      Items items;
      for (const uint32_t item : order) {
        const std::string& sku = test.training.items[item].sku;
        const auto& known = choosing.training.items;
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const auto& other) { return other.sku == sku; });
        if (found != known.end()) items.push_back(static_cast<uint32_t>(found - known.begin()));
      }
      asked.push_back(items);
    }
    const Reliability reliability = reliability_of(forecasts_of(asked, numbered.engine_rank()));
    EXPECT_LT(reliability.ece, 0.05) << train::kLearnerNames[static_cast<size_t>(learner)];
    EXPECT_GT(reliability.bins.back().observed, 0.4);
    EXPECT_LT(reliability.bins.front().observed, 0.2);
  }
}

TEST(Calibrate, ClassesOfFewOutcomesAreHelpedByTheirNeighbours) {
  const auto log = made_log(300);
  const Split split = split_newest(log, 1000000, 1000);
  model::Contents contents = learn(split.training, train::Learner::kRidge);
  Asked of_two;
  for (const auto& order : split.asked) of_two.push_back({order[0], order[1]});
  calibrate(contents, split.training, of_two, Looked::kAtRanked);
  EXPECT_EQ(at(contents.ranking.classes[2].curve, 0.3), at(contents.ranking.classes[0].curve, 0.3))
      << "no cart was longer than one line";
}

TEST(Calibrate, WithoutOrdersToAskGivesAModelThatRanksAllTheSame) {
  const auto log = made_log(300);
  model::Contents contents = learn(log, train::Learner::kRidge);
  calibrate(contents, log, {}, Looked::kAtRanked);
  for (const model::SizeClass& of : contents.ranking.classes) expect_storable(of.curve);
  EXPECT_NO_THROW(model::write_model(contents));
}

TEST(Calibrate, OrdersThatAreAllTheSameGiveAModel) {
  const auto log = train::log_of(std::vector<std::vector<std::string>>(300, {"a", "b", "c"}));
  const Split split = split_newest(log, 1000000, 1000);
  for (const auto learner :
       {train::Learner::kCosine, train::Learner::kRidge, train::Learner::kLogLinear}) {
    model::Contents contents = learn(split.training, learner);
    calibrate(contents, split.training, split.asked, Looked::kAtShown);
    EXPECT_NO_THROW(model::write_model(contents));
  }
}

}  // namespace
}  // namespace goeswith::evaluate
