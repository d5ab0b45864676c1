#include "evaluate/cold_items.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <span>

#include "evaluate/metrics.h"

namespace goeswith::evaluate {
namespace {

constexpr size_t kMaxAskedFor = 12;

class RowRanker {
 public:
  RowRanker(const ColdSplit& split, const std::vector<std::vector<model::Neighbour>>& rows)
      : rows_(rows),
        orders_(split.training.item_orders()),
        sums_(orders_.size()),
        in_cart_(orders_.size()) {
    by_number_.resize(orders_.size());
    std::iota(by_number_.begin(), by_number_.end(), 0u);
  }

  void take(std::span<const uint32_t> cart) {
    std::fill(sums_.begin(), sums_.end(), 0);
    std::fill(in_cart_.begin(), in_cart_.end(), 0);
    for (const uint32_t item : cart) {
      if (item >= rows_.size()) continue;
      for (const model::Neighbour& neighbour : rows_[item]) {
        if (neighbour.item < sums_.size()) sums_[neighbour.item] += neighbour.weight;
      }
    }
    for (const uint32_t item : cart) in_cart_[item] = 1;
  }

  // How many items outside the cart rank before `item`, and how many of the others beside it.
  std::pair<size_t, size_t> before_and_beside(uint32_t item) const {
    size_t before = 0;
    size_t beside = 0;
    for (uint32_t other = 0; other < sums_.size(); ++other) {
      if (other == item || in_cart_[other] != 0) continue;
      before += better(other, item) ? 1 : 0;
      beside += better(other, item) || better(item, other) ? 0 : 1;
    }
    return {before, beside};
  }

  std::span<const uint32_t> first(size_t count) {
    const size_t kept = std::min(count, by_number_.size());
    best_ = by_number_;
    std::partial_sort(
        best_.begin(), best_.begin() + static_cast<ptrdiff_t>(kept), best_.end(),
        [&](uint32_t a, uint32_t b) { return better(a, b) || (!better(b, a) && a < b); });
    best_.resize(kept);
    return best_;
  }

 private:
  bool better(uint32_t a, uint32_t b) const {
    if (in_cart_[a] != in_cart_[b]) return in_cart_[b] != 0;
    return sums_[a] != sums_[b] ? sums_[a] > sums_[b] : orders_[a] > orders_[b];
  }

  const std::vector<std::vector<model::Neighbour>>& rows_;
  std::vector<uint32_t> orders_;
  std::vector<double> sums_;
  std::vector<uint8_t> in_cart_;
  std::vector<uint32_t> by_number_;
  std::vector<uint32_t> best_;
};

}  // namespace

ColdSplit hide_items(const Split& split, double share, uint64_t seed) {
  ColdSplit cold;
  cold.asked = split.asked;
  const size_t items = split.training.items.size();
  std::vector<uint32_t> drawn(items);
  std::iota(drawn.begin(), drawn.end(), 0u);
  const auto count =
      std::min(items, static_cast<size_t>(std::llround(share * static_cast<double>(items))));
  std::mt19937_64 random(seed);
  cold.hidden.assign(items, 0);
  for (size_t d = 0; d < count; ++d) {
    std::swap(drawn[d], drawn[d + random() % (items - d)]);
    cold.hidden[drawn[d]] = 1;
  }

  const orders::OrderLog& all = split.training;
  cold.training.items = all.items;
  cold.training.currency = all.currency;
  for (size_t o = 0; o < all.orders(); ++o) {
    const size_t begin = cold.training.lines.size();
    for (const uint32_t item : all.order(o)) {
      if (cold.hidden[item] == 0) cold.training.lines.push_back(item);
    }
    if (cold.training.lines.size() == begin) continue;
    cold.training.line_begin.push_back(cold.training.lines.size());
    cold.training.ordered_at.push_back(all.ordered_at[o]);
  }
  return cold;
}

ColdFigures ask_cold_items(const ColdSplit& split,
                           const std::vector<std::vector<model::Neighbour>>& rows) {
  RowRanker ranker(split, rows);
  ColdFigures figures;
  uint64_t found = 0;
  uint64_t hits = 0;
  double percentiles = 0;
  for (const std::vector<uint32_t>& order : split.asked) {
    std::vector<uint32_t> fresh;
    std::vector<uint32_t> cart;
    for (const uint32_t item : order) (split.hidden[item] != 0 ? fresh : cart).push_back(item);
    if (fresh.size() > kMaxAskedFor) fresh.resize(kMaxAskedFor);
    if (!cart.empty() && !fresh.empty()) {
      ranker.take(cart);
      const auto others = static_cast<double>(split.training.items.size() - cart.size() - 1);
      for (const uint32_t item : fresh) {
        const auto [before, beside] = ranker.before_and_beside(item);
        found += before + beside < kShownHidden ? 1 : 0;
        percentiles +=
            others > 0
                ? 100 *
                      (1 - (static_cast<double>(before) + static_cast<double>(beside) / 2) / others)
                : 100;
        ++figures.asked_for;
      }
    }
    for (const uint32_t item : fresh) {
      ranker.take({&item, 1});
      const auto shown = ranker.first(kShown);
      hits += std::any_of(shown.begin(), shown.end(),
                          [&](uint32_t other) {
                            return other != item &&
                                   std::find(order.begin(), order.end(), other) != order.end();
                          })
                  ? 1
                  : 0;
      ++figures.asked_from;
    }
  }
  const auto share = [](double sum, uint64_t of) {
    return of == 0 ? 0 : sum / static_cast<double>(of);
  };
  figures.for_hr6 = share(static_cast<double>(found), figures.asked_for);
  figures.for_percentile = share(percentiles, figures.asked_for);
  figures.from_hr4 = share(static_cast<double>(hits), figures.asked_from);
  return figures;
}

}  // namespace goeswith::evaluate
