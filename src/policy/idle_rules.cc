#include "policy/idle_rules.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

#include "orders/ascii.h"
#include "policy/apart.h"
#include "policy/mistakes.h"
#include "policy/place.h"
#include "policy/upgrades.h"

namespace goeswith::policy {
namespace {

using orders::in_quotes;

// Whether a list that names nobody, for all, or these names has all of the other's.
bool covers(const std::vector<std::string>& all, const std::vector<std::string>& some) {
  if (all.empty()) return true;
  return !some.empty() && std::all_of(some.begin(), some.end(), [&](const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
  });
}

class IdleRules {
 public:
  IdleRules(const Policy& policy, const Store& store, const orders::OrderLog* log)
      : policy_(policy), store_(store), log_(log), apart_(policy, store) {
    for (const Exclusion& exclusion : policy.exclusions) {
      if (exclusion.places != model::kAllPlaces) continue;
      for (const uint32_t item : store.selected(exclusion.who)) kept_away_.insert(item);
    }
  }

  std::vector<std::pair<std::string, std::string>> run() {
    pins();
    goes_with();
    upgrades();
    bundles();
    if (log_) unordered_bundles();
    free_shipping();
    offers();
    return std::move(found_);
  }

 private:
  void add(const std::string& path, const std::string& message) {
    found_.emplace_back(path, message);
  }

  std::string quoted(uint32_t item) const {
    return in_quotes(std::string(store_.items()[item].sku));
  }

  // Of what both name by the same words the file alone says that it cannot be.
  void pins() {
    for (size_t p = 0; p < policy_.pins.size(); ++p) {
      const Pin& pin = policy_.pins[p];
      beside(pin.who, pin.beside, path_of("/pin", p));
      for (size_t e = 0; e < policy_.exclusions.size(); ++e) {
        const uint32_t places = pin.places & policy_.exclusions[e].places;
        const auto items = both(store_.selected(pin.who), policy_.exclusions[e].who);
        if (places == 0 || items.empty()) continue;
        const std::string more =
            items.size() > 1 ? " and " + std::to_string(items.size() - 1) + " more" : "";
        add(path_of("/pin", p), quoted(items.front()) + more + (items.size() > 1 ? " are" : " is") +
                                    " excluded by " + path_of("/exclude", e) +
                                    " at the same placement (" + names_of(places) +
                                    "); not shown there");
      }
    }
  }

  void goes_with() {
    for (size_t g = 0; g < policy_.goes_with.size(); ++g) {
      const Pair& pair = policy_.goes_with[g];
      beside(pair.who, pair.beside, path_of("/goes_with", g));
    }
  }

  void upgrades() {
    for (const UpgradePair& upgrade : named_upgrades(policy_)) {
      const std::optional<uint32_t> item = store_.find(upgrade.item);
      const std::optional<uint32_t> worse = store_.find(upgrade.upgrade_of);
      if (!item) continue;
      if (kept_away_.contains(*item)) {
        add(upgrade.path, quoted(*item) + " is excluded everywhere; never offered");
      } else if (worse) {
        add_if(apart_.first({*item}, {*worse}), upgrade.path, "never offered");
      }
    }
  }

  // A rule for a category may well have exceptions; what is named itself is meant, and where all
  // are kept apart nothing is left of the rule.
  void beside(const Who& who, const Who& other, const std::string& path) {
    const std::vector<uint32_t> items = store_.selected(who);
    const std::vector<uint32_t> others = store_.selected(other);
    std::string apart =
        apart_.first(store_.selected({who.items, {}}), store_.selected({other.items, {}}));
    if (apart.empty() && apart_.all(items, others)) apart = apart_.first(items, others);
    add_if(apart, path, "not shown there");
  }

  void add_if(const std::string& apart, const std::string& path, const std::string& outcome) {
    if (!apart.empty()) add(path, apart + "; " + outcome);
  }

  void bundles() {
    for (size_t b = 0; b < policy_.bundles.size(); ++b) {
      const std::vector<uint32_t> items = store_.selected({policy_.bundles[b].items, {}});
      for (const uint32_t item : items) {
        if (kept_away_.contains(item)) {
          add(path_of("/bundles", b), quoted(item) + " is excluded everywhere; never offered");
        }
      }
      if (!policy_.bundles[b].steps.empty()) continue;  // any of them make it
      add_if(apart_.first(items, items), path_of("/bundles", b), "not offered together");
    }
  }

