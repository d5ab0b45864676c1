#include "train/substitutes.h"

#include <algorithm>
#include <cmath>

namespace goeswith::train {
namespace {

// One wholesale order of ten thousand lines must not make every pair look expected, nor a store of
// single-item orders every pair look deliberate.
constexpr double kLeastCorrection = 0.25;
constexpr double kMostCorrection = 2;

}  // namespace

Substitutes::Substitutes(const PairCounts& counts, const ItemFacts& facts,
                         const SubstituteOptions& options)
    : facts_(facts), orders_(counts.all_item_orders()) {
  const OrderTotals& totals = counts.totals();
  const auto lines = static_cast<double>(totals.lines);
  const auto pairs = static_cast<double>(totals.pairs);
  const auto orders = static_cast<double>(totals.orders);
  if (lines > 0) {
    chance_ =
        std::clamp(pairs * orders / (lines * lines), kLeastCorrection, kMostCorrection) / orders;
  }
  uint64_t categorised = 0;
  for (uint32_t c = 0; c < facts.categories(); ++c) categorised += facts.category_items(c);
  narrow_items_ =
      std::min(options.narrow_items,
               static_cast<uint32_t>(options.narrow_share * static_cast<double>(categorised)));
}

bool Substitutes::narrow(uint32_t category) const {
  return category != ItemFact::kUnknown && facts_.category_items(category) <= narrow_items_;
}

bool Substitutes::instead(uint32_t a, uint32_t b, uint32_t together) const {
  const ItemFact& x = facts_[a];
  const ItemFact& y = facts_[b];
  if (x.product == y.product && x.product != ItemFact::kUnknown) return true;
  const double chance = by_chance(a, b);
  if (x.category == y.category && narrow(x.category) && together <= chance + std::sqrt(chance)) {
    return true;
  }
  return together < chance && facts_.near_twins(a, b);
}

void drop_substitutes(const Substitutes& substitutes,
                      std::vector<std::vector<model::Neighbour>>& rows) {
  for (uint32_t i = 0; i < rows.size(); ++i) {
    std::erase_if(rows[i], [&](const model::Neighbour& neighbour) {
      return substitutes.instead(i, neighbour.item, neighbour.orders);
    });
  }
}

}  // namespace goeswith::train
