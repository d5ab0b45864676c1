#include "engine/recommender.h"

#include <cmath>
#include <utility>

namespace goeswith::engine {

using model::kNoItem;

namespace {

// So many candidates for each suggestion: what is ranked lower is never taken.
constexpr uint32_t kPoolPerSuggestion = 4;

uint32_t smaller(uint32_t a, uint32_t b) { return a < b ? a : b; }

}  // namespace

bool Recommender::open(const model::Model& model) {
  model_ = &model;
  return candidates_.zeros(model.items()) && touched_.zeros(model.items()) &&
         marks_.zeros(model.items()) && rules_.open(model);
}

std::span<const Suggestion> Recommender::suggest(const Query& query) {
  const uint32_t limit = smaller(query.limit, kMaxLimit);
  const bool ranked = query.popular == Popular::kRanked;
  const bool fill = ranked || query.popular == Popular::kFill;
  const float least = query.min_probability < 0 ? model_->min_probability() : query.min_probability;
  count_ = withheld_count_ = 0;
  room_[0] = UINT32_MAX;
  for (uint32_t group = 0; group < model::kMaxGroups; ++group) {
    room_[group + 1] = query.at_most[group] > 0 ? query.at_most[group] : UINT32_MAX;
  }
  mark(query, true);
  rules_.gather(query.cart, query.place, query.ceiling);
  add_partners(query, model::kUpgrade, Why::kUpgrade);
  if (count_ == 0) {
    add_neighbours(query);
    // Candidates that were all dismissed are not replaced by best-sellers: the shopper has
    // answered.
    const bool nothing_known = touched_count_ == 0 && !query.cart.empty();
    add_priors(ranked);
    add_partners(query, model::kPin, Why::kPinned);
    add_due(query);
    fill_pool(smaller(limit * kPoolPerSuggestion, kMaxLimit), least);
    take_closer(query, least);
    take_from_pool(limit, least);
    withhold_rest(least);
    if (fill || (query.popular == Popular::kLastResort && nothing_known)) add_popular(limit);
  }
  unmark(query);
  return {list_, smaller(count_, limit)};
}

void Recommender::mark(const Query& query, bool on) {
  for (const uint32_t item : query.cart) mark(item, on);
  for (const uint32_t item : query.excluded) mark(item, on);
  for (const Past& past : query.past) {
    if (!on || is_owned(past)) mark(past.item, on);
  }
}

void Recommender::mark(uint32_t item, bool on) {
  if (item == kNoItem) return;
  uint8_t& product = marks_[model_->product(item)];
  product = on ? product | kProductBlocked : 0;
  marks_[item] = on ? marks_[item] | kGiven : 0;
}

void Recommender::unmark(const Query& query) {
  mark(query, false);
  for (uint32_t s = 0; s < count_; ++s) marks_[model_->product(list_[s].item)] = 0;
  for (uint32_t t = 0; t < touched_count_; ++t) candidates_[touched_[t]] = {};
  touched_count_ = 0;
}

void Recommender::add_neighbours(const Query& query) {
  const std::span<const uint32_t> cart = query.cart;
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
    const bool partners = mark_partners(line, query.place, true);
    for (uint32_t k = model_->row_begin(line); k < model_->row_end(line); ++k) {
      const uint32_t item = model_->neighbour_item(k);
      if (partners && (marks_[item] & kPartner) != 0) continue;
      Candidate& candidate = candidates_[item];
      if (candidate.best == 0) {
        touched_[touched_count_++] = item;
        candidate.best = k + 1;
      } else if (model_->neighbour_code(k) > model_->neighbour_code(candidate.best - 1)) {
        candidate.best = k + 1;
      }
      candidate.score += age * model_->weight(size_class_, k);
    }
    if (partners) mark_partners(line, query.place, false);
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

bool Recommender::blocked(uint32_t item) const {
  return (marks_[model_->product(item)] & kProductBlocked) != 0;
}

Why Recommender::judge(uint32_t item) const {
  if (blocked(item)) return Why::kBlocked;
  const Why why = rules_.judge(item);
  return why == Why::kLearned && capped(item) ? Why::kCapped : why;
}

// Keeps in the pool the best products of all candidates, each by its best variant.
void Recommender::fill_pool(uint32_t capacity, float min_probability) {
  const bool ruled = model_->version() == model::kRuledVersion;
  pool_count_ = 0;
  if (capacity == 0) return;
  for (uint32_t t = 0; t < touched_count_; ++t) {
    const uint32_t item = touched_[t];
    const float raw = candidates_[item].score;
    Pooled pooled{item, raw, raw, 0, 0, 0};
    if (ruled) {
      const float probability = model_->probability(size_class_, raw);
      // What must not be shown takes no place from what may, however it is boosted.
      pooled.key = probability < min_probability ? 0 : probability * rules_.factor(item);
    }
    if (pool_count_ == capacity && pool_[pool_count_ - 1].before(pooled)) continue;
    const Why why = judge(item);
    if (why == Why::kLearned) {
      insert(pooled, capacity);
    } else {
      withhold(item, model_->probability(size_class_, raw), why);
    }
  }
  for (uint32_t p = 0; p < pool_count_; ++p) {
    Pooled& pooled = pool_[p];
    pooled.probability = model_->probability(size_class_, pooled.raw);
    pooled.marginal = ruled ? pooled.key : pooled.probability;
  }
}

// Of a group that has as many in the pool as the list may still take, the place of the last: more
// would keep out others, and could not be shown. Else pool_count_.
uint32_t Recommender::last_of_full(uint32_t item) const {
  const uint32_t group = rules_.group(item);
  uint32_t room = room_[group];
  uint32_t p = 0;
  while (p < pool_count_ && (rules_.group(pool_[p].item) != group || --room > 0)) ++p;
  return p;
}

void Recommender::insert(const Pooled& pooled, uint32_t capacity) {
  // The gap that the new entry's successors move into: its other variant's place, else the end.
  uint32_t p = 0;
  while (p < pool_count_ && model_->product(pool_[p].item) != model_->product(pooled.item)) ++p;
  if (p == pool_count_) {
    p = last_of_full(pooled.item);
    if (p < pool_count_) {
      const Pooled& worse = pool_[p].before(pooled) ? pooled : pool_[p];
      withhold(worse.item, model_->probability(size_class_, worse.raw), Why::kCapped);
    }
  }
  if (p < pool_count_) {
    if (pool_[p].before(pooled)) return;
  } else if (pool_count_ < capacity) {
    ++pool_count_;
  } else {
    p = pool_count_ - 1;
  }
  for (; p > 0 && pooled.before(pool_[p - 1]); --p) pool_[p] = pool_[p - 1];
  pool_[p] = pooled;
}

// Greedy, and lazy: who is best before the discounts of what was taken last, and still is after
// them, is best of all (Minoux 1978).
void Recommender::take_from_pool(uint32_t limit, float min_probability) {
  while (count_ < limit) {
    uint32_t best = pool_count_;
    for (uint32_t p = 0; p < pool_count_; ++p) {
      if (pool_[p].marginal < 0 || pool_[p].probability < min_probability) continue;
      if (capped(pool_[p].item)) continue;
      if (best == pool_count_ || pool_[p].marginal > pool_[best].marginal) best = p;
    }
    if (best == pool_count_) return;
    Pooled& pooled = pool_[best];
    if (pooled.discounts == count_) {
      show(explain(pooled));
      pooled.marginal = -1;  // taken
      continue;
    }
    while (pooled.discounts < count_) discount(pooled, list_[pooled.discounts++].item);
  }
}

// Its product is not shown again.
void Recommender::show(const Suggestion& suggestion) {
  if (count_ == kMaxLimit) return;
  list_[count_++] = suggestion;
  --room_[rules_.group(suggestion.item)];
  marks_[model_->product(suggestion.item)] |= kProductBlocked | kProductShown;
}

void Recommender::withhold(uint32_t item, float score, Why why) {
  for (uint32_t s = 0; s < count_; ++s) {
    if (list_[s].item == item) return;
  }
  if (withheld_count_ < kMaxLimit) withheld_[withheld_count_++] = {item, score, why};
}

void Recommender::withhold_rest(float min_probability) {
  for (uint32_t p = 0; p < pool_count_; ++p) {
    const Pooled& pooled = pool_[p];
    if (pooled.marginal < 0) continue;
    withhold(pooled.item, pooled.probability,
             pooled.probability < min_probability ? Why::kUnlikely
             : capped(pooled.item)                ? Why::kCapped
                                                  : Why::kOutranked);
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
    if (judge(item) == Why::kLearned) show(explain_pair(item, 0, kNoItem, 0, Why::kPopular));
  }
}

Suggestion Recommender::explain(const Pooled& pooled) const {
  const uint32_t best = candidates_[pooled.item].best;
  if (best == 0) return explain_pair(pooled.item, pooled.probability, kNoItem, 0, Why::kPopular);
  const uint32_t k = best - 1;
  return explain_pair(pooled.item, pooled.probability, model_->row_of(k),
                      model_->neighbour_orders(k), Why::kLearned);
}

Suggestion Recommender::explain_pair(uint32_t item, float score, uint32_t line, uint32_t orders,
                                     Why why) const {
  if (orders == 0) return {item, score, line, 0, 0, 0, why};
  const double attach_rate = static_cast<double>(orders) / model_->item_orders(line);
  const double lift = attach_rate * model_->orders() / model_->item_orders(item);
  return {item, score, line, orders, static_cast<float>(attach_rate), static_cast<float>(lift),
          why};
}

}  // namespace goeswith::engine
