#include "exact_engine.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <stdexcept>
#include <string_view>
#include <unordered_map>

#include "model/model.h"

namespace goeswith::bench {
namespace {

using model::kNoItem;

// As many candidates as the engine takes a list from.
constexpr size_t kPool = 4 * evaluate::kShownHidden;

double probability(const std::vector<model::Knot>& curve, double score) {
  const auto above = std::find_if(curve.begin(), curve.end(),
                                  [&](const model::Knot& knot) { return score <= knot.score; });
  if (above == curve.begin()) return curve.front().probability;
  if (above == curve.end()) return curve.back().probability;
  const model::Knot& below = *(above - 1);
  return below.probability + (score - below.score) / (above->score - below.score) *
                                 (above->probability - below.probability);
}

}  // namespace

class ExactEngine::Ranker {
 public:
  explicit Ranker(const ExactEngine& engine)
      : engine_(engine),
        contents_(engine.contents_),
        raw_(contents_.items.size(), 0),
        state_(contents_.items.size(), kUntouched) {}

  evaluate::Ranking rank(std::span<const uint32_t> trained) {
    std::vector<uint32_t> cart;
    for (const uint32_t item : trained) {
      if (engine_.to_item_[item] != kNoItem) cart.push_back(engine_.to_item_[item]);
    }
    for (const uint32_t item : cart) state_[item] = kInCart;
    const auto& classes = contents_.ranking.classes;
    const auto of = std::find_if(classes.begin(), classes.end() - 1,
                                 [&](const auto& each) { return cart.size() <= each.lines; });
    add(cart, *of);
    take(*of);
    for (const uint32_t item : engine_.popular_) {
      if (ranked_.size() >= evaluate::kShownHidden) break;
      const bool taken = std::find(ranked_.begin(), ranked_.end(), item) != ranked_.end();
      if (state_[item] != kInCart && !taken) ranked_.push_back(item);
    }
    for (uint32_t& item : ranked_) item = engine_.to_trained_[item];
    for (const uint32_t item : cart) state_[item] = kUntouched;
    for (const uint32_t item : touched_) {
      state_[item] = kUntouched;
      raw_[item] = 0;
    }
    return {ranked_};
  }

 private:
  enum State : uint8_t { kUntouched, kTouched, kInCart };

  void touch(uint32_t item) {
    if (state_[item] != kUntouched) return;
    state_[item] = kTouched;
    touched_.push_back(item);
  }

  void add(const std::vector<uint32_t>& cart, const model::SizeClass& of) {
    touched_.clear();
    const auto& worth = engine_.worth_[static_cast<size_t>(&of - contents_.ranking.classes.data())];
    for (const uint32_t line : cart) {
      const double age = line == cart.back() ? of.newest_weight : 1;
      for (size_t k = 0; k < worth[line].size(); ++k) {
        const uint32_t item = engine_.rows_[line][k].item;
        if (state_[item] == kInCart) continue;
        touch(item);
        raw_[item] += age * worth[line][k];
      }
    }
    if (of.prior_weight == 0) return;
    for (const uint32_t item : engine_.popular_) touch(item);
    for (const uint32_t item : touched_) {
      raw_[item] += of.prior_weight * contents_.items[item].prior;
    }
  }

