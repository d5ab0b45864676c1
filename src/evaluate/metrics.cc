#include "evaluate/metrics.h"

#include <algorithm>

namespace goeswith::evaluate {
namespace {

double share(double part, uint64_t all) { return all == 0 ? 0 : part / static_cast<double>(all); }

size_t cart_bucket(uint32_t cart) {
  const auto* next = std::upper_bound(kCartSizes.begin(), kCartSizes.end(), cart);
  return static_cast<size_t>(next - kCartSizes.begin()) - 1;
}

}  // namespace

Metrics metrics_of(const Scores& scores) {
  Metrics metrics;
  if (scores.orders.empty()) return metrics;
  std::array<uint64_t, kPrefixes.size()> cases = {};
  std::array<uint64_t, kPrefixes.size()> hits = {};
  std::array<uint64_t, 2> group_hits = {};
  for (const OrderScore& score : scores.orders) {
    for (size_t p = 0; p < kPrefixes.size(); ++p) {
      cases[p] += score.asked[p];
      hits[p] += score.hit[p];
    }
    metrics.tail_cases += score.group_asked[0];
    metrics.head_cases += score.group_asked[1];
    for (size_t g = 0; g < 2; ++g) group_hits[g] += score.group_hit[g];
    metrics.mrr4 += score.reciprocal_ranks;
    metrics.loo_hr6 += score.hidden_found;
    const size_t bucket = cart_bucket(score.items - 1);
    metrics.orders_by_cart[bucket] += 1;
    metrics.loo_hr6_by_cart[bucket] += score.hidden_found;
  }
  uint64_t all_hits = 0;
  for (size_t p = 0; p < kPrefixes.size(); ++p) {
    metrics.hr4_by_k[p] = share(static_cast<double>(hits[p]), cases[p]);
    metrics.cases += cases[p];
    all_hits += hits[p];
  }
  for (size_t b = 0; b < kCartSizes.size(); ++b) {
    metrics.loo_hr6_by_cart[b] = share(metrics.loo_hr6_by_cart[b], metrics.orders_by_cart[b]);
  }
  metrics.hr4 = share(static_cast<double>(all_hits), metrics.cases);
  metrics.hr4_tail = share(static_cast<double>(group_hits[0]), metrics.tail_cases);
  metrics.hr4_head = share(static_cast<double>(group_hits[1]), metrics.head_cases);
  metrics.mrr4 = share(metrics.mrr4, metrics.cases);
  metrics.loo_hr6 = share(metrics.loo_hr6, scores.orders.size());
  const auto shown = std::count(scores.shown.begin(), scores.shown.end(), 1);
  metrics.coverage = share(static_cast<double>(shown), scores.shown.size());
  return metrics;
}

Metrics replay(const std::vector<std::vector<uint32_t>>& asked, size_t items,
               const MakeRank& make_rank, Ask ask) {
  return metrics_of(score_orders(asked, items, {}, make_rank, ask));
}

}  // namespace goeswith::evaluate
