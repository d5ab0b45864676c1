#include "policy/upgrade_circles.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "orders/ascii.h"

namespace goeswith::policy {
namespace {

// From the worse to the better items, each with where the file says so.
using Steps = std::map<std::string, std::map<std::string, std::string>>;

Steps steps_of(const Policy& policy) {
  Steps better;
  for (size_t u = 0; u < policy.upgrades.size(); ++u) {
    const Upgrade& upgrade = policy.upgrades[u];
    if (upgrade.item.empty() || upgrade.upgrade_of.empty()) continue;  // not read, and told
    better[upgrade.upgrade_of].emplace(upgrade.item, path_of("/upgrades", u));
  }
  for (size_t t = 0; t < policy.tiers.size(); ++t) {
    const std::vector<std::string>& tier = policy.tiers[t];
    if (std::set<std::string>(tier.begin(), tier.end()).size() < tier.size()) continue;
    for (size_t i = 1; i < tier.size(); ++i) {
      better[tier[i - 1]].emplace(tier[i], path_of("/tiers", t));
    }
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
    for (const auto& [other, path] : items) {
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
    const std::string next = better.at(way.back()).begin()->first;
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
    std::string told = orders::in_quotes(circle.front());
    std::string path;  // of a pair that is named by itself, if there is one: tiers are seldom wrong
    for (size_t i = 1; i < circle.size(); ++i) {
      told += " → " + orders::in_quotes(circle[i]);
      path = std::max(path, better.at(circle[i - 1]).at(circle[i]));
    }
    for (const std::string& item : circle) better.erase(item);
    mistakes.add(path, told + " is a circle");
  }
}

}  // namespace goeswith::policy
