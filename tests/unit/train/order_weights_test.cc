#include "train/order_weights.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "train/small_log.h"

namespace goeswith::train {
namespace {

using testing::DoubleEq;
using testing::DoubleNear;
using testing::ElementsAre;

TEST(OrderWeights, AreRecencyTimesSizeByHand) {
  const auto log = dated_log({{0, {"a"}}, {90, {"a", "b"}}, {180, {"a", "b", "c", "d"}}});
  // e^-1 · 1, e^-½ / √2, 1 / √4
  EXPECT_THAT(order_weights(log, {.recency_days = 180, .size_exponent = 0.5}),
              ElementsAre(DoubleNear(0.3678794411714423, 1e-15),
                          DoubleNear(0.4288819424803535, 1e-15), DoubleEq(0.5)));
  // e^-6 · 1, e^-3 / 2, 1 / 4
  EXPECT_THAT(order_weights(log, {.recency_days = 30, .size_exponent = 1}),
              ElementsAre(DoubleNear(0.0024787521766663585, 1e-17),
                          DoubleNear(0.024893534183931972, 1e-16), DoubleEq(0.25)));
}

TEST(OrderWeights, NewestOrderWeighsItsSizeAlone) {
  const auto log = dated_log({{5, {"a", "b"}}, {9, {"a", "b", "c", "d", "e", "f", "g", "h", "i"}}});
  for (const double days : {0.0, 1.0, 180.0}) {
    EXPECT_DOUBLE_EQ(order_weights(log, {days, 0.5}).back(), 1.0 / 3) << days;
  }
}

TEST(OrderWeights, AgeIsCountedInSecondsFromTheNewestOrder) {
  auto log = dated_log({{0, {"a"}}, {10, {"a"}}, {10, {"a"}}});
  log.ordered_at[1] -= kDay / 2;
  EXPECT_THAT(order_weights(log, {.recency_days = 1, .size_exponent = 0}),
              ElementsAre(DoubleNear(4.5399929762484854e-05, 1e-18),
                          DoubleNear(0.6065306597126334, 1e-15), DoubleEq(1)));
}

TEST(OrderWeights, OneOrderInAThousandDatedAheadAgesNoOther) {
  std::vector<SmallOrder> orders(1999, {0, {"a"}});
  orders.push_back({100000, {"a"}});
  const auto weights = order_weights(dated_log(orders), {.recency_days = 1, .size_exponent = 0});
  EXPECT_EQ(weights.front(), 1);
  EXPECT_EQ(weights.back(), 1) << "an order of the future weighs no more than one of today";
}

TEST(OrderWeights, OfNoOrdersAreNone) { EXPECT_TRUE(order_weights({}, {}).empty()); }

TEST(OrderWeights, ZeroDaysMeanNoDecay) {
  const auto log = dated_log({{0, {"a"}}, {9000, {"b"}}});
  EXPECT_THAT(order_weights(log, {.recency_days = 0, .size_exponent = 0.5}), ElementsAre(1, 1));
}

TEST(OrderWeights, ZeroExponentMeansNoDiscountOfLargeOrders) {
  const auto log = dated_log({{0, {"a"}}, {0, {"a", "b", "c"}}});
  EXPECT_THAT(order_weights(log, {.recency_days = 180, .size_exponent = 0}), ElementsAre(1, 1));
}

TEST(OrderWeights, OldestOrdersStayAboveZeroInSinglePrecision) {
  const auto log = dated_log({{-700000, {"a", "b"}}, {0, {"c", "d"}}});
  const auto weights = order_weights(log, {.recency_days = 1, .size_exponent = 2});
  EXPECT_GT(static_cast<float>(weights[0]) / 0xFFFF, 0);
  EXPECT_LT(weights[0], 1e-12);
}

}  // namespace
}  // namespace goeswith::train
