#pragma once

#include <string>
#include <vector>

#include "orders/catalog.h"
#include "orders/read_options.h"

namespace goeswith::orders {

// Reads catalog exports (Shopify products, both dialects; Google Merchant feeds); "-" and gzip as
// for orders. Throws InputError as read_orders does.
Catalog read_catalog(const std::vector<std::string>& files, const ReadOptions& options,
                     ReadReport& report);

}  // namespace goeswith::orders
