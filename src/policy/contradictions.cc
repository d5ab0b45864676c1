#include "policy/contradictions.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "orders/ascii.h"
#include "policy/place.h"
#include "policy/upgrade_circles.h"

namespace goeswith::policy {
namespace {

using orders::in_quotes;

// Sorted. No SKU is taken for the name of a category.
std::vector<std::string> names(const Who& who) {
  std::vector<std::string> names;
  for (const std::string& item : who.items) names.push_back("item " + in_quotes(item));
  for (const std::string& category : who.categories) {
    names.push_back("category " + in_quotes(category));
  }
  std::sort(names.begin(), names.end());
  return names;
}

// What both name, empty if nothing.
std::string shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.empty() ? "" : both.front();
}

void check_pins(const Policy& policy, Mistakes& mistakes) {
  for (size_t p = 0; p < policy.pins.size(); ++p) {
    const Pin& pin = policy.pins[p];
    for (size_t e = 0; e < policy.exclusions.size(); ++e) {
      const Exclusion& exclusion = policy.exclusions[e];
      const std::string both = shared(names(pin.who), names(exclusion.who));
      const uint32_t places = pin.places & exclusion.places;
      if (both.empty() || places == 0) continue;
      mistakes.add(path_of("/pin", p), both + " is excluded by " + path_of("/exclude", e) +
                                           " at the same place (" + names_of(places) + ")");
    }
  }
}

struct Sides {
  std::string path;
  std::vector<std::string> who;
  std::vector<std::string> beside;
};

void check_pairs(const Policy& policy, Mistakes& mistakes) {
  std::vector<Sides> together;
  for (size_t g = 0; g < policy.goes_with.size(); ++g) {
    const Pair& pair = policy.goes_with[g];
    together.push_back({path_of("/goes_with", g), names(pair.who), names(pair.beside)});
  }
  for (size_t p = 0; p < policy.pins.size(); ++p) {
    const Pin& pin = policy.pins[p];
    together.push_back({path_of("/pin", p), names(pin.who), names(pin.beside)});
  }
  for (size_t n = 0; n < policy.never_with.size(); ++n) {
    const auto one = names(policy.never_with[n].who);
    const auto other = names(policy.never_with[n].beside);
    for (const Sides& sides : together) {
      for (const bool turned : {false, true}) {
        const std::string who = shared(sides.who, turned ? other : one);
        const std::string beside = shared(sides.beside, turned ? one : other);
        if (who.empty() || beside.empty()) continue;
        mistakes.add(sides.path, who + " goes beside " + beside + ", but never does by " +
                                     path_of("/never_with", n));
        break;
      }
    }
  }
}

// Notes what the list says twice.
void check_repeats(const std::vector<std::string>& items, const std::string& path,
                   Mistakes& mistakes) {
  std::set<std::string> seen;
  for (size_t i = 0; i < items.size(); ++i) {
    if (items[i].empty() || seen.insert(items[i]).second) continue;
    mistakes.add(path_of(path, i), in_quotes(items[i]) + " is in the list already");
  }
}

void check_caps(const Policy& policy, Mistakes& mistakes) {
  std::vector<std::string> categories;
  for (const Cap& cap : policy.caps) categories.push_back(cap.category);
  check_repeats(categories, "/at_most", mistakes);
  if (policy.caps.size() > model::kMaxGroups) {
    mistakes.add("/at_most", std::to_string(policy.caps.size()) + " categories, expected at most " +
                                 std::to_string(model::kMaxGroups));
  }
  if (policy.fits.size() > model::kFitsValues) {  // so that attributes and values can be numbered
    mistakes.add("/fits", std::to_string(policy.fits.size()) + " of them, expected at most " +
                              std::to_string(model::kFitsValues));
  }
}

void check_steps(const Policy& policy, Mistakes& mistakes) {
  for (size_t b = 0; b < policy.bundles.size(); ++b) {
    const Bundle& bundle = policy.bundles[b];
    uint32_t before = 0;
    for (size_t s = 0; s < bundle.steps.size(); ++s) {
      const uint32_t count = bundle.steps[s].count;
      const std::string path = path_of(path_of("/bundles", b, "/steps"), s);
      if (count > bundle.items.size()) {
        mistakes.add(path, std::to_string(count) + " items, but the bundle has " +
                               std::to_string(bundle.items.size()));
      }
      // What could not be read is 0 and was told.
      if (count != 0 && count <= before) {
        mistakes.add(path, std::to_string(count) + " items, expected more than the step before, " +
                               std::to_string(before));
      }
      before = count;
    }
  }
}

void check_offers(const Policy& policy, Mistakes& mistakes) {
  for (size_t o = 0; o < policy.offers.size(); ++o) {
    const Offer& offer = policy.offers[o];
    const std::string path = path_of("/offers", o);
    // What could not be read is 0 and was told.
    if (offer.starts && offer.ends != 0 && offer.ends <= *offer.starts) {
      mistakes.add(path + "/ends", "not after \"starts\"");
    }
    if (offer.was && offer.price && *offer.was != 0 && *offer.was <= *offer.price) {
      mistakes.add(path + "/was",
                   "not above \"price\"; it is the lowest price of the 30 days "
                   "before the offer");
    }
  }
}

}  // namespace

void find_contradictions(const Policy& policy, Mistakes& mistakes) {
  check_pins(policy, mistakes);
  check_pairs(policy, mistakes);
  check_caps(policy, mistakes);
  if (policy.stock && policy.stock->low && *policy.stock->low < policy.stock->minimum) {
    mistakes.add("/stock/low", std::to_string(*policy.stock->low) +
                                   ", expected at least \"minimum\", " +
                                   std::to_string(policy.stock->minimum));
  }
  for (size_t t = 0; t < policy.tiers.size(); ++t) {
    check_repeats(policy.tiers[t], path_of("/tiers", t), mistakes);
  }
  for (size_t b = 0; b < policy.bundles.size(); ++b) {
    check_repeats(policy.bundles[b].items, path_of("/bundles", b, "/items"), mistakes);
  }
  check_steps(policy, mistakes);
  check_offers(policy, mistakes);
  find_upgrade_circles(policy, mistakes);
}

}  // namespace goeswith::policy
