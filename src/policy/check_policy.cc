#include "policy/check_policy.h"

#include <algorithm>
#include <numeric>
#include <type_traits>

#include "orders/ascii.h"
#include "policy/idle_rules.h"
#include "policy/mistakes.h"
#include "policy/upgrades.h"

namespace goeswith::policy {
namespace {

using orders::in_quotes;

class Check {
 public:
  Check(const Policy& policy, const Store& store)
      : policy_(policy), store_(store), mistakes_(policy.file) {}

  std::vector<std::string> run(int64_t now, const orders::OrderLog* log) {
    look_for_items();
    compare_upgrades();
    compare_bundles();
    compare_offers(now);
    if (policy_.stock && !store_.counts_stock()) {
      warn("/stock", "the catalog counts no pieces; ignored");
    }
    mistakes_.throw_if_any();
    for (const auto& [path, message] : idle_rules(policy_, store_, log)) warn(path, message);
    return std::move(warnings_);
  }

 private:
  void warn(const std::string& path, const std::string& message) {
    warnings_.push_back(mistake_line(policy_.file, path, message));
  }

  void look_for_item(const std::string& sku, const std::string& path) {
    if (store_.find(sku)) return;
    warn(path, "SKU " + in_quotes(sku) + " is neither in the orders nor in the catalog; ignored");
  }

  void look_for_all(const std::vector<std::string>& skus, const std::string& path) {
    for (size_t i = 0; i < skus.size(); ++i) look_for_item(skus[i], path_of(path, i));
  }

  void look_for_category(const std::string& category, const std::string& path) {
    if (store_.has_category(category)) return;
    warn(path, "category " + in_quotes(category) + " is not in the catalog; ignored");
  }

  void look_for(const Who& who, const std::string& path) {
    look_for_all(who.items, path + "/items");
    for (size_t c = 0; c < who.categories.size(); ++c) {
      look_for_category(who.categories[c], path_of(path + "/categories", c));
    }
  }

  template <typename Rule>
  void look_for_each(const std::vector<Rule>& rules, const std::string& path) {
    for (size_t r = 0; r < rules.size(); ++r) {
      if constexpr (std::is_same_v<Rule, Who>) {
        look_for(rules[r], path_of(path, r));
      } else {
        look_for(rules[r].who, path_of(path, r));
        if constexpr (requires { rules[r].beside; }) {
          look_for(rules[r].beside, path_of(path, r, "/beside"));
        }
      }
    }
  }

  // In the order of the file's description.
  void look_for_items() {
    look_for_each(policy_.pins, "/pin");
    look_for_each(policy_.exclusions, "/exclude");
    look_for_each(policy_.boosts, "/boost");
    look_for_each(policy_.goes_with, "/goes_with");
    look_for_each(policy_.never_with, "/never_with");
    look_for_each(policy_.fits, "/fits");
    for (size_t c = 0; c < policy_.caps.size(); ++c) {
      look_for_category(policy_.caps[c].category, path_of("/at_most", c, "/category"));
    }
    look_for_each(policy_.strategic, "/strategic");
    look_for_each(policy_.worth.margins, "/worth/margins");
    for (size_t u = 0; u < policy_.upgrades.size(); ++u) {
      look_for_item(policy_.upgrades[u].item, path_of("/upgrades", u, "/item"));
      look_for_item(policy_.upgrades[u].upgrade_of, path_of("/upgrades", u, "/upgrade_of"));
    }
    for (size_t t = 0; t < policy_.tiers.size(); ++t) {
      look_for_all(policy_.tiers[t], path_of("/tiers", t));
    }
    for (size_t b = 0; b < policy_.bundles.size(); ++b) {
      look_for_all(policy_.bundles[b].items, path_of("/bundles", b, "/items"));
    }
    look_for_each(policy_.offers, "/offers");
    look_for_each(policy_.consumable, "/consumable");
    look_for_each(policy_.once, "/once");
  }

  int64_t price(const std::string& sku) const {
    const std::optional<uint32_t> item = store_.find(sku);
    return item ? store_.items()[*item].price : orders::kNoPrice;
  }

  void compare_upgrades() {
    for (const UpgradePair& upgrade : named_upgrades(policy_)) {
      const int64_t better = price(upgrade.item);
      const int64_t worse = price(upgrade.upgrade_of);
      if (better < 0 || worse < 0 || better >= worse) continue;
      mistakes_.add(upgrade.path, in_quotes(upgrade.item) + " costs " + store_.in_units(better) +
                                      ", less than " + in_quotes(upgrade.upgrade_of) + ", " +
                                      store_.in_units(worse) + "; an upgrade cannot be cheaper");
    }
  }

  // A discount must leave something to pay, whichever items it is on.
  void compare_bundles() {
    for (size_t b = 0; b < policy_.bundles.size(); ++b) {
      const Bundle& bundle = policy_.bundles[b];
      const std::string path = path_of("/bundles", b);
      compare_discount(bundle, bundle.items.size(), bundle.discount, path);
      for (size_t s = 0; s < bundle.steps.size(); ++s) {
        const Step& step = bundle.steps[s];
        compare_discount(bundle, step.count, step.discount, path_of(path + "/steps", s));
      }
    }
  }

  void compare_discount(const Bundle& bundle, size_t count, const Discount& discount,
                        const std::string& path) {
    if (!discount.amount) return;
    std::vector<int64_t> prices;
    for (const std::string& sku : bundle.items) prices.push_back(price(sku));
    std::sort(prices.begin(), prices.end());
    if (prices.size() < count || prices.empty() || prices.front() < 0) return;
    const auto end = prices.begin() + static_cast<ptrdiff_t>(count);
    const int64_t sum = std::accumulate(prices.begin(), end, int64_t{0});
    if (*discount.amount < sum) return;
    const std::string items = count < prices.size() ? "the cheapest of its items" : "its items";
    mistakes_.add(path + "/amount", store_.in_units(*discount.amount) + " off, but " + items +
                                        " cost " + store_.in_units(sum) + " together");
  }

  void compare_offers(int64_t now) {
    for (size_t o = 0; o < policy_.offers.size(); ++o) {
      const Offer& offer = policy_.offers[o];
      if (offer.ends <= now) warn(path_of("/offers", o, "/ends"), "the offer is over; ignored");
      if (!offer.was || offer.price) continue;
      for (const uint32_t item : store_.selected(offer.who)) {
        const StoreItem& of = store_.items()[item];
        if (*offer.was > of.price) continue;
        mistakes_.add(path_of("/offers", o, "/was"),
                      store_.in_units(*offer.was) + ", expected more than the price of " +
                          in_quotes(of.sku) + ", " + store_.in_units(of.price));
      }
    }
  }

  const Policy& policy_;
  const Store& store_;
  Mistakes mistakes_;
  std::vector<std::string> warnings_;
};

}  // namespace

std::vector<std::string> check_policy(const Policy& policy, const Store& store, int64_t now,
                                      const orders::OrderLog* log) {
  return Check(policy, store).run(now, log);
}

}  // namespace goeswith::policy
