#pragma once

#include <cstdint>
#include <span>

#include "engine/cart_rules.h"
#include "model/grow.h"
#include "model/model.h"

namespace goeswith::engine {

// What may be suggested beside the cart's own neighbours.
enum class Popular : uint32_t {
  kNever,       // nothing
  kLastResort,  // popular items, but only if the cart has lines and none of them has neighbours
  kFill,        // popular items after the neighbours
  kRanked,      // the whole catalog: popular items by their prior among the neighbours, then after
};

constexpr uint32_t kMaxLimit = 64;
constexpr uint32_t kNoCaps[model::kMaxGroups] = {};
constexpr float kModelsOwn = -1;

// An item that the shopper bought before.
struct Past {
  uint32_t item;  // or kNoItem
  uint32_t days;  // ago
};

struct Query {
  // Items, the newest line last; model::kNoItem for a line the model does not know.
  std::span<const uint32_t> cart;
  std::span<const uint32_t> excluded;  // items whose products must not be suggested
  uint32_t limit = 4;                  // up to kMaxLimit
  Popular popular = Popular::kLastResort;
  // Neighbours that are less probable are not suggested; below 0 the model decides.
  float min_probability = kModelsOwn;
  // What follows is the policy's and the page's; as it is it says nothing.
  uint32_t place = model::kCartPlace;
  uint32_t gap = 0;  // minor units that the cart lacks to the store's threshold; 0 if none
  uint32_t overshoot = UINT32_MAX;  // by so much more may cost what closes the gap
  // Of these, the first consumable that is used up by now comes back, and those that are or have
  // been may be suggested as any item; the others are not.
  std::span<const Past> past = {};
  uint32_t ceiling = 0;  // of an item's price: thousandths of the dearest line's; 0 for none
  const uint32_t* at_most = kNoCaps;  // items of each cap group that a list may have, 0 for any
                                      // number
};

struct Suggestion {
  uint32_t item;
  float score;        // probability that the shopper adds the item; 0 where nothing tells it
  uint32_t with;      // line of the cart that weighs the most; kNoItem for a popular item
  uint32_t orders;    // orders that have both
  float attach_rate;  // orders / orders that have `with`, 0…1
  float lift;         // attach rate / share of all orders that have the item
  Why why = Why::kLearned;
};

// A candidate that is not shown.
struct Withheld {
  uint32_t item;
  float score;
  Why why;
};

// Ranks what goes with a cart of k lines:
//   raw(j | cart) = prior_weight_k · prior_j + sum over the lines i of age_i · weight_k(i → j)
// where age is newest_weight_k for the last line, which was put in last and says most of what comes
// next, and 1 for the others; and P(j | cart) by the model's curve for k. Of the items with the
// highest raw scores the list takes the most probable first, then again and again the most probable
// after
//   P(j | cart) · product over the items a taken before of (1 - diversity_k · cos(a, j)),
// where cos(a, j) = n_aj / sqrt(n_a · n_j): four cups in four colours find one shopper, four
// different things find four (Chen, Karger 2006, "Less is more"). Ties by raw score, then item
// number; nothing of the cart or the excluded, by product, nothing out of stock, and one variant of
// a product. The same model and query give the same suggestions with the same score bits on every
// machine: all sums are taken in one order in single precision.
//
// A policy's rules (model/item_rules.h) come in so: if a line has a better version for the place
// that is asking, better versions are the whole list; else first what is pinned beside a line, the
// newest line first; then one item that the shopper has used up; then, if the cart lacks something
// to the threshold, of the candidates at least a fifth as probable as the likeliest the one that
// closes the gap with the least overshoot; then the others, each probability times the item's
// factor, which is also what chooses the candidates, so that a short list's first are a long one's.
// Rules that forbid are asked of all of them. Without a policy none of this changes a bit.
//
// Allocates in open() and nowhere else: 21 bytes an item, twice that after smaller models. No
// exceptions. One thread at a time.
class Recommender {
 public:
  // `model` must outlive the recommender. False if there is not enough memory.
  bool open(const model::Model& model);

