#include "engine/recommender.h"

#include <new>

namespace goeswith::engine {

using model::kNoItem;

namespace {

// Marks share one array: the first is by product number, the second by item number.
constexpr uint8_t kProductBlocked = 1;
constexpr uint8_t kRowAdded = 2;

bool ranks_before(float score, uint32_t item, const Suggestion& other) {
  return score != other.score ? score > other.score : item < other.item;
}

}  // namespace

bool Recommender::open(const model::Model& model) {
  model_ = &model;
  candidates_.reset(new (std::nothrow) Candidate[model.items()]());
  touched_.reset(new (std::nothrow) uint32_t[model.items()]);
  marks_.reset(new (std::nothrow) uint8_t[model.items()]());
  return candidates_ && touched_ && marks_;
}

std::span<const Suggestion> Recommender::suggest(const Query& query) {
  count_ = 0;
  limit_ = query.limit < kMaxLimit ? query.limit : kMaxLimit;
  mark(query);
  add_neighbours(query.cart);
  rank_candidates();
  // Candidates that were all dismissed are not replaced by best-sellers: the shopper has answered.
  const bool nothing_known = touched_count_ == 0 && !query.cart.empty();
  if (query.popular == Popular::kFill || (query.popular == Popular::kLastResort && nothing_known)) {
    add_popular();
  }
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
  const float scale = model_->weight_scale();
  for (const uint32_t line : cart) {
    if (line == kNoItem || (marks_[line] & kRowAdded) != 0) continue;
    marks_[line] |= kRowAdded;
    for (uint32_t k = model_->row_begin(line); k < model_->row_end(line); ++k) {
      const uint32_t item = model_->neighbour_item(k);
      Candidate& candidate = candidates_[item];
      // Weights are above zero, so a score of zero means untouched.
      if (candidate.score == 0) {
        touched_[touched_count_++] = item;
        candidate.best = k;
      } else if (model_->neighbour_weight(k) > model_->neighbour_weight(candidate.best)) {
        candidate.best = k;
      }
      candidate.score += static_cast<float>(model_->neighbour_weight(k)) * scale;
    }
  }
}

bool Recommender::may_suggest(uint32_t item) const {
  return model_->in_stock(item) && (marks_[model_->product(item)] & kProductBlocked) == 0;
}

// Keeps list_ the best limit_ products of all candidates seen so far, each by its best variant.
void Recommender::rank_candidates() {
  for (uint32_t t = 0; t < touched_count_; ++t) {
    const uint32_t item = touched_[t];
    const Candidate& candidate = candidates_[item];
    const bool full = count_ == limit_;
    if (full && (count_ == 0 || !ranks_before(candidate.score, item, list_[count_ - 1]))) continue;
    if (may_suggest(item)) insert(item, candidate);
  }
  for (uint32_t s = 0; s < count_; ++s) {
    list_[s] = explain(list_[s].item, candidates_[list_[s].item]);
  }
}

uint32_t Recommender::place_of_product(uint32_t product) const {
  uint32_t s = 0;
  while (s < count_ && model_->product(list_[s].item) != product) ++s;
  return s;
}

void Recommender::insert(uint32_t item, const Candidate& candidate) {
  // The gap that the new entry's successors move into: its other variant's place, else the end.
  uint32_t s = place_of_product(model_->product(item));
  if (s < count_) {
    if (!ranks_before(candidate.score, item, list_[s])) return;
  } else if (count_ < limit_) {
    ++count_;
  } else {
    s = count_ - 1;
  }
  for (; s > 0 && ranks_before(candidate.score, item, list_[s - 1]); --s) list_[s] = list_[s - 1];
  list_[s].item = item;
  list_[s].score = candidate.score;
}

void Recommender::add_popular() {
  for (const uint32_t item : model_->popular()) {
    if (count_ == limit_) return;
    if (!may_suggest(item) || place_of_product(model_->product(item)) < count_) continue;
    list_[count_++] = {item, 0, kNoItem, 0, 0, 0};
  }
}

Suggestion Recommender::explain(uint32_t item, const Candidate& candidate) const {
  const uint32_t with = model_->row_of(candidate.best);
  return {item,
          candidate.score,
          with,
          model_->neighbour_orders(candidate.best),
          static_cast<float>(model_->attach_rate(with, candidate.best)),
          static_cast<float>(model_->lift(with, candidate.best))};
}

}  // namespace goeswith::engine
