#include "policy/idle_rules.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <unordered_map>

#include "orders/ascii.h"
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
      : policy_(policy), store_(store), log_(log) {
    for (const Exclusion& exclusion : policy.exclusions) {
      if (exclusion.places != model::kAllPlaces) continue;
      for (const uint32_t item : store.selected(exclusion.who)) kept_away_.insert(item);
    }
  }

  std::vector<std::pair<std::string, std::string>> run() {
    pins();
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

  void upgrades() {
    for (const UpgradePair& upgrade : named_upgrades(policy_)) {
      const std::optional<uint32_t> item = store_.find(upgrade.item);
      if (!item || !kept_away_.contains(*item)) continue;
      add(upgrade.path, quoted(*item) + " is excluded everywhere; never offered");
    }
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
      for (size_t n = 0; n < policy_.never_with.size(); ++n) {
        never_with(items, policy_.never_with[n], path_of("/bundles", b), path_of("/never_with", n));
      }
    }
  }

  void never_with(const std::vector<uint32_t>& items, const Pair& pair, const std::string& path,
                  const std::string& rule) {
    for (const uint32_t one : both(items, pair.who)) {
      for (const uint32_t other : both(items, pair.beside)) {
        if (one == other) continue;
        add(path, quoted(one) + " never goes beside " + quoted(other) + " by " + rule +
                      "; not offered together");
        return;
      }
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

  // The first that is for a shopper counts.
  void free_shipping() {
    const auto currency_of = [&](const FreeShipping& rule) {
      return rule.currency.empty() ? policy_.currency : rule.currency;
    };
    const std::vector<FreeShipping>& rules = policy_.free_shipping;
    for (size_t r = 0; r < rules.size(); ++r) {
      const std::string path = path_of("/free_shipping", r);
      const std::string currency = currency_of(rules[r]);
      for (size_t before = 0; before < r; ++before) {
        const FreeShipping& first = rules[before];
        if (currency_of(first) != currency || !covers(first.countries, rules[r].countries) ||
            !covers(first.segments, rules[r].segments)) {
          continue;
        }
        add(path, "never used: " + path_of("/free_shipping", before) +
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
