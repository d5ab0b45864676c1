#include "train/ridge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

#include "train/hand_log.h"
#include "train/rows_text.h"

namespace goeswith::train {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Rows cosine(const orders::OrderLog& log, const std::vector<double>& weights,
            const LearnerOptions& options, const MayNeighbour& may = kAnyNeighbour) {
  return learn_cosine(PairCounts(log, weights), options, may, {}).rows;
}

Rows ridge(const orders::OrderLog& log, const std::vector<double>& weights,
           const LearnerOptions& options, const MayNeighbour& may = kAnyNeighbour) {
  return learn_ridge(PairCounts(log, weights), options, may, {}).rows;
}

double weight_of(const orders::OrderLog& log, const std::vector<model::Neighbour>& row,
                 const std::string& sku) {
  for (const model::Neighbour& neighbour : row) {
    if (log.items[neighbour.item].sku == sku) return neighbour.weight;
  }
  return 0;
}

TEST(Ridge, SolvesASystemOfThreeItemsByHand) {
  // For a: (4.5 1.25; 1.25 3.5) b = (1.5, 0.5); and so on.
  const LearnerOptions options{
      .weighting = {}, .asymmetry = 0, .shrinkage = 1, .interplay = 0.5, .min_orders = 1};
  const Rows rows = ridge(kHandLog, kHandWeights, options);
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(text_of(kHandLog, rows[0]), "b 0.48366 c 0.031746");
  EXPECT_EQ(text_of(kHandLog, rows[1]), "c 0.550265 a 0.325991");
  EXPECT_EQ(text_of(kHandLog, rows[2]), "b 0.679739 a 0.0264317");
  EXPECT_THAT(rows[3], IsEmpty());
  EXPECT_EQ(rows[0][0].orders, 2U);
}

TEST(Ridge, AsymmetryWeighsByWhatIsGivenAndWhatIsOffered) {
  const LearnerOptions options{
      .weighting = {}, .asymmetry = 0.5, .shrinkage = 1, .interplay = 0.5, .min_orders = 1};
  const Rows rows = ridge(kHandLog, kHandWeights, options);
  EXPECT_NEAR(weight_of(kHandLog, rows[0], "b"), 4.625 / 9.5625 * std::sqrt(2.75 / 4.5), 1e-12);
  EXPECT_NEAR(weight_of(kHandLog, rows[1], "a"), 4.625 / 14.1875 * std::sqrt(4.5 / 2.75), 1e-12);
}

TEST(Ridge, WithoutInterplayIsTheAsymmetricCosine) {
  const auto log = with_bystanders(random_log(3, 1500, 150), 9000);
  const auto weights = uneven_weights(log.orders());
  const LearnerOptions options{.weighting = {},
                               .asymmetry = 0.35,
                               .shrinkage = 0.5,
                               .interplay = 0,
                               .min_orders = 1,
                               .max_neighbours = 1000};
  const Rows expected = cosine(log, weights, options);
  const Rows rows = ridge(log, weights, options);
  size_t longest = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    longest = std::max(longest, rows[i].size());
    ASSERT_EQ(names_of(log, rows[i]), names_of(log, expected[i]));
    for (size_t k = 0; k < rows[i].size(); ++k) {
      EXPECT_NEAR(rows[i][k].weight, expected[i][k].weight, 1e-12);
      EXPECT_EQ(rows[i][k].orders, expected[i][k].orders);
    }
  }
  EXPECT_GT(longest, 96U) << "some are beyond those that are solved for together";
}

TEST(Ridge, ExplainsAwayWhatGoesTogetherThroughAThirdItemAlone) {
  // Half of those who take k take i, and half take j, whatever else they take.
  std::vector<std::vector<std::string>> orders;
  for (int o = 0; o < 80; ++o) {
    std::vector<std::string> order = {"k"};
    if (o % 2 == 0) order.push_back("i");
    if (o % 4 < 2) order.push_back("j");
    orders.push_back(order);
  }
  const auto log = with_bystanders(log_of(orders), 300);
  const std::vector<double> ones(log.orders(), 1);
  LearnerOptions options{.weighting = {}, .asymmetry = 0, .shrinkage = 1, .interplay = 1};
  const uint32_t i = 1;
  ASSERT_EQ(log.items[i].sku, "i");
  const double explained = weight_of(log, ridge(log, ones, options)[i], "j");
  const double plain = weight_of(log, cosine(log, ones, options)[i], "j");
  EXPECT_NEAR(plain, 20.0 / 41, 1e-12);
  EXPECT_LT(explained, 0.1 * plain);
  EXPECT_NEAR(weight_of(log, ridge(log, ones, options)[i], "k"), 40.0 / 61, 1e-12);
  options.interplay = 0.3;
  EXPECT_LT(explained, weight_of(log, ridge(log, ones, options)[i], "j"));
  EXPECT_LT(weight_of(log, ridge(log, ones, options)[i], "j"), plain);
}

