#pragma once

#include <string>

namespace goeswith::policy {

// A policy.json with every part and every key there is, of the items of small_store.h.
inline std::string full_policy() {
  return R"({
  "$schema": "policy.schema.json",
  "currency": "GBP",
  "pin": [
    {"items": ["CUP"], "beside": {"categories": ["Pots"]}, "placements": ["cart", "product"]},
    {"categories": ["Pots"]}
  ],
  "exclude": [{"items": ["SPO"], "categories": ["Cups"], "placements": ["thank-you"]}],
  "boost": [{"items": ["CUP"], "categories": ["Pots"], "factor": 1.5}],
  "goes_with": [{"items": ["BIG"], "categories": ["Cups"], "beside": {"items": ["POT"]}}],
  "never_with": [{"items": ["CUP"], "categories": ["Cups"], "beside": {"items": ["BIG"]}}],
  "fits": [{"items": ["POT"], "categories": ["Cups"], "attribute": "size", "value": "large"}],
  "at_most": [{"category": "Cups", "count": 1}],
  "price_ceiling": 0.4,
  "stock": {"minimum": 2, "low": 5},
  "strategic": [{"items": ["SPO"], "categories": ["Cups"]}],
  "worth": {
    "dial": 0.5,
    "margins": [{"items": ["CUP"], "amount": 2.50}, {"categories": ["Pots"], "share": 0.45}]
  },
  "upgrades": [{"item": "BIG", "upgrade_of": "POT", "placements": ["cart"]}],
  "tiers": [["SPO", "CUP"]],
  "upsell": {"placements": ["product", "cart"], "step": [0.1, 2]},
  "bundles": [
    {"items": ["POT", "CUP"], "title": "Tea for two", "code": "TEA", "percent": 10},
    {"items": ["POT", "CUP", "SPO"], "amount": 3.00, "segments": ["gold"]},
    {"items": ["SPO", "CUP", "POT", "BIG"],
     "steps": [{"count": 2, "percent": 5}, {"count": 3, "amount": 2.00}]}
  ],
  "free_shipping": [
    {"countries": ["GB"], "currency": "GBP", "from": 40.00, "segments": ["gold"]}
  ],
  "offers": [
    {"items": ["CUP"], "categories": ["Cups"], "price": 4.00, "was": 5.00,
     "starts": "2025-11-27T09:00:00+01:00", "ends": "2100-01-01T00:00:00Z",
     "segments": ["trade"]}
  ],
  "silence": {"cart": 0.02, "thank-you": 0.01, "product": 0.03, "dismissals": 3,
              "impressions": 5, "views": 2},
  "visit": true,
  "consumable": [{"items": ["CUP"], "categories": ["Cups"], "days": 30}],
  "once": [{"items": ["BIG"], "categories": ["Pots"]}]
})";
}

}  // namespace goeswith::policy
