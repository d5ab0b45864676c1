#pragma once

#include <string>
#include <vector>

#include "orders/order_log.h"
#include "orders/read_options.h"

namespace goeswith::orders {

// Reads order exports in the order given; "-" is standard input, gzip is recognised by its bytes.
// An order whose number an earlier file already had is dropped from the later file (exports
// overlap). Throws InputError: a file that cannot be opened or read, an unknown dialect, a NUL
// byte, a field above the limit, more bad rows than allowed, no order at all.
OrderLog read_orders(const std::vector<std::string>& files, const ReadOptions& options,
                     ReadReport& report);

}  // namespace goeswith::orders
