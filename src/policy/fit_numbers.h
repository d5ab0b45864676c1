#pragma once

#include <cstdint>
#include <vector>

#include "policy/policy.h"

namespace goeswith::policy {

// What each element of policy.fits is called in an item's rules: its attribute · model::kFitsValues
// + its value, both numbered by first appearance.
std::vector<uint32_t> fit_numbers(const Policy& policy);

}  // namespace goeswith::policy
