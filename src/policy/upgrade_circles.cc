#include "policy/upgrade_circles.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "orders/ascii.h"

namespace goeswith::policy {
namespace {

using Steps = std::map<std::string, std::set<std::string>>;  // from the worse to the better items

Steps steps_of(const Policy& policy) {
  Steps better;
  for (const Upgrade& upgrade : policy.upgrades) {
    if (upgrade.item.empty() || upgrade.upgrade_of.empty()) continue;  // not read, and told
    better[upgrade.upgrade_of].insert(upgrade.item);
  }
  for (const std::vector<std::string>& tier : policy.tiers) {
    if (std::set<std::string>(tier.begin(), tier.end()).size() < tier.size()) continue;
    for (size_t i = 1; i < tier.size(); ++i) better[tier[i - 1]].insert(tier[i]);
  }
  return better;
}

// Leaves only items from which a circle can be reached: what leads nowhere is taken away until
// nothing does.
void keep_endless(Steps& better) {
  std::map<std::string, std::vector<std::string>> worse;
  std::map<std::string, size_t> ways;
  std::vector<std::string> ends;
  for (const auto& [item, items] : better) {
    ways[item] = items.size();
    for (const std::string& other : items) {
      worse[other].push_back(item);
      if (!better.contains(other)) ends.push_back(other);
    }
  }
  std::sort(ends.begin(), ends.end());
  ends.erase(std::unique(ends.begin(), ends.end()), ends.end());
  while (!ends.empty()) {
    const std::string end = ends.back();
    ends.pop_back();
    better.erase(end);
    for (const std::string& item : worse[end]) {
      if (better.contains(item)) better[item].erase(end);
      if (--ways[item] == 0) ends.push_back(item);
    }
  }
}

// Of items from all of which one can go on: on, until an item comes again.
std::vector<std::string> a_circle(const Steps& better) {
  std::vector<std::string> way = {better.begin()->first};
  while (true) {
    const std::string next = *better.at(way.back()).begin();
    const auto before = std::find(way.begin(), way.end(), next);
    if (before != way.end()) {
      std::vector<std::string> circle(before, way.end());
      circle.push_back(next);
      return circle;
    }
    way.push_back(next);
  }
}

}  // namespace

void find_upgrade_circles(const Policy& policy, Mistakes& mistakes) {
  Steps better = steps_of(policy);
  for (keep_endless(better); !better.empty(); keep_endless(better)) {
    const std::vector<std::string> circle = a_circle(better);
    std::string told;
    for (const std::string& item : circle) {
      told += (told.empty() ? "" : " → ") + orders::in_quotes(item);
      better.erase(item);
    }
    mistakes.add("/upgrades", told + " is a circle");
  }
}

}  // namespace goeswith::policy
