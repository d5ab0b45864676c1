#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "evaluate/bootstrap.h"
#include "evaluate/repurchase.h"
#include "evaluate/shop_replay.h"
#include "evaluate/split.h"
#include "model/write_model.h"
#include "orders/order_log.h"

namespace goeswith::evaluate {

// Of a hundred carts, how many were shown something that their orders went on to have, and how many
// more that is than without past orders.
struct HistoryEffect {
  double hits = 0;
  Estimate more;
};

// What it brings that a page tells the shopper's own past orders: what is used up comes back, what
// is owned is not offered again. Only what is bought anyway is counted, see dial.h.
struct History {
  uint64_t orders = 0;      // asked, whose customers had bought before
  uint64_t carts = 0;       // of these
  HistoryEffect without;    // nothing is told
  HistoryEffect used_up;    // only what is used up
  HistoryEffect owned;      // only what is not, or not yet
  HistoryEffect both;       // all, as a page does
  uint64_t due = 0;         // items used up by now, summed over the carts
  uint64_t due_shown = 0;   // of these: that came back, one of a list at most
  uint64_t due_bought = 0;  // of these: that the order had
  uint64_t kept_out = 0;    // suggestions of what is owned that are shown without past orders only
  uint64_t kept_out_had = 0;  // of these: that the order had nevertheless
  std::vector<Repurchase> consumable;
};

// Replays the prefix carts of those asked orders whose customers had bought before, once for each
// HistoryEffect, as a shop shows them. What was bought before is that of orders strictly earlier
// than the asked one, be they taught or asked. `log` is what was split. Nothing if the log has no
// customers, or none of them bought before.
std::optional<History> history_of(const model::Contents& contents, const orders::OrderLog& log,
                                  const Split& split, const Merchant& merchant);

}  // namespace goeswith::evaluate
