#include "engine/recommender.h"

#include <cmath>
#include <utility>

namespace goeswith::engine {

using model::kNoItem;

namespace {

// Marks share one array: the first is by product number, the second by item number.
constexpr uint8_t kProductBlocked = 1;
constexpr uint8_t kRowAdded = 2;

// So many candidates for each suggestion: what is ranked lower by raw score is never taken.
constexpr uint32_t kPoolPerSuggestion = 4;

uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }

}  // namespace

bool Recommender::open(const model::Model& model) {
  model_ = &model;
  return candidates_.zeros(model.items()) && touched_.zeros(model.items()) &&
         marks_.zeros(model.items());
}

std::span<const Suggestion> Recommender::suggest(const Query& query) {
  const uint32_t limit = smaller(query.limit, kMaxLimit);
  const bool ranked = query.popular == Popular::kRanked;
  const bool fill = ranked || query.popular == Popular::kFill;
  count_ = 0;
  mark(query);
  add_neighbours(query.cart);
  // Candidates that were all dismissed are not replaced by best-sellers: the shopper has answered.
  const bool nothing_known = touched_count_ == 0 && !query.cart.empty();
  add_priors(ranked);
  fill_pool(smaller(limit * kPoolPerSuggestion, kMaxLimit));
  take_from_pool(limit,
                 query.min_probability < 0 ? model_->min_probability() : query.min_probability);
  if (fill || (query.popular == Popular::kLastResort && nothing_known)) add_popular(limit);
  unmark(query);
  return {list_, count_};
}

void Recommender::mark(const Query& query) {
  for (const std::span<const uint32_t> items : {query.cart, query.excluded}) {
    for (const uint32_t item : items) {
      if (item != kNoItem) marks_[model_->product(item)] |= kProductBlocked;
    }
  }
}

void Recommender::unmark(const Query& query) {
  for (const std::span<const uint32_t> items : {query.cart, query.excluded}) {
    for (const uint32_t item : items) {
      if (item != kNoItem) marks_[model_->product(item)] = marks_[item] = 0;
    }
  }
  for (uint32_t t = 0; t < touched_count_; ++t) candidates_[touched_[t]] = {};
  touched_count_ = 0;
}

void Recommender::add_neighbours(std::span<const uint32_t> cart) {
  uint32_t lines = 0;
  uint32_t newest = kNoItem;
  for (const uint32_t line : cart) {
    if (line == kNoItem) continue;
    newest = line;
    if ((marks_[line] & kRowAdded) != 0) continue;
    marks_[line] |= kRowAdded;
    ++lines;
  }
  size_class_ = model_->size_class(lines);
  for (const uint32_t line : cart) {
    if (line == kNoItem || (marks_[line] & kRowAdded) == 0) continue;
    marks_[line] &= static_cast<uint8_t>(~kRowAdded);
    const float age = line == newest ? model_->newest_weight(size_class_) : 1;
    for (uint32_t k = model_->row_begin(line); k < model_->row_end(line); ++k) {
      const uint32_t item = model_->neighbour_item(k);
      Candidate& candidate = candidates_[item];
      if (candidate.best == 0) {
        touched_[touched_count_++] = item;
        candidate.best = k + 1;
      } else if (model_->neighbour_code(k) > model_->neighbour_code(candidate.best - 1)) {
        candidate.best = k + 1;
      }
      candidate.score += age * model_->weight(size_class_, k);
    }
  }
}

void Recommender::add_priors(bool popular) {
  const float weight = model_->prior_weight(size_class_);
  if (weight == 0) return;
  if (popular) {
    for (const uint32_t item : model_->popular()) {
      if (candidates_[item].best == 0) touched_[touched_count_++] = item;
    }
  }
  for (uint32_t t = 0; t < touched_count_; ++t) {
    candidates_[touched_[t]].score += weight * model_->prior(touched_[t]);
  }
}

bool Recommender::may_suggest(uint32_t item) const {
  return model_->in_stock(item) && (marks_[model_->product(item)] & kProductBlocked) == 0;
}

