#include "evaluate/baselines.h"

#include <cmath>

#include "evaluate/head_items.h"
#include "evaluate/log_likelihood.h"
#include "evaluate/sum_ranker.h"
#include "train/pair_counts.h"
#include "train/parallel.h"

namespace goeswith::evaluate {

Baselines::Baselines(const orders::OrderLog& training)
    : orders_(training.orders()),
      by_popularity_(by_popularity(training)),
      rows_(training.items.size()) {
  const std::vector<double> ones(training.orders(), 1.0);
  const train::PairCounts counts(training, ones);
  for (uint32_t i = 0; i < counts.items(); ++i) item_orders_.push_back(counts.item_orders(i));
  train::parallel_for(
      counts.items(), [&] { return train::PairCounts::Scratch(counts.items()); },
      [&](size_t i, train::PairCounts::Scratch& scratch) {
        for (const train::PairCount& pair : counts.row(static_cast<uint32_t>(i), scratch)) {
          rows_[i].push_back({pair.item, pair.orders});
        }
      },
      [](size_t) {});
}

MakeRank Baselines::popularity() const {
  return weighted_sum(std::vector<double>(rows_.size(), 0), item_orders_);
}

MakeRank Baselines::confidence() const {
  std::vector<double> given;
  for (const double orders : item_orders_) given.push_back(1 / orders);
  return weighted_sum(std::move(given), std::vector<double>(rows_.size(), 1));
}

MakeRank Baselines::cosine() const {
  std::vector<double> root;
  for (const double orders : item_orders_) root.push_back(1 / std::sqrt(orders));
  return weighted_sum(root, root);
}

MakeRank Baselines::weighted_sum(std::vector<double> given, std::vector<double> offered) const {
  return [this, given = std::move(given), offered = std::move(offered)]() -> Rank {
    auto ranker = std::make_shared<SumRanker>(by_popularity_);
    return [this, &given, &offered, ranker](std::span<const uint32_t> cart) -> Ranking {
      for (const uint32_t item : cart) {
        if (given[item] == 0) continue;
        for (const Pair& pair : rows_[item]) {
          ranker->add(pair.item, pair.orders * given[item] * offered[pair.item]);
        }
      }
      return {ranker->take_best(cart)};
    };
  };
}

MakeRank Baselines::log_likelihood() const {
  struct Weighted {
    uint32_t item;
    float ratio;
  };
  // Four logarithms a pair are too many for every cart.
  auto ratios = std::make_shared<std::vector<std::vector<Weighted>>>(rows_.size());
  train::parallel_for(
      rows_.size(), [] { return 0; },
      [&](size_t i, int) {
        for (const Pair& pair : rows_[i]) {
          const double ratio = log_likelihood_ratio(
              pair.orders, item_orders_[i], item_orders_[pair.item], static_cast<double>(orders_));
          const auto narrow = static_cast<float>(ratio);
          if (narrow > 0) (*ratios)[i].push_back({pair.item, narrow});
        }
      },
      [](size_t) {});
  return [this, ratios]() -> Rank {
    auto ranker = std::make_shared<SumRanker>(by_popularity_);
    return [ratios, ranker](std::span<const uint32_t> cart) -> Ranking {
      for (const uint32_t item : cart) {
        for (const Weighted& pair : (*ratios)[item]) {
          ranker->add(pair.item, static_cast<double>(pair.ratio));
        }
      }
      return {ranker->take_best(cart)};
    };
  };
}

}  // namespace goeswith::evaluate
