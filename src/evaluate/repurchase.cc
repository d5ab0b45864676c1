#include "evaluate/repurchase.h"

#include <algorithm>
#include <unordered_map>

#include "policy/best_rule.h"
#include "policy/store.h"

namespace goeswith::evaluate {
namespace {

constexpr int64_t kDay = 86400;

std::string name_of(const policy::Who& who) {
  const size_t more = who.categories.size() + who.items.size() - 1;
  const std::string& first = who.categories.empty() ? who.items.front() : who.categories.front();
  return more == 0 ? first : first + " and " + std::to_string(more) + " more";
}

}  // namespace

std::vector<Repurchase> repurchases(const model::Contents& contents, const orders::OrderLog& log,
                                    size_t taught, const Merchant& merchant) {
  const std::vector<policy::Consumable>& rules = merchant.policy.consumable;
  if (rules.empty() || log.customer.empty()) return {};
  const policy::Store store(contents, merchant.catalog);
  const auto best = policy::best_rules(rules, store);
  std::vector<const policy::Consumable*> rule_of(log.items.size(), nullptr);
  for (size_t i = 0; i < log.items.size(); ++i) {
    const auto item = store.find(log.items[i].sku);
    if (item) rule_of[i] = best[*item];
  }

  std::unordered_map<uint64_t, int64_t> newest;           // by customer and item: when
  std::vector<std::vector<uint32_t>> days(rules.size());  // between two purchases
  for (size_t o = 0; o < std::min(taught, log.orders()); ++o) {
    if (log.customer[o] == orders::kNoCustomer) continue;
    const int64_t now = log.ordered_at[o];
    for (const uint32_t item : log.order(o)) {
      if (!rule_of[item]) continue;
      const auto last = newest.emplace(uint64_t{log.customer[o]} << 32 | item, now).first;
      const int64_t passed = (now - last->second) / kDay;
      last->second = now;
      if (passed > 0) {
        days[static_cast<size_t>(rule_of[item] - rules.data())].push_back(
            static_cast<uint32_t>(passed));
      }
    }
  }

  std::vector<Repurchase> result;
  for (size_t r = 0; r < rules.size(); ++r) {
    if (days[r].empty()) continue;
    const auto middle = days[r].begin() + static_cast<std::ptrdiff_t>(days[r].size() / 2);
    std::nth_element(days[r].begin(), middle, days[r].end());
    result.push_back({name_of(rules[r].who), rules[r].days, *middle, days[r].size()});
  }
  return result;
}

}  // namespace goeswith::evaluate
