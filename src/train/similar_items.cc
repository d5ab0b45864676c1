#include "train/similar_items.h"

#include <algorithm>
#include <numeric>

namespace goeswith::train {
namespace {

// Looked at a word, category, brand or product. A title has some six words that weigh, so a search
// compares at most about two thousand items.
constexpr size_t kMaxListed = 256;

}  // namespace

SimilarItems::SimilarItems(const ItemFacts& facts, std::span<const uint32_t> item_orders,
                           const SimilarOptions& options)
    : facts_(facts), options_(options), place_(facts.items()) {
  const auto orders_of = [&](uint32_t item) {
    return item < item_orders.size() ? item_orders[item] : 0;
  };
  std::vector<uint32_t> by_orders(facts.items());
  std::iota(by_orders.begin(), by_orders.end(), 0u);
  std::stable_sort(by_orders.begin(), by_orders.end(),
                   [&](uint32_t a, uint32_t b) { return orders_of(a) > orders_of(b); });
  for (uint32_t p = 0; p < by_orders.size(); ++p) place_[by_orders[p]] = p;
  while (!by_orders.empty() && orders_of(by_orders.back()) < options.least_orders) {
    by_orders.pop_back();
  }

  const size_t keys =
      size_t{facts.words()} + facts.categories() + facts.brands() + facts.products();
  std::vector<size_t> size(keys, 0);
  for (const uint32_t item : by_orders) {
    for_each_key(item, [&](size_t key) { size[key] = std::min(size[key] + 1, kMaxListed); });
  }
  begin_.assign(keys + 1, 0);
  std::partial_sum(size.begin(), size.end(), begin_.begin() + 1);
  listed_.resize(begin_[keys]);
  std::fill(size.begin(), size.end(), 0);
  for (const uint32_t item : by_orders) {
    for_each_key(item, [&](size_t key) {
      if (size[key] < kMaxListed) listed_[begin_[key] + size[key]++] = item;
    });
  }
}

template <typename Visit>
void SimilarItems::for_each_key(uint32_t item, Visit visit) const {
  const ItemFact& fact = facts_[item];
  for (const uint32_t word : fact.words) {
    if (facts_.word_weight(word) > 0) visit(word);
  }
  size_t first = facts_.words();
  if (fact.category != ItemFact::kUnknown) visit(first + fact.category);
  first += facts_.categories();
  if (fact.brand != ItemFact::kUnknown) visit(first + fact.brand);
  first += facts_.brands();
  if (fact.product != ItemFact::kUnknown) visit(first + fact.product);
}

std::span<const SimilarItem> SimilarItems::of(uint32_t item, Scratch& scratch) const {
  scratch.candidates_.clear();
  scratch.found_.clear();
  scratch.met_[item] = 1;
  for_each_key(item, [&](size_t key) {
    for (const uint32_t other : list(key)) {
      if (scratch.met_[other] != 0) continue;
      scratch.met_[other] = 1;
      scratch.candidates_.push_back(other);
    }
  });
  scratch.met_[item] = 0;
  for (const uint32_t other : scratch.candidates_) {
    scratch.met_[other] = 0;
    const double similarity = facts_.similarity(item, other);
    if (similarity > 0 && similarity >= options_.least_similarity) {
      scratch.found_.push_back({other, similarity});
    }
  }
  const size_t kept = std::min(options_.max_similar, scratch.found_.size());
  std::partial_sort(scratch.found_.begin(), scratch.found_.begin() + static_cast<ptrdiff_t>(kept),
                    scratch.found_.end(), [&](const SimilarItem& a, const SimilarItem& b) {
                      return a.similarity != b.similarity ? a.similarity > b.similarity
                                                          : place_[a.item] < place_[b.item];
                    });
  scratch.found_.resize(kept);
  return scratch.found_;
}

}  // namespace goeswith::train
