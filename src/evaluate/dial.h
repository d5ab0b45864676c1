#pragma once

#include <vector>

#include "evaluate/shop_replay.h"
#include "evaluate/split.h"
#include "model/write_model.h"
#include "orders/catalog.h"

namespace goeswith::evaluate {

// What a policy brings with its dial between relevance (0) and margin (1) turned to one place: of a
// hundred prefix carts, how many were shown something that their orders went on to have, and what
// that cost the shopper and earned the store, in units of the currency. Only what is bought anyway
// is counted, so these are comparisons, no forecasts of sales.
struct DialPoint {
  double dial = 0;
  double hits = 0;
  double revenue = 0;
  double margin = 0;   // of items whose margin is known
  bool given = false;  // the policy's own dial
};

// Gives learned contents the categories and prices of the catalog.
void describe(const orders::Catalog& catalog, model::Contents& contents);

// Replays the prefix carts as a shop shows them, see shop_replay.h: the dial at 0, ¼, ½, ¾, 1, and
// where the policy has it.
std::vector<DialPoint> along_dial(const model::Contents& contents, const Split& split,
                                  const Merchant& merchant);

}  // namespace goeswith::evaluate