// Keeps in the pool the best products of all candidates, each by its best variant.
void Recommender::fill_pool(uint32_t capacity) {
  pool_count_ = 0;
  if (capacity == 0) return;
  for (uint32_t t = 0; t < touched_count_; ++t) {
    const uint32_t item = touched_[t];
    const float raw = candidates_[item].score;
    if (pool_count_ == capacity) {
      const Pooled& last = pool_[pool_count_ - 1];
      if (raw < last.raw || (raw == last.raw && item > last.item)) continue;
    }
    if (may_suggest(item)) insert(item, raw, capacity);
  }
  for (uint32_t p = 0; p < pool_count_; ++p) {
    pool_[p].probability = model_->probability(size_class_, pool_[p].raw);
    pool_[p].marginal = pool_[p].probability;
  }
}

void Recommender::insert(uint32_t item, float raw, uint32_t capacity) {
  const auto before = [&](const Pooled& other) {
    return raw != other.raw ? raw > other.raw : item < other.item;
  };
  // The gap that the new entry's successors move into: its other variant's place, else the end.
  uint32_t p = 0;
  while (p < pool_count_ && model_->product(pool_[p].item) != model_->product(item)) ++p;
  if (p < pool_count_) {
    if (!before(pool_[p])) return;
  } else if (pool_count_ < capacity) {
    ++pool_count_;
  } else {
    p = pool_count_ - 1;
  }
  for (; p > 0 && before(pool_[p - 1]); --p) pool_[p] = pool_[p - 1];
  pool_[p] = {item, raw, 0, 0, 0};
}

// Greedy, and lazy: who is best before the discounts of what was taken last, and still is after
// them, is best of all (Minoux 1978).
void Recommender::take_from_pool(uint32_t limit, float min_probability) {
  while (count_ < limit) {
    uint32_t best = pool_count_;
    for (uint32_t p = 0; p < pool_count_; ++p) {
      if (pool_[p].marginal < 0 || pool_[p].probability < min_probability) continue;
      if (best == pool_count_ || pool_[p].marginal > pool_[best].marginal) best = p;
    }
    if (best == pool_count_) return;
    Pooled& pooled = pool_[best];
    if (pooled.discounts < count_) {
      discount(pooled, list_[pooled.discounts++].item);
    } else {
      list_[count_++] = explain(pooled);
      pooled.marginal = -1;  // taken
    }
  }
}

// From the row of either: a row may have been cut before the other.
uint32_t Recommender::orders_of_both(uint32_t a, uint32_t b) const {
  for (const auto& [item, other] : {std::pair(a, b), std::pair(b, a)}) {
    for (uint32_t k = model_->row_begin(item); k < model_->row_end(item); ++k) {
      if (model_->neighbour_item(k) == other) return model_->neighbour_orders(k);
    }
  }
  return 0;
}

// Makes it less probable if it is bought with what was taken.
void Recommender::discount(Pooled& pooled, uint32_t taken) const {
  const float diversity = model_->diversity(size_class_);
  if (diversity == 0 || pooled.marginal == 0) return;
  const uint32_t orders = orders_of_both(taken, pooled.item);
  if (orders == 0) return;
  const float product = static_cast<float>(model_->item_orders(taken)) *
                        static_cast<float>(model_->item_orders(pooled.item));
  pooled.marginal *= 1 - diversity * (static_cast<float>(orders) / std::sqrt(product));
}

void Recommender::add_popular(uint32_t limit) {
  for (const uint32_t item : model_->popular()) {
    if (count_ >= limit) return;
    if (!may_suggest(item) || shown(model_->product(item))) continue;
    list_[count_++] = {item, 0, kNoItem, 0, 0, 0};
  }
}

bool Recommender::shown(uint32_t product) const {
  uint32_t s = 0;
  while (s < count_ && model_->product(list_[s].item) != product) ++s;
  return s < count_;
}

Suggestion Recommender::explain(const Pooled& pooled) const {
  const uint32_t best = candidates_[pooled.item].best;
  if (best == 0) return {pooled.item, pooled.probability, kNoItem, 0, 0, 0};
  const uint32_t k = best - 1;
  const uint32_t with = model_->row_of(k);
  return {pooled.item,
          pooled.probability,
          with,
          model_->neighbour_orders(k),
          static_cast<float>(model_->attach_rate(with, k)),
          static_cast<float>(model_->lift(with, k))};
}

}  // namespace goeswith::engine