  // What two orders do not have is nothing that the orders show. One with steps is of a theme, from
  // which a shopper may otherwise take one thing.
  void unordered_bundles() {
    std::unordered_map<std::string_view, uint32_t> ordered;
    for (uint32_t i = 0; i < log_->items.size(); ++i) ordered.emplace(log_->items[i].sku, i);
    for (size_t b = 0; b < policy_.bundles.size(); ++b) {
      const Bundle& bundle = policy_.bundles[b];
      if (!bundle.steps.empty()) continue;
      std::set<uint32_t> items;
      for (const std::string& sku : bundle.items) {
        if (const auto found = ordered.find(sku); found != ordered.end()) {
          items.insert(found->second);
        }
      }
      if (items.size() == bundle.items.size() && two_orders_have(items)) continue;
      add(path_of("/bundles", b, "/items"), "no two orders have them together");
    }
  }

  bool two_orders_have(const std::set<uint32_t>& items) const {
    bool once = false;
    for (size_t o = 0; o < log_->orders(); ++o) {
      const auto order = log_->order(o);
      const auto held = std::count_if(order.begin(), order.end(),
                                      [&](uint32_t item) { return items.contains(item); });
      if (static_cast<size_t>(held) < items.size()) continue;
      if (once) return true;
      once = true;
    }
    return false;
  }

  // Of items, ascending, those that are meant.
  std::vector<uint32_t> both(const std::vector<uint32_t>& items, const Who& who) const {
    const std::vector<uint32_t> selected = store_.selected(who);
    std::vector<uint32_t> found;
    std::set_intersection(items.begin(), items.end(), selected.begin(), selected.end(),
                          std::back_inserter(found));
    return found;
  }

  // The first that is for a shopper counts; in another currency than the store's, where a page is
  // in that.
  void free_shipping() {
    const auto currency_of = [&](const FreeShipping& rule) {
      return rule.currency.empty() ? policy_.currency : rule.currency;
    };
    const std::vector<FreeShipping>& rules = policy_.free_shipping;
    for (size_t r = 0; r < rules.size(); ++r) {
      for (size_t before = 0; before < r; ++before) {
        const FreeShipping& first = rules[before];
        if (currency_of(first) != currency_of(rules[r]) ||
            !covers(first.countries, rules[r].countries) ||
            !covers(first.segments, rules[r].segments)) {
          continue;
        }
        add(path_of("/free_shipping", r), "never used: " + path_of("/free_shipping", before) +
                                              " comes first and is for the same shoppers");
        break;
      }
    }
  }

  void offers() {
    for (size_t o = 0; o < policy_.offers.size(); ++o) {
      const Offer& offer = policy_.offers[o];
      if (!offer.price) continue;
      for (const uint32_t item : store_.selected(offer.who)) {
        const int64_t price = store_.items()[item].price;
        if (price == orders::kNoPrice || *offer.price < price) continue;
        add(path_of("/offers", o, "/price"), "not below the price of " + quoted(item));
        break;
      }
      if (offer.was) former_price(offer, path_of("/offers", o, "/was"));
      hidden_offer(o);
    }
  }

  // Of one item the first listed counts that does at the time and is for the shopper.
  void hidden_offer(size_t o) {
    const Offer& offer = policy_.offers[o];
    const std::vector<uint32_t> items = store_.selected(offer.who);
    for (size_t before = 0; before < o; ++before) {
      const Offer& first = policy_.offers[before];
      const bool all_the_time = first.ends >= offer.ends &&
                                (!first.starts || (offer.starts && *first.starts <= *offer.starts));
      if (!first.price || items.empty() || !all_the_time ||
          !covers(first.segments, offer.segments) || both(items, first.who) != items) {
        continue;
      }
      add(path_of("/offers", o), "never used: " + path_of("/offers", before) +
                                     " comes first, for the same items, shoppers and time");
      return;
    }
  }

  // The newest order may be of a time before a reduction.
  void former_price(const Offer& offer, const std::string& path) {
    for (const uint32_t item : store_.selected(offer.who)) {
      const StoreItem& of = store_.items()[item];
      const int64_t known = std::max(of.price, of.paid);
      if (known == orders::kNoPrice || *offer.was <= known) continue;
      add(path, store_.in_units(*offer.was) + ", but " + quoted(item) + " cost " +
                    store_.in_units(known) +
                    " at most of late; expected the lowest price of the 30 days before the offer");
      return;
    }
  }

  const Policy& policy_;
  const Store& store_;
  const orders::OrderLog* log_;
  const Apart apart_;
  std::set<uint32_t> kept_away_;  // excluded everywhere
  std::vector<std::pair<std::string, std::string>> found_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> idle_rules(const Policy& policy,
                                                            const Store& store,
                                                            const orders::OrderLog* log) {
  return IdleRules(policy, store, log).run();
}

}  // namespace goeswith::policy