  // In the order to show; valid until the next call. Lines that repeat count once; time is linear
  // in the neighbours of the cart, whatever the size of the catalog.
  std::span<const Suggestion> suggest(const Query& query);

  // What the last suggest() would have shown but for a rule, a threshold or the limit, among those
  // that came near it: kMaxLimit at most, in no order.
  std::span<const Withheld> withheld() const { return {withheld_, withheld_count_}; }

  // Of the open model; what they gathered of a cart is gone with the next suggest().
  CartRules& rules() { return rules_; }
  const CartRules& rules() const { return rules_; }

 private:
  // Marks share one array: the first two are by product number, the others by item number.
  static constexpr uint8_t kProductBlocked = 1;
  static constexpr uint8_t kProductShown = 2;
  static constexpr uint8_t kGiven = 4;  // in the cart, excluded or owned
  static constexpr uint8_t kRowAdded = 8;
  static constexpr uint8_t kPartner = 16;

  // An item's running sum, and the neighbour that added the most to it, plus 1; 0 for none.
  struct Candidate {
    float score;
    uint32_t best;
  };
  // A candidate that may be taken, best key first.
  struct Pooled {
    uint32_t item;
    float raw;
    float key;  // the raw score; with a policy, the probability times its factor
    float probability;
    float marginal;      // the probability, times its factor, after what was taken first
    uint32_t discounts;  // so much of what was taken is in `marginal`; more can only lessen it

    bool before(const Pooled& other) const {
      if (key != other.key) return key > other.key;
      return raw != other.raw ? raw > other.raw : item < other.item;
    }
  };

  void mark(const Query& query, bool on);
  void mark(uint32_t item, bool on);
  void unmark(const Query& query);
  void add_neighbours(const Query& query);
  void add_priors(bool popular);
  void fill_pool(uint32_t capacity, float min_probability);
  void take_from_pool(uint32_t limit, float min_probability);
  void discount(Pooled& pooled, uint32_t taken) const;
  uint32_t orders_of_both(uint32_t a, uint32_t b) const;
  void add_popular(uint32_t limit);
  bool blocked(uint32_t item) const;
  Why judge(uint32_t item) const;
  bool capped(uint32_t item) const { return room_[rules_.group(item)] == 0; }
  uint32_t last_of_full(uint32_t item) const;
  void insert(const Pooled& pooled, uint32_t capacity);
  void show(const Suggestion& suggestion);
  void withhold(uint32_t item, float score, Why why);
  void withhold_rest(float min_probability);
  Suggestion explain(const Pooled& pooled) const;
  Suggestion explain_pair(uint32_t item, float score, uint32_t line, uint32_t orders,
                          Why why) const;

  // recommender_policy.cc
  uint32_t next_partner(const char*& rules, model::ItemRule& rule) const;
  bool mark_partners(uint32_t line, uint32_t place, bool on);
  void add_partners(const Query& query, char letter, Why why);
  bool is_owned(const Past& past) const;
  void add_due(const Query& query);
  bool may_replace(uint32_t line, uint32_t item) const;
  void take_closer(const Query& query, float min_probability);

  const model::Model* model_ = nullptr;
  model::Grow<Candidate> candidates_;  // by item; all zero between calls
  model::Grow<uint32_t> touched_;      // items with a score, in the order of their first touch
  model::Grow<uint8_t> marks_;         // all zero between calls
  uint32_t touched_count_ = 0;
  uint32_t size_class_ = 0;
  uint32_t pool_count_ = 0;
  uint32_t count_ = 0;
  uint32_t withheld_count_ = 0;
  CartRules rules_;
  uint32_t room_[model::kMaxGroups + 1];  // by 1 + group: so many more may be in the list
  Pooled pool_[kMaxLimit];
  Suggestion list_[kMaxLimit];
  Withheld withheld_[kMaxLimit];
};

}  // namespace goeswith::engine
