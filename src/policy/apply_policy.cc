#include "policy/apply_policy.h"

#include <numeric>
#include <vector>

#include "policy/best_rule.h"
#include "policy/bundles.h"
#include "policy/fit_numbers.h"
#include "policy/item_rule_list.h"
#include "policy/links.h"
#include "policy/store.h"
#include "policy/upgrades.h"
#include "policy/worth.h"

namespace goeswith::policy {
namespace {

class Application {
 public:
  Application(const Policy& policy, const orders::Catalog& catalog, model::Contents& contents)
      : policy_(policy),
        contents_(contents),
        store_(contents, catalog),
        links_(contents),
        rules_(contents.items.size()) {}

  void run() {
    for (const Pair& pair : policy_.goes_with) link_learned(pair);
    weigh();
    withhold();
    mark();
    separate();
    pin();
    upgrade();
    bundle();
    for (size_t i = 0; i < rules_.size(); ++i) contents_.items[i].rules = rules_[i].text();
  }

 private:
  void add_to_all(const Who& all, model::RuleLetter letter, uint32_t number) {
    for (const uint32_t item : store_.selected(all)) rules_[item].add(letter, number);
  }

  void link_learned(const Pair& pair) {
    const std::vector<uint32_t> others = store_.selected(pair.who);
    for (const uint32_t item : store_.selected(pair.beside)) {
      for (const uint32_t other : others) links_.add_learned(item, other);
    }
  }

  // An entry of `item` that names `other`, which comes to lie beside it whatever its weight.
  void name(uint32_t item, uint32_t other, model::RuleLetter letter, uint32_t number) {
    const std::string_view sku = store_.items()[other].sku;
    if (item == other || !can_be_written(sku)) return;
    const uint32_t own_weight = links_.add_named(item, other) ? model::kOwnWeight : 0;
    rules_[item].add(letter, number | own_weight, sku);
  }

  void weigh() {
    const std::vector<uint32_t> weights = factors(policy_, store_);
    for (size_t i = 0; i < weights.size(); ++i) {
      if (weights[i] != model::kNeutralFactor) rules_[i].add(model::kFactor, weights[i]);
    }
    for (uint32_t group = 0; group < policy_.caps.size(); ++group) {
      add_to_all({{}, {policy_.caps[group].category}}, model::kGroup, group);
    }
  }

  void withhold() {
    for (const Exclusion& exclusion : policy_.exclusions) {
      add_to_all(exclusion.who, model::kNotAt, exclusion.places);
      if (exclusion.places != model::kAllPlaces) continue;
      for (const uint32_t item : store_.selected(exclusion.who)) hide(item);
    }
    if (!policy_.stock) return;
    for (uint32_t i = 0; i < rules_.size(); ++i) {
      const int64_t stock = store_.items()[i].stock;
      if (stock == orders::kUnknownStock) continue;
      // Not as an exclusion: the page may know of more.
      const bool low = stock <= policy_.stock->low.value_or(stock - 1);
      model::ItemContents& item = contents_.items[i];
      item.low_stock = item.in_stock && low && stock >= policy_.stock->minimum;
      if (low || stock < policy_.stock->minimum) hide(i);
    }
  }

  void hide(uint32_t item) { contents_.items[item].in_stock = false; }

  void mark() {
    for (const Who& who : policy_.strategic) add_to_all(who, model::kStrategic, 1);
    const std::vector<const Consumable*> consumable = best_rules(policy_.consumable, store_);
    for (size_t i = 0; i < consumable.size(); ++i) {
      if (consumable[i]) rules_[i].add(model::kConsumable, consumable[i]->days);
    }
  }

  void separate() {
    for (uint32_t n = 0; n < policy_.never_with.size(); ++n) {
      add_to_all(policy_.never_with[n].who, model::kNever, 2 * n);
      add_to_all(policy_.never_with[n].beside, model::kNever, 2 * n + 1);
    }
    const std::vector<uint32_t> numbers = fit_numbers(policy_);
    for (size_t f = 0; f < policy_.fits.size(); ++f) {
      add_to_all(policy_.fits[f].who, model::kFits, numbers[f]);
    }
  }

  void pin() {
    std::vector<uint32_t> everything(rules_.size());
    std::iota(everything.begin(), everything.end(), 0u);
    for (const Pin& pin : policy_.pins) {
      const std::vector<uint32_t> pinned = store_.selected(pin.who);
      for (const uint32_t item : pin.beside.empty() ? everything : store_.selected(pin.beside)) {
        for (const uint32_t other : pinned) name(item, other, model::kPin, pin.places);
      }
    }
  }

  void upgrade() {
    for (const OfferedUpgrade& offered : offered_upgrades(policy_, store_)) {
      name(offered.upgrade_of, offered.item, model::kUpgrade, offered.places);
    }
  }

  // What is of a bundle goes together anyway; its cards are at hand.
  void bundle() {
    for (const StoreBundle& bundle : bundles_of(policy_, store_)) {
      for (const uint32_t item : bundle.items) {
        for (const uint32_t other : bundle.items) {
          if (item != other) links_.add_near(item, other);
        }
      }
    }
  }

  const Policy& policy_;
  model::Contents& contents_;
  const Store store_;
  Links links_;
  std::vector<ItemRuleList> rules_;
};

}  // namespace

void apply(const Policy& policy, const orders::Catalog& catalog, model::Contents& contents) {
  Application(policy, catalog, contents).run();
}

}  // namespace goeswith::policy
