#pragma once

#include <string>

#include "evaluate/evaluate.h"

namespace goeswith::cli {

// The section of the page for people about a store's policy: along its dial, and what past orders
// bring where the orders say who bought. Empty without a policy.
std::string policy_section(const evaluate::Report& report);

}  // namespace goeswith::cli
