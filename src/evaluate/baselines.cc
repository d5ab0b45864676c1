#include "evaluate/baselines.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "train/pair_counts.h"
#include "train/parallel.h"

namespace goeswith::evaluate {
namespace {

// Ranks by a dense array of sums.
class SumRanker {
 public:
  SumRanker(const std::vector<uint32_t>& by_popularity, size_t items)
      : by_popularity_(by_popularity), sums_(items, 0), place_(items), in_cart_(items, 0) {
    for (uint32_t p = 0; p < by_popularity.size(); ++p) place_[by_popularity[p]] = p;
  }

  void add(uint32_t item, double value) {
    if (sums_[item] == 0) touched_.push_back(item);
    sums_[item] += value;
  }

  std::span<const uint32_t> take_best(std::span<const uint32_t> cart) {
    for (const uint32_t item : cart) in_cart_[item] = 1;
    std::erase_if(touched_, [&](uint32_t item) {
      if (in_cart_[item] != 0) sums_[item] = 0;
      return in_cart_[item] != 0;
    });
    const auto kept = static_cast<ptrdiff_t>(std::min(kShownHidden, touched_.size()));
    std::partial_sort(touched_.begin(), touched_.begin() + kept, touched_.end(),
                      [&](uint32_t a, uint32_t b) {
                        return sums_[a] != sums_[b] ? sums_[a] > sums_[b] : place_[a] < place_[b];
                      });
    best_.assign(touched_.begin(), touched_.begin() + kept);
    for (const uint32_t item : by_popularity_) {
      if (best_.size() >= kShownHidden) break;
      if (in_cart_[item] == 0 && sums_[item] == 0) best_.push_back(item);
    }
    for (const uint32_t item : touched_) sums_[item] = 0;
    for (const uint32_t item : cart) in_cart_[item] = 0;
    touched_.clear();
    return best_;
  }

 private:
  const std::vector<uint32_t>& by_popularity_;
  std::vector<double> sums_;
  std::vector<uint32_t> place_;
  std::vector<uint8_t> in_cart_;
  std::vector<uint32_t> touched_;
  std::vector<uint32_t> best_;
};

}  // namespace

Baselines::Baselines(const orders::OrderLog& training)
    : by_popularity_(training.items.size()), rows_(training.items.size()) {
  const std::vector<double> ones(training.orders(), 1.0);
  const train::PairCounts counts(training, ones);
  for (uint32_t i = 0; i < counts.items(); ++i) item_orders_.push_back(counts.item_orders(i));
  std::iota(by_popularity_.begin(), by_popularity_.end(), 0u);
  std::stable_sort(by_popularity_.begin(), by_popularity_.end(),
                   [&](uint32_t a, uint32_t b) { return item_orders_[a] > item_orders_[b]; });
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
    auto ranker = std::make_shared<SumRanker>(by_popularity_, rows_.size());
    return [this, &given, &offered, ranker](std::span<const uint32_t> cart) {
      for (const uint32_t item : cart) {
        if (given[item] == 0) continue;
        for (const Pair& pair : rows_[item]) {
          ranker->add(pair.item, pair.orders * given[item] * offered[pair.item]);
        }
      }
      return ranker->take_best(cart);
    };
  };
}

}  // namespace goeswith::evaluate
