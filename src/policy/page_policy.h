#pragma once

#include <string>

#include "model/write_model.h"
#include "policy/policy.h"

namespace goeswith::policy {

// What a page needs of the policy beside the model that it was applied to, as JSON in one line:
//   {"format": 1, "ceiling": 0.4, "caps": [1], "silence": {"cart": 0.02, "dismissals": 3},
//    "bundles": [{"items": ["A", "B"], "title": "Tea for two", "code": "TEA", "percent": 10},
//                {"items": ["A", "C", "D"], "steps": [{"count": 2, "amount": 300}],
//                 "segments": ["gold"]}],
//    "free_shipping": [{"countries": ["GB"], "currency": "GBP", "from": 4000}],
//    "offers": [{"items": ["A"], "price": 500, "was": 700, "starts": 1767225600000,
//                "ends": 1767312000000, "segments": ["trade"]}],
//    "once": ["A"], "visit": true}
// Only what there is: caps by the number of their group, money in minor units, times in
// milliseconds since 1970. A page is public: margins, costs and what is excluded are not in it.
std::string page_policy(const Policy& policy, const model::Contents& contents);

}  // namespace goeswith::policy