  // Fills ranked_ from the best of touched_.
  void take(const model::SizeClass& of) {
    pool_.clear();
    for (const uint32_t item : touched_) pool_.push_back({item, 0});
    const auto kept = static_cast<ptrdiff_t>(std::min(kPool, pool_.size()));
    std::partial_sort(
        pool_.begin(), pool_.begin() + kept, pool_.end(), [&](const Pooled& a, const Pooled& b) {
          return raw_[a.item] != raw_[b.item] ? raw_[a.item] > raw_[b.item]
                                              : engine_.place_[a.item] < engine_.place_[b.item];
        });
    pool_.resize(static_cast<size_t>(kept));
    for (Pooled& pooled : pool_) pooled.marginal = probability(of.curve, raw_[pooled.item]);
    ranked_.clear();
    while (ranked_.size() < evaluate::kShownHidden && !pool_.empty()) {
      // The first of equals.
      const auto best = std::max_element(
          pool_.begin(), pool_.end(),
          [](const Pooled& a, const Pooled& b) { return a.marginal < b.marginal; });
      const uint32_t item = best->item;
      ranked_.push_back(item);
      pool_.erase(best);
      for (Pooled& pooled : pool_) {
        pooled.marginal *= 1 - of.diversity * cosine(item, pooled.item);
      }
    }
  }

  double cosine(uint32_t a, uint32_t b) const {
    for (const auto& [item, other] : {std::pair(a, b), std::pair(b, a)}) {
      for (const model::Neighbour& neighbour : engine_.rows_[item]) {
        if (neighbour.item != other) continue;
        return neighbour.orders / std::sqrt(static_cast<double>(contents_.items[a].orders) *
                                            static_cast<double>(contents_.items[b].orders));
      }
    }
    return 0;
  }

  struct Pooled {
    uint32_t item;
    double marginal;
  };

  const ExactEngine& engine_;
  const model::Contents& contents_;
  std::vector<double> raw_;     // by item; zeros between calls
  std::vector<uint8_t> state_;  // by item
  std::vector<uint32_t> touched_;
  std::vector<Pooled> pool_;
  std::vector<uint32_t> ranked_;
};

ExactEngine::ExactEngine(const model::Contents& contents, const Rows& rows,
                         const orders::OrderLog& training)
    : contents_(contents),
      rows_(rows),
      place_(contents.items.size()),
      popular_(contents.popular),
      to_trained_(contents.items.size(), kNoItem) {
  for (const model::SizeClass& of : contents.ranking.classes) {
    auto& worth = worth_.emplace_back(rows.size());
    for (size_t i = 0; i < rows.size(); ++i) {
      for (const model::Neighbour& neighbour : rows[i]) {
        const double size = of.scale * std::pow(std::abs(neighbour.weight), of.power);
        worth[i].push_back(std::copysign(size, neighbour.weight));
      }
    }
  }
  std::vector<uint32_t> by_sku(contents.items.size());
  std::iota(by_sku.begin(), by_sku.end(), 0u);
  std::sort(by_sku.begin(), by_sku.end(), [&](uint32_t a, uint32_t b) {
    return contents.items[a].text[model::kSku] < contents.items[b].text[model::kSku];
  });
  std::unordered_map<std::string_view, uint32_t> number;
  for (uint32_t p = 0; p < by_sku.size(); ++p) {
    const model::ItemContents& item = contents.items[by_sku[p]];
    if (item.product != by_sku[p] || !item.in_stock) {
      throw std::invalid_argument("the exact engine knows neither variants nor stock");
    }
    place_[by_sku[p]] = p;
    number.emplace(item.text[model::kSku], by_sku[p]);
  }
  std::sort(popular_.begin(), popular_.end(), [&](uint32_t a, uint32_t b) {
    const uint32_t orders_a = contents.items[a].orders;
    const uint32_t orders_b = contents.items[b].orders;
    return orders_a != orders_b ? orders_a > orders_b : place_[a] < place_[b];
  });
  for (uint32_t i = 0; i < training.items.size(); ++i) {
    const auto at = number.find(training.items[i].sku);
    to_item_.push_back(at == number.end() ? kNoItem : at->second);
    if (at != number.end()) to_trained_[at->second] = i;
  }
}

evaluate::MakeRank ExactEngine::rank() const {
  return [this]() -> evaluate::Rank {
    auto ranker = std::make_shared<Ranker>(*this);
    return [ranker](std::span<const uint32_t> cart) { return ranker->rank(cart); };
  };
}

}  // namespace goeswith::bench
