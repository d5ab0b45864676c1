#pragma once

#include <cstdint>
#include <vector>

#include "model/write_model.h"
#include "policy/policy.h"

namespace goeswith::policy {

// An upgrade for the merchant to confirm; items are indices into contents.items.
struct ProposedUpgrade {
  uint32_t item;
  uint32_t upgrade_of;
  double likeness;  // 0…1, of the titles times that of what both are bought with
};

// What looks like a better version of another item: of the same category, with a title of much the
// same words, 10…60 % dearer, in stock, and bought with the same companions. At most one for an
// item, the likest, and none for one whose upgrade the policy names; the likest first. Of each
// category only the hundred items that most orders have are compared. `contents` as they were
// learned: what a policy adds to them would count as bought.
std::vector<ProposedUpgrade> propose_upgrades(const Policy& policy,
                                              const model::Contents& contents);

}  // namespace goeswith::policy
