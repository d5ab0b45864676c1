#pragma once

#include <string>
#include <string_view>

#include "policy/policy.h"

namespace goeswith::policy {

// Reads the text of a policy.json that messages call `file`. Amounts are of the currency that the
// file names, or else of the store's, which must be the same if both are known. Throws PolicyError
// with everything that is wrong with the file taken alone: what is no JSON, unknown keys, values
// out of their range, and parts that contradict each other.
Policy read_policy(std::string_view text, const std::string& file,
                   const std::string& store_currency = "");

}  // namespace goeswith::policy