TEST(Ridge, WithAllItemsAndFullInterplayIsEase) {
  constexpr uint32_t kItems = 10;
  const auto log = with_bystanders(random_log(7, 600, kItems), 20000);
  std::vector<double> weights = uneven_weights(600);
  weights.resize(log.orders(), 1e-6);
  const LearnerOptions options{.weighting = {},
                               .asymmetry = 0,
                               .shrinkage = 0.2,
                               .interplay = 1,
                               .min_orders = 1,
                               .max_neighbours = 1000};
  // The closed form: B = I - P / diag(P), P = (G + λI)^-1.
  Eigen::MatrixXd gram = Eigen::MatrixXd::Zero(kItems, kItems);
  for (size_t o = 0; o < 600; ++o) {
    for (const uint32_t a : log.order(o)) {
      for (const uint32_t b : log.order(o)) gram(a, b) += weights[o];
    }
  }
  ASSERT_GT(gram.minCoeff(), 0) << "all items are regressors of all";
  gram.diagonal().array() += options.shrinkage;
  const Eigen::MatrixXd inverse = gram.inverse();
  const Rows rows = ridge(log, weights, options);
  size_t kept = 0;
  for (uint32_t i = 0; i < kItems; ++i) {
    std::vector<double> in_row(kItems, 0);
    for (const model::Neighbour& neighbour : rows[i]) in_row[neighbour.item] = neighbour.weight;
    for (uint32_t j = 0; j < kItems; ++j) {
      if (j == i) continue;
      const double ease = -inverse(i, j) / inverse(j, j);
      EXPECT_NEAR(in_row[j], std::max(ease, 0.0), 1e-10) << i << " → " << j;
      kept += in_row[j] > 0 ? 1 : 0;
    }
  }
  EXPECT_GT(kept, 15U);
}

TEST(Ridge, ASystemWithoutASolutionExplainsNothingAway) {
  // Four times the same three items, nothing to tell them apart by and no shrinkage.
  const auto log =
      with_bystanders(log_of(std::vector<std::vector<std::string>>(4, {"a", "b", "c"})), 4);
  const std::vector<double> ones(log.orders(), 1);
  const Rows rows =
      ridge(log, ones, {.weighting = {}, .asymmetry = 0, .shrinkage = 0, .interplay = 1});
  EXPECT_EQ(text_of(log, rows[0]), "b 1 c 1");
  EXPECT_EQ(text_of(log, rows[2]), "a 1 b 1");
}

TEST(Ridge, ItemsThatAreOneAndTheSameKeepWeightsOfAnAttachRate) {
  for (uint32_t times = 2; times < 60; ++times) {
    const auto log = with_bystanders(
        log_of(std::vector<std::vector<std::string>>(times, {"a", "b", "c", "d", "e", "f"})), 4);
    std::vector<double> weights(log.orders(), 0.7);
    const LearnerOptions options{.weighting = {}, .asymmetry = 0, .shrinkage = 0, .interplay = 1};
    for (const auto& row : ridge(log, weights, options)) {
      for (const model::Neighbour& neighbour : row) {
        EXPECT_GT(neighbour.weight, 0) << times;
        EXPECT_LE(neighbour.weight, 1 + 1e-9) << times;
      }
    }
  }
}

TEST(Ridge, KeepsNoItemThatMakesAnotherLessLikely) {
  const auto log = with_bystanders(random_log(5, 500, 30), 5000);
  const auto weights = uneven_weights(log.orders());
  const LearnerOptions options{
      .weighting = {}, .shrinkage = 0.1, .interplay = 1, .min_orders = 1, .max_neighbours = 12};
  const PairCounts counts(log, weights);
  EXPECT_TRUE(sound(learn_ridge(counts, options, kAnyNeighbour, {}), options));
}

TEST(Ridge, AsksWhetherTheOtherMayBeANeighbourOfTheItem) {
  const MayNeighbour no_b_for_a = [](uint32_t item, uint32_t other) {
    return !(kHandLog.items[item].sku == "a" && kHandLog.items[other].sku == "b");
  };
  const Rows rows = ridge(kHandLog, kHandWeights, {.weighting = {}, .min_orders = 1}, no_b_for_a);
  EXPECT_THAT(names_of(kHandLog, rows[0]), ElementsAre("c"));
  EXPECT_THAT(names_of(kHandLog, rows[1]), ElementsAre("c", "a"));
}

// Twelve of the thirty that go with it: of those that go with it alike, the best-sellers, for they
// take the fewest bits; and of few all.
TEST(Ridge, KeepsOfARowWhatIsWorthItsBits) {
  const auto log = random_log(5, 4000, 30);
  const auto weights = uneven_weights(log.orders());
  const PairCounts counts(log, weights);
  const auto kept = [&](uint32_t most) {
    const LearnerOptions options{
        .weighting = {}, .shrinkage = 0.1, .min_orders = 1, .max_neighbours = most};
    return learn_ridge(counts, options, kAnyNeighbour, {}).rows;
  };
  const Rows all = kept(30);
  const Rows some = kept(12);
  double orders_kept = 0;
  double orders_of_weightiest = 0;
  for (size_t i = 0; i < all.size(); ++i) {
    ASSERT_EQ(some[i].size(), std::min<size_t>(12, all[i].size()));
    EXPECT_EQ(some[i].front().item, all[i].front().item) << "what goes with it most stays";
    for (size_t k = 0; k < some[i].size(); ++k) {
      orders_kept += counts.item_orders(some[i][k].item);
      orders_of_weightiest += counts.item_orders(all[i][k].item);
    }
  }
  EXPECT_GT(orders_kept, orders_of_weightiest);
}

