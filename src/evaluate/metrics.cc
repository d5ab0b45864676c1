#include "evaluate/metrics.h"

#include <algorithm>
#include <random>

#include "train/parallel.h"

namespace goeswith::evaluate {
namespace {

constexpr size_t kMaxHidden = 12;
constexpr size_t kResamples = 1000;

// What one order adds to the sums.
struct OrderScore {
  std::array<uint8_t, kPrefixes.size()> asked = {};
  std::array<uint8_t, kPrefixes.size()> hit = {};
  double reciprocal_ranks = 0;
  double hidden_found = 0;  // share of the hidden items
};

bool contains(std::span<const uint32_t> items, uint32_t item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

struct Worker {
  Rank rank;
  std::vector<uint8_t> shown;
  std::vector<uint32_t> cart;
};

void ask_prefixes(std::span<const uint32_t> order, Worker& worker, OrderScore& score) {
  for (size_t p = 0; p < kPrefixes.size() && kPrefixes[p] < order.size(); ++p) {
    const auto targets = order.subspan(kPrefixes[p]);
    const auto ranked = worker.rank(order.first(kPrefixes[p]));
    score.asked[p] = 1;
    for (size_t r = 0; r < std::min(kShown, ranked.size()); ++r) {
      worker.shown[ranked[r]] = 1;
      if (score.hit[p] != 0 || !contains(targets, ranked[r])) continue;
      score.hit[p] = 1;
      score.reciprocal_ranks += 1.0 / static_cast<double>(r + 1);
    }
  }
}

void ask_hidden(std::span<const uint32_t> order, Worker& worker, OrderScore& score) {
  const size_t step = std::max<size_t>(1, order.size() / kMaxHidden);
  size_t hidden = 0;
  size_t found = 0;
  for (size_t at = 0; at < order.size() && hidden < kMaxHidden; at += step, ++hidden) {
    worker.cart.assign(order.begin(), order.end());
    worker.cart.erase(worker.cart.begin() + static_cast<ptrdiff_t>(at));
    const auto ranked = worker.rank(worker.cart);
    found += contains(ranked.first(std::min(kShownHidden, ranked.size())), order[at]) ? 1 : 0;
  }
  score.hidden_found = static_cast<double>(found) / static_cast<double>(hidden);
}

double hit_rate(uint64_t hits, uint64_t cases) {
  return cases == 0 ? 0 : static_cast<double>(hits) / static_cast<double>(cases);
}

Interval middle_95(std::vector<double>& values) {
  std::sort(values.begin(), values.end());
  const size_t tail = values.size() / 40;
  return {values[tail], values[values.size() - 1 - tail]};
}

// Resamples orders, not carts: the carts of one order are one shopper's.
void add_intervals(const std::vector<OrderScore>& scores, Metrics& metrics) {
  std::mt19937_64 random(1);
  std::vector<double> hr4(kResamples);
  std::vector<double> loo(kResamples);
  for (size_t r = 0; r < kResamples; ++r) {
    uint64_t hits = 0;
    uint64_t cases = 0;
    double found = 0;
    for (size_t o = 0; o < scores.size(); ++o) {
      const OrderScore& score = scores[random() % scores.size()];
      for (size_t p = 0; p < kPrefixes.size(); ++p) {
        hits += score.hit[p];
        cases += score.asked[p];
      }
      found += score.hidden_found;
    }
    hr4[r] = hit_rate(hits, cases);
    loo[r] = found / static_cast<double>(scores.size());
  }
  metrics.hr4_interval = middle_95(hr4);
  metrics.loo_hr6_interval = middle_95(loo);
}

}  // namespace

Metrics replay(const std::vector<std::vector<uint32_t>>& asked, size_t items,
               const MakeRank& make_rank) {
  Metrics metrics;
  if (asked.empty()) return metrics;
  std::vector<OrderScore> scores(asked.size());
  std::vector<uint8_t> shown(items, 0);
  std::mutex mutex;
  // A worker's list of shown items is merged when its thread ends.
  struct Merging : Worker {
    Merging(Worker worker, std::vector<uint8_t>& all, std::mutex& guard)
        : Worker(std::move(worker)), all_shown(all), all_guard(guard) {}
    Merging(const Merging&) = delete;
    Merging& operator=(const Merging&) = delete;
    ~Merging() {
      const std::lock_guard lock(all_guard);
      for (size_t i = 0; i < all_shown.size(); ++i) all_shown[i] |= shown[i];
    }
    std::vector<uint8_t>& all_shown;
    std::mutex& all_guard;
  };
  train::parallel_for(
      asked.size(),
      [&] {
        return Merging({make_rank(), std::vector<uint8_t>(items, 0), {}}, shown, mutex);
      },
      [&](size_t o, Worker& worker) {
        ask_prefixes(asked[o], worker, scores[o]);
        ask_hidden(asked[o], worker, scores[o]);
      },
      [](size_t) {});

  std::array<uint64_t, kPrefixes.size()> cases = {};
  std::array<uint64_t, kPrefixes.size()> hits = {};
  for (const OrderScore& score : scores) {
    for (size_t p = 0; p < kPrefixes.size(); ++p) {
      cases[p] += score.asked[p];
      hits[p] += score.hit[p];
    }
    metrics.mrr4 += score.reciprocal_ranks;
    metrics.loo_hr6 += score.hidden_found;
  }
  uint64_t all_hits = 0;
  for (size_t p = 0; p < kPrefixes.size(); ++p) {
    metrics.hr4_by_k[p] = hit_rate(hits[p], cases[p]);
    metrics.cases += cases[p];
    all_hits += hits[p];
  }
  metrics.hr4 = hit_rate(all_hits, metrics.cases);
  metrics.mrr4 /= static_cast<double>(std::max<uint64_t>(1, metrics.cases));
  metrics.loo_hr6 /= static_cast<double>(scores.size());
  metrics.coverage =
      hit_rate(static_cast<uint64_t>(std::count(shown.begin(), shown.end(), 1)), items);
  add_intervals(scores, metrics);
  return metrics;
}

}  // namespace goeswith::evaluate
