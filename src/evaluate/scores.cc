#include "evaluate/scores.h"

#include <algorithm>
#include <mutex>
#include <numeric>

#include "train/parallel.h"

namespace goeswith::evaluate {
namespace {

constexpr size_t kMaxHidden = 12;

bool contains(std::span<const uint32_t> items, uint32_t item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

// A worker's list of shown items is merged when its thread ends.
struct Worker {
  Worker(Rank ranker, std::vector<uint8_t>& all, std::mutex& guard)
      : rank(std::move(ranker)), shown(all.size(), 0), all_shown(all), all_guard(guard) {}
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;
  ~Worker() {
    const std::lock_guard lock(all_guard);
    for (size_t i = 0; i < all_shown.size(); ++i) all_shown[i] |= shown[i];
  }

  Rank rank;
  std::vector<uint8_t> shown;
  std::vector<uint32_t> cart;
  std::vector<uint8_t>& all_shown;
  std::mutex& all_guard;
};

void ask_prefixes(std::span<const uint32_t> order, std::span<const uint8_t> head, Worker& worker,
                  OrderScore& score) {
  for (size_t p = 0; p < kPrefixes.size() && kPrefixes[p] < order.size(); ++p) {
    const auto targets = order.subspan(kPrefixes[p]);
    const auto ranked = worker.rank(order.first(kPrefixes[p])).items;
    std::array<uint8_t, 2> group_hit = {};
    score.asked[p] = 1;
    for (size_t r = 0; r < std::min(kShown, ranked.size()); ++r) {
      worker.shown[ranked[r]] = 1;
      if (!contains(targets, ranked[r])) continue;
      if (!head.empty()) group_hit[head[ranked[r]]] = 1;
      if (score.hit[p] != 0) continue;
      score.hit[p] = 1;
      score.reciprocal_ranks += 1.0 / static_cast<double>(r + 1);
    }
    if (head.empty()) continue;
    std::array<uint8_t, 2> group_asked = {};
    for (const uint32_t target : targets) group_asked[head[target]] = 1;
    for (size_t g = 0; g < 2; ++g) {
      score.group_asked[g] = static_cast<uint8_t>(score.group_asked[g] + group_asked[g]);
      score.group_hit[g] = static_cast<uint8_t>(score.group_hit[g] + group_hit[g]);
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
    const auto ranked = worker.rank(worker.cart).items;
    found += contains(ranked.first(std::min(kShownHidden, ranked.size())), order[at]) ? 1 : 0;
  }
  score.hidden_found = static_cast<double>(found) / static_cast<double>(hidden);
}

}  // namespace

uint32_t OrderScore::cases() const { return std::accumulate(asked.begin(), asked.end(), 0u); }

uint32_t OrderScore::hits() const { return std::accumulate(hit.begin(), hit.end(), 0u); }

Scores score_orders(const std::vector<std::vector<uint32_t>>& asked, size_t items,
                    std::span<const uint8_t> head, const MakeRank& make_rank, Ask ask) {
  Scores scores{std::vector<OrderScore>(asked.size()), std::vector<uint8_t>(items, 0)};
  std::mutex mutex;
  train::parallel_for(
      asked.size(), [&] { return Worker(make_rank(), scores.shown, mutex); },
      [&](size_t o, Worker& worker) {
        scores.orders[o].items = static_cast<uint32_t>(asked[o].size());
        ask_prefixes(asked[o], head, worker, scores.orders[o]);
        if (ask == Ask::kAllCarts) ask_hidden(asked[o], worker, scores.orders[o]);
      },
      [](size_t) {});
  return scores;
}

}  // namespace goeswith::evaluate