TEST(Ridge, SameOrdersGiveTheSameBits) {
  const auto log = random_log(9, 2000, 300);
  const auto weights = uneven_weights(log.orders());
  const PairCounts counts(log, weights);
  EXPECT_TRUE(same_bits(learn_ridge(counts, {}, kAnyNeighbour, {}),
                        learn_ridge(counts, {}, kAnyNeighbour, {})));
}

TEST(Ridge, TellsHowFarItIs) {
  const auto log = random_log(13, 300, 200);
  const auto weights = uneven_weights(log.orders());
  std::vector<std::string> told;
  learn_ridge(PairCounts(log, weights), {}, kAnyNeighbour,
              [&](const char* what, uint64_t done, uint64_t total) {
                if (told.empty() || told.back() != what) told.push_back(what);
                EXPECT_LE(done, total);
              });
  EXPECT_THAT(told, ElementsAre("counting pairs", "solving regressions"));
}

TEST(Ridge, PriorIsTheWeightBesideTheBestSellers) {
  const PairCounts counts(kHandLog, kHandWeights);
  for (const Affinities& affinities :
       {learn_ridge(counts, {}, kAnyNeighbour, {}), learn_cosine(counts, {}, kAnyNeighbour, {})}) {
    EXPECT_THAT(affinities.prior, ElementsAre(1.75 / 6, 3.5 / 6, 2.5 / 6, 1));
    EXPECT_FALSE(affinities.logarithmic);
  }
}

TEST(Cosine, IsTheAffinityOfTheCandidates) {
  const Rows rows = cosine(kHandLog, kHandWeights,
                           {.weighting = {}, .asymmetry = 0.25, .shrinkage = 1, .min_orders = 1});
  ASSERT_EQ(rows.size(), 4U);
  EXPECT_EQ(text_of(kHandLog, rows[0]), "b 0.482268 c 0.17118");
  EXPECT_EQ(text_of(kHandLog, rows[1]), "c 0.59158 a 0.377006");
  EXPECT_EQ(text_of(kHandLog, rows[2]), "b 0.670789 a 0.151735");
  EXPECT_THAT(rows[3], IsEmpty());
  EXPECT_EQ(rows[0][1].orders, 1U);
}

TEST(Cosine, LeavesOutPairsThatAreNotTogetherMoreOftenThanByChance) {
  const auto log = log_of({{"a", "b"}, {"a", "b"}, {"a"}, {"a"}, {"b"}, {"b"}});
  for (const auto learned : {cosine, ridge}) {
    for (const auto& row :
         learned(with_bystanders(log, 2), std::vector<double>(8, 1), {}, kAnyNeighbour)) {
      EXPECT_THAT(row, IsEmpty());
    }
    const auto together = with_bystanders(log, 3);
    const Rows rows = learned(together, std::vector<double>(9, 1), {}, kAnyNeighbour);
    EXPECT_THAT(names_of(together, rows[0]), ElementsAre("b"));
    EXPECT_THAT(names_of(together, rows[1]), ElementsAre("a"));
  }
}

TEST(Cosine, KeepsTheWeightiestNeighbours) {
  const auto log = with_bystanders(random_log(5, 500, 30), 5000);
  const auto weights = uneven_weights(log.orders());
  const Rows all = cosine(log, weights, {.weighting = {}, .min_orders = 1, .max_neighbours = 1000});
  const Rows few = cosine(log, weights, {.weighting = {}, .min_orders = 1, .max_neighbours = 7});
  for (size_t i = 0; i < 30; ++i) {
    ASSERT_GT(all[i].size(), 7U);
    auto best = all[i];
    best.resize(7);
    EXPECT_EQ(text_of(log, few[i]), text_of(log, best));
  }
}

TEST(Cosine, ForbiddenNeighboursTakeNoPlace) {
  const MayNeighbour no_b = [](uint32_t, uint32_t other) {
    return kHandLog.items[other].sku != "b";
  };
  for (const auto learned : {cosine, ridge}) {
    const Rows rows = learned(kHandLog, kHandWeights,
                              {.weighting = {}, .min_orders = 1, .max_neighbours = 1}, no_b);
    EXPECT_THAT(names_of(kHandLog, rows[0]), ElementsAre("c"));
  }
}

TEST(Cosine, SameOrdersGiveTheSameBits) {
  const auto log = random_log(9, 2000, 300);
  const auto weights = uneven_weights(log.orders());
  const PairCounts counts(log, weights);
  EXPECT_TRUE(same_bits(learn_cosine(counts, {}, kAnyNeighbour, {}),
                        learn_cosine(counts, {}, kAnyNeighbour, {})));
}

}  // namespace
}  // namespace goeswith::train
