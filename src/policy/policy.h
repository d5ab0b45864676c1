#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/item_rules.h"

// What the merchant wants, as the one file policy.json says it; model-data/policy.schema.json
// describes the file. The lists have the order of the file's, so that messages can name places.
// Money is in minor units of Policy::currency.
namespace goeswith::policy {

// The items named and all items of the categories named.
struct Who {
  std::vector<std::string> items;       // SKUs
  std::vector<std::string> categories;  // the store's own words, exactly

  bool empty() const { return items.empty() && categories.empty(); }
};

// Shown first.
struct Pin {
  Who who;
  Who beside;  // empty: beside everything
  uint32_t places = model::kAllPlaces;
};

// Not suggested.
struct Exclusion {
  Who who;
  uint32_t places = model::kAllPlaces;
};

struct Boost {
  Who who;
  double factor = 1;  // on the probability; several multiply
};

// Two sides: `who` goes beside `beside`, or neither beside the other.
struct Pair {
  Who who;
  Who beside;
};

// Two items that both have the attribute must share a value.
struct Fit {
  Who who;
  std::string attribute;
  std::string value;
};

// So many of the category in one list.
struct Cap {
  std::string category;
  uint32_t count = 1;
};

struct StockRule {
  int64_t minimum = 1;         // fewer pieces: never shown
  std::optional<int64_t> low;  // up to so many: never suggested
};

// What the store keeps of the price: one of the two.
struct Margin {
  Who who;
  std::optional<int64_t> amount;
  std::optional<double> share;
};

struct Worth {
  double dial = 0;  // 0: margins count nothing; 1: an item counts as often as its margin is typical
  std::vector<Margin> margins;
};

struct Upgrade {
  std::string item;
  std::string upgrade_of;
  std::optional<uint32_t> places;  // none: Upsell's, and only if the price step suits it
};

// Of upgrades without places of their own, tiers among them.
struct Upsell {
  uint32_t places = model::kProductPlace;
  double least_step = 0.2;  // how much dearer the better item is: a share of the other's price
  double largest_step = 0.4;
};

// One of percent and amount.
struct Discount {
  std::optional<double> percent;
  std::optional<int64_t> amount;
};

// So many of a bundle's items, and what they cost less together.
struct Step {
  uint32_t count = 0;
  Discount discount;
};

// Two or three items with a discount; or more, with steps, of which any items count.
struct Bundle {
  std::vector<std::string> items;
  std::string title;
  std::string code;
  Discount discount;
  std::vector<Step> steps;  // each of more items than the one before
  std::vector<std::string> segments;
};

struct FreeShipping {
  std::vector<std::string> countries;  // ISO 3166; none: everywhere
  std::string currency;                // of `from`; empty: the policy's
  int64_t from = 0;
  std::vector<std::string> segments;
};

struct Offer {
  Who who;
  std::optional<int64_t> price;
  std::optional<int64_t> was;     // the lowest price of the last 30 days
  std::optional<int64_t> starts;  // seconds since 1970
  int64_t ends = 0;
  std::vector<std::string> segments;  // of shoppers, as the page names them; none: all
};

// When to say nothing.
struct Silence {
  // Least probability at the cart, on the thank-you page, at a product; model::Placement's order.
  std::array<std::optional<double>, 3> least_probability;
  std::optional<uint32_t> dismissals;   // after so many
  std::optional<uint32_t> impressions;  // after so many of a visit
  std::optional<uint32_t> views;        // at a product, before so many were looked at
};

// Used up after so many days.
struct Consumable {
  Who who;
  uint32_t days = 0;
};

struct Policy {
  std::string file;  // as messages call it
  std::string currency;
  std::vector<Pin> pins;
  std::vector<Exclusion> exclusions;
  std::vector<Boost> boosts;
  std::vector<Pair> goes_with;
  std::vector<Pair> never_with;
  std::vector<Fit> fits;
  std::vector<Cap> caps;
  std::optional<double> price_ceiling;  // a share of the dearest line's price
  std::optional<StockRule> stock;
  std::vector<Who> strategic;  // win ties
  Worth worth;
  std::vector<Upgrade> upgrades;
  std::vector<std::vector<std::string>> tiers;  // from the least to the best
  Upsell upsell;
  std::vector<Bundle> bundles;
  std::vector<FreeShipping> free_shipping;
  std::vector<Offer> offers;
  Silence silence;
  bool visit = false;  // whether what the shopper looks at and dismisses counts
  std::vector<Consumable> consumable;
  std::vector<Who> once;  // services, subscriptions
};

}  // namespace goeswith::policy
