#include "policy/known_keys.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace goeswith::policy {
namespace {

using Keys = std::span<const std::string_view>;

constexpr std::string_view kFile[] = {
    "$schema",    "currency", "pin",     "exclude",       "boost",   "goes_with",
    "never_with", "fits",     "at_most", "price_ceiling", "stock",   "strategic",
    "worth",      "upgrades", "tiers",   "upsell",        "bundles", "free_shipping",
    "offers",     "silence",  "visit",   "consumable",    "once"};
constexpr std::string_view kWho[] = {"items", "categories"};
constexpr std::string_view kPin[] = {"items", "categories", "beside", "placements"};
constexpr std::string_view kExclude[] = {"items", "categories", "placements"};
constexpr std::string_view kBoost[] = {"items", "categories", "factor"};
constexpr std::string_view kPair[] = {"items", "categories", "beside"};
constexpr std::string_view kFits[] = {"items", "categories", "attribute", "value"};
constexpr std::string_view kAtMost[] = {"category", "count"};
constexpr std::string_view kStock[] = {"minimum", "low"};
constexpr std::string_view kWorth[] = {"dial", "margins"};
constexpr std::string_view kMargins[] = {"items", "categories", "amount", "share"};
constexpr std::string_view kUpgrades[] = {"item", "upgrade_of", "placements"};
constexpr std::string_view kUpsell[] = {"placements", "step"};
constexpr std::string_view kBundles[] = {"items",  "title",    "code", "percent",
                                         "amount", "segments", "steps"};
constexpr std::string_view kSteps[] = {"count", "percent", "amount"};
constexpr std::string_view kFreeShipping[] = {"countries", "currency", "from", "segments"};
constexpr std::string_view kOffers[] = {"items",  "categories", "price",   "was",
                                        "starts", "ends",       "segments"};
constexpr std::string_view kSilence[] = {"cart",       "thank-you",   "product",
                                         "dismissals", "impressions", "views"};
constexpr std::string_view kConsumable[] = {"items", "categories", "days"};

constexpr struct {
  std::string_view name;
  Keys keys;
} kObjects[] = {{"", kFile},         {"who", kWho},         {"strategic", kWho},
                {"once", kWho},      {"pin", kPin},         {"exclude", kExclude},
                {"boost", kBoost},   {"goes_with", kPair},  {"never_with", kPair},
                {"fits", kFits},     {"at_most", kAtMost},  {"stock", kStock},
                {"worth", kWorth},   {"margins", kMargins}, {"upgrades", kUpgrades},
                {"upsell", kUpsell}, {"bundles", kBundles}, {"free_shipping", kFreeShipping},
                {"offers", kOffers}, {"silence", kSilence}, {"consumable", kConsumable},
                {"steps", kSteps}};

// Letters to insert, take out or change (Levenshtein 1966).
size_t distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
    }
  }
  return row[b.size()];
}

}  // namespace

std::span<const std::string_view> known_keys(std::string_view object) {
  for (const auto& [name, keys] : kObjects) {
    if (name == object) return keys;
  }
  return {};
}

std::string_view nearest_key(std::string_view key, std::span<const std::string_view> keys) {
  constexpr size_t kNear = 2;
  std::string_view nearest;
  size_t least = kNear + 1;
  for (const std::string_view known : keys) {
    // A key of three letters is two off from most others.
    const size_t off = distance(key, known);
    if (off < least && off < known.size() / 2 + 1) {
      least = off;
      nearest = known;
    }
  }
  return nearest;
}

}  // namespace goeswith::policy
