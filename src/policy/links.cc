#include "policy/links.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace goeswith::policy {
namespace {

using model::Neighbour;

Neighbour* find(std::vector<Neighbour>& row, uint32_t item) {
  const auto found = std::find_if(
      row.begin(), row.end(), [&](const Neighbour& neighbour) { return neighbour.item == item; });
  return found == row.end() ? nullptr : &*found;
}

}  // namespace

Links::Links(model::Contents& contents) : contents_(contents) {
  std::vector<double> weights;
  for (const model::ItemContents& item : contents.items) {
    for (const Neighbour& neighbour : item.neighbours) {
      if (neighbour.weight > 0) weights.push_back(neighbour.weight);
    }
  }
  if (weights.empty()) return;
  weakest_ = *std::min_element(weights.begin(), weights.end());
  const auto middle = weights.begin() + static_cast<std::ptrdiff_t>((weights.size() - 1) / 2);
  std::nth_element(weights.begin(), middle, weights.end());
  middle_ = *middle;
}

void Links::add_learned(uint32_t item, uint32_t other) {
  double best = 0;
  for (const Neighbour& neighbour : contents_.items[item].neighbours) {
    best = std::max(best, neighbour.weight);
  }
  link(item, other, best > 0 ? best : middle_);
}

void Links::add_near(uint32_t item, uint32_t other) {
  constexpr size_t kNear = 8;
  if (named_.contains({item, other})) return;  // its card lies there anyway
  std::vector<Neighbour>& row = contents_.items[item].neighbours;
  std::vector<double> weights;
  for (const Neighbour& neighbour : row) weights.push_back(neighbour.weight);
  std::sort(weights.begin(), weights.end(), std::greater<>());
  const bool is_short = weights.size() < kNear;
  const Neighbour* known = find(row, other);
  if (known && (is_short || known->weight >= weights[kNear - 1])) return;
  link(item, other, is_short ? middle_ : weights[kNear / 2]);
}

bool Links::add_named(uint32_t item, uint32_t other) {
  if (named_.contains({item, other})) return false;
  if (find(contents_.items[item].neighbours, other)) return true;
  link(item, other, weakest_);
  named_.emplace(item, other);
  return false;
}

void Links::link(uint32_t item, uint32_t other, double weight) {
  if (item == other) return;
  std::vector<Neighbour>& row = contents_.items[item].neighbours;
  if (Neighbour* known = find(row, other)) {
    known->weight = weight;
    known->source = model::Source::kPolicy;
    return;
  }
  const Neighbour* back = find(contents_.items[other].neighbours, item);
  row.push_back({other, weight, back ? back->orders : 0, model::Source::kPolicy});
}

}  // namespace goeswith::policy
