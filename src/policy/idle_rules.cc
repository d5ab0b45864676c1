#include "policy/idle_rules.h"

#include <algorithm>
#include <set>

#include "orders/ascii.h"
#include "policy/mistakes.h"
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
  IdleRules(const Policy& policy, const Store& store) : policy_(policy), store_(store) {
    for (const Exclusion& exclusion : policy.exclusions) {
      if (exclusion.places != model::kAllPlaces) continue;
      for (const uint32_t item : store.selected(exclusion.who)) kept_away_.insert(item);
    }
  }

  std::vector<std::pair<std::string, std::string>> run() {
    upgrades();
    bundles();
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
    const auto of = [&](const Who& who) {
      const std::vector<uint32_t> selected = store_.selected(who);
      std::vector<uint32_t> both;
      std::set_intersection(items.begin(), items.end(), selected.begin(), selected.end(),
                            std::back_inserter(both));
      return both;
    };
    for (const uint32_t one : of(pair.who)) {
      for (const uint32_t other : of(pair.beside)) {
        if (one == other) continue;
        add(path, quoted(one) + " never goes beside " + quoted(other) + " by " + rule +
                      "; not offered together");
        return;
      }
    }
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
      if (!currency.empty() && !store_.currency().empty() && currency != store_.currency()) {
        add(path + "/currency", in_quotes(currency) + ", but the store sells in " +
                                    in_quotes(store_.currency()) + "; never used");
        continue;
      }
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
    }
  }

  const Policy& policy_;
  const Store& store_;
  std::set<uint32_t> kept_away_;  // excluded everywhere
  std::vector<std::pair<std::string, std::string>> found_;
};

}  // namespace

std::vector<std::pair<std::string, std::string>> idle_rules(const Policy& policy,
                                                            const Store& store) {
  return IdleRules(policy, store).run();
}

}  // namespace goeswith::policy
