#pragma once

#include "model/write_model.h"
#include "orders/catalog.h"
#include "policy/policy.h"

namespace goeswith::policy {

// Writes what the policy says into the model: each item's rules, neighbours that the merchant
// names, and items out of stock that must not be shown. Whatever is pinned, bundled or an upgrade
// becomes a neighbour of the item, so that its card lies in the same shard; a weight that was
// learned stays as it is, but that of a bundle's item far down in the row. What the policy says of
// items that are not in the model changes nothing; an empty policy changes nothing at all. A policy
// is applied once, to contents as they were learned.
void apply(const Policy& policy, const orders::Catalog& catalog, model::Contents& contents);

}  // namespace goeswith::policy
