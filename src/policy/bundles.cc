#include "policy/bundles.h"

namespace goeswith::policy {

std::vector<StoreBundle> bundles_of(const Policy& policy, const Store& store) {
  std::vector<StoreBundle> bundles;
  for (const Bundle& bundle : policy.bundles) {
    StoreBundle found{&bundle, {}};
    for (const std::string& sku : bundle.items) {
      if (const std::optional<uint32_t> item = store.find(sku)) found.items.push_back(*item);
    }
    // Of one with steps, any that are enough for the first.
    const size_t least = bundle.steps.empty() ? bundle.items.size() : bundle.steps.front().count;
    if (found.items.size() >= least) bundles.push_back(std::move(found));
  }
  return bundles;
}

}  // namespace goeswith::policy
