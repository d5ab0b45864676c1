// What a policy adds to the list beside what was learned.
#include "engine/recommender.h"

namespace goeswith::engine {

using model::ItemRule;
using model::kNoItem;

namespace {

// What closes the gap is at least this part as probable as the best candidate.
constexpr float kRelevant = 5;

}  // namespace

// The next of a line's rules that names an item of the model, as pinned or as a better version;
// kNoItem at their end.
uint32_t Recommender::next_partner(const char*& rules, ItemRule& rule) const {
  while (model::next_rule(rules, rule)) {
    if (rule.letter != model::kPin && rule.letter != model::kUpgrade) continue;
    const uint32_t item = model_->find(rule.sku);
    if (item != kNoItem) return item;
  }
  return kNoItem;
}

// Marks what is no candidate for a line's sake: pinned items and better versions that come first
// here anyway, or stand in its row for their cards' sake alone. Whether there are any.
bool Recommender::mark_partners(uint32_t line, uint32_t place, bool on) {
  bool any = false;
  const char* rules = model_->rules(line);
  ItemRule rule;
  for (uint32_t item; (item = next_partner(rules, rule)) != kNoItem;) {
    if ((rule.number & (place | model::kOwnWeight)) == model::kOwnWeight) continue;
    marks_[item] = static_cast<uint8_t>(on ? marks_[item] | kPartner : marks_[item] & ~kPartner);
    any = true;
  }
  return any;
}

void Recommender::add_partners(const Query& query, char letter, Why why) {
  for (size_t l = query.cart.size(); l-- > 0;) {
    const uint32_t line = query.cart[l];
    if (line == kNoItem) continue;
    const char* rules = model_->rules(line);
    ItemRule rule;
    for (uint32_t item; (item = next_partner(rules, rule)) != kNoItem;) {
      if (rule.letter != letter || (rule.number & query.place) == 0) continue;
      Why reason = rules_.judge(item);
      if (letter == model::kUpgrade) {
        // That it replaces the line is what a better version is for; that it is dearer, too.
        if (reason == Why::kReplaces || reason == Why::kTooDear) reason = Why::kLearned;
        if (blocked(item) && !may_replace(line, item)) reason = Why::kBlocked;
        if (reason == Why::kLearned && capped(item)) reason = Why::kCapped;
      } else {
        reason = judge(item);
      }
      if (reason != Why::kLearned) {
        withhold(item, 0, reason);
      } else {
        // The evidence of what the merchant put together is what the orders say of it.
        show(explain_pair(item, 0, line, orders_of_both(line, item), why));
      }
    }
  }
}

// Another variant of the line's product is blocked for the line's sake alone, if it is neither in
// the cart nor excluded itself.
bool Recommender::may_replace(uint32_t line, uint32_t item) const {
  const uint32_t product = model_->product(item);
  return product == model_->product(line) && (marks_[product] & kProductShown) == 0 &&
         (marks_[item] & kGiven) == 0;
}

// What was bought before is not offered again, unless it is used up: a consumable is from three
// quarters of its usual time on.
bool Recommender::is_owned(const Past& past) const {
  if (past.item == kNoItem) return false;
  const uint32_t usual = rules_.usual_days(past.item);
  return usual == 0 || past.days < usual - usual / 4;
}

// What is used up comes first until one and a half times its usual time, one item; of those that
// did in replayed orders one in ten was bought, of what they took the place of as many (`evaluate
// --policy`). The others rank as any item does.
void Recommender::add_due(const Query& query) {
  for (const Past& past : query.past) {
    if (past.item == kNoItem) continue;
    const uint32_t usual = rules_.usual_days(past.item);
    if (past.days <= usual + usual / 2 && judge(past.item) == Why::kLearned) {
      show(explain_pair(past.item, 0, kNoItem, 0, Why::kDue));
      return;
    }
  }
}

// Of two that overshoot as little, the one that comes before the other in the pool.
void Recommender::take_closer(const Query& query, float min_probability) {
  const uint32_t gap = query.gap;
  if (gap == 0) return;
  float likeliest = 0;
  for (uint32_t p = 0; p < pool_count_; ++p) {
    if (pool_[p].probability > likeliest) likeliest = pool_[p].probability;
  }
  Pooled* closer = nullptr;
  for (uint32_t p = 0; p < pool_count_; ++p) {
    Pooled& pooled = pool_[p];
    const uint32_t price = model_->price(pooled.item);
    if (price == model::kNoPrice || price < gap || price - gap > query.overshoot ||
        pooled.probability < min_probability || pooled.probability < likeliest / kRelevant ||
        capped(pooled.item)) {
      continue;
    }
    if (closer == nullptr || price < model_->price(closer->item)) closer = &pooled;
  }
  if (closer == nullptr) return;
  Suggestion suggestion = explain(*closer);
  suggestion.why = Why::kCloses;
  show(suggestion);
  closer->marginal = -1;
}

}  // namespace goeswith::engine
