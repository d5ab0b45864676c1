#pragma once

#include "policy/mistakes.h"
#include "policy/policy.h"

namespace goeswith::policy {

// Notes where parts of a policy cannot be meant together, judged by what the file itself says: an
// item pinned and excluded at the same place, a pair that goes together and never does, upgrades in
// a circle, an offer that ends before it starts, and the like.
void find_contradictions(const Policy& policy, Mistakes& mistakes);

}  // namespace goeswith::policy
