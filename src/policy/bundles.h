#pragma once

#include <cstdint>
#include <vector>

#include "policy/policy.h"
#include "policy/store.h"

namespace goeswith::policy {

struct StoreBundle {
  const Bundle* bundle;
  std::vector<uint32_t> items;  // of the store
};

// The bundles all of whose items the store has. Their places are the numbers that items' rules and
// the page know them by.
std::vector<StoreBundle> bundles_of(const Policy& policy, const Store& store);

}  // namespace goeswith::policy
