#include "evaluate/two_seasons.h"

#include <gtest/gtest.h>

#include "evaluate/made_store.h"
#include "evaluate/starting_classes.h"

namespace goeswith::evaluate {
namespace {

constexpr size_t kMostAsked = 1000;

void add_orders(std::vector<train::SmallOrder>& to, const orders::OrderLog& log) {
  for (size_t o = 0; o < log.orders(); ++o) {
    std::vector<std::string> skus;
    for (const uint32_t item : log.order(o)) skus.push_back(log.items[item].sku);
    to.push_back({static_cast<int64_t>(to.size()), skus});
  }
}

train::TrainOptions options_of_a_way() {
  train::TrainOptions options;
  options.borrow = false;
  options.ranking.classes = starting_classes(false);
  return options;
}

double highest(const model::Contents& contents) {
  return contents.ranking.classes[0].curve.back().probability;
}

TEST(TwoSeasons, PromiseNoMoreThanTheSeasonBeforeHasKept) {
  std::vector<train::SmallOrder> given;
  add_orders(given, made_log(800));
  add_orders(given, made_log(100, {.faithful = 0.3}, 2));
  add_orders(given, made_log(112, {}, 3));
  const orders::OrderLog log = train::dated_log(given);
  const Split newest = split_newest(log, log.lines.size(), kMostAsked);
  const train::TrainOptions options = options_of_a_way();
  model::Contents one = train::train(newest.training, {}, options, {});
  model::Contents two = one;
  calibrate(one, newest.training, newest.asked, Looked::kAtRanked);
  TwoSeasons(newest, {}, options, kMostAsked).calibrate(two, Looked::kAtRanked);
  EXPECT_LT(highest(two), 0.8 * highest(one));
}

TEST(TwoSeasons, WithoutASeasonBeforeTheNewestStandsAlone) {
  // What is left before the newest order is one order; before that, nothing.
  const orders::OrderLog log = train::log_of({{"a", "b", "c"}, {"a", "b", "c"}});
  Split newest{log, {{0, 1, 2}}, {}};
  const train::TrainOptions options = options_of_a_way();
  model::Contents one = train::train(log, {}, options, {});
  model::Contents two = one;
  calibrate(one, newest.training, newest.asked, Looked::kAtRanked);
  TwoSeasons(newest, {}, options, kMostAsked).calibrate(two, Looked::kAtRanked);
  EXPECT_EQ(highest(two), highest(one));
}

}  // namespace
}  // namespace goeswith::evaluate
