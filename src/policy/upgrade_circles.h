#pragma once

#include "policy/mistakes.h"
#include "policy/policy.h"

namespace goeswith::policy {

// Notes upgrades that lead back to where they began: each circle once, as long as circles share no
// item. Tiers that repeat an item themselves are not looked at.
void find_upgrade_circles(const Policy& policy, Mistakes& mistakes);

}  // namespace goeswith::policy
