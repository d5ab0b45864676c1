#include "evaluate/strong_pairs.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "engine/recommender.h"
#include "evaluate/rank.h"

namespace goeswith::evaluate {
namespace {

struct Found {
  double strength;
  uint32_t given;
  engine::Suggestion suggestion;
};

std::string name_of(const model::Model& model, uint32_t item) {
  const auto title = model.text(item, model::kTitle);
  return std::string(title.empty() ? model.text(item, model::kSku) : title);
}

}  // namespace

std::vector<StrongPair> strong_pairs(const model::Model& model, size_t most) {
  engine::Recommender recommender;
  if (!recommender.open(model)) return {};
  std::vector<Found> found;
  for (uint32_t item = 0; item < model.items(); ++item) {
    engine::Query query;
    query.cart = {&item, 1};
    query.limit = static_cast<uint32_t>(kShown);
    query.popular = engine::Popular::kNever;
    for (const engine::Suggestion& suggestion : recommender.suggest(query)) {
      if (suggestion.with != item || suggestion.lift <= 1) continue;
      const double strength = suggestion.orders * std::log(static_cast<double>(suggestion.lift));
      found.push_back({strength, item, suggestion});
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Found& a, const Found& b) { return a.strength > b.strength; });
  std::vector<StrongPair> pairs;
  std::set<uint32_t> listed;
  for (const auto& [strength, given, suggestion] : found) {
    if (pairs.size() >= most) break;
    if (listed.contains(given) || listed.contains(suggestion.item)) continue;
    listed.insert({given, suggestion.item});
    pairs.push_back({name_of(model, given), name_of(model, suggestion.item), suggestion.orders,
                     static_cast<double>(suggestion.attach_rate),
                     static_cast<double>(suggestion.lift)});
  }
  return pairs;
}

}  // namespace goeswith::evaluate
