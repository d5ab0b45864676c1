#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/bootstrap.h"
#include "evaluate/choose.h"
#include "evaluate/dial.h"
#include "evaluate/history.h"
#include "evaluate/metrics.h"
#include "evaluate/reliability.h"
#include "evaluate/split.h"
#include "evaluate/strong_pairs.h"
#include "train/train.h"

namespace goeswith::evaluate {

// What goeswith is compared with.
enum class Compared {
  kNone,
  kQuick,  // popularity, confidence, cosine, log-likelihood ratio
  kAll,    // and dense EASE, tuned: minutes for some thousand items
};

struct MethodReport {
  std::string name;
  Metrics metrics;
  Interval hr4_interval;  // 95 %, bootstrap over orders
  Interval loo_hr6_interval;
  // Of goeswith's model file after brotli, quality 11; of EASE's matrix. Others have no file.
  std::optional<uint64_t> bytes;
  // goeswith minus this method, on the same resamples; zeros for goeswith itself.
  Estimate behind_hr4;
  Estimate behind_loo_hr6;
};

// An item with few hits, under the store's own words for it.
struct WeakItem {
  orders::Item item;
  uint64_t carts;
  uint64_t hits;
};

struct Report {
  Part part = Part::kTest;
  uint64_t training_orders = 0;
  uint64_t items = 0;                 // taught
  uint64_t asked = 0;                 // orders replayed
  uint32_t shards = 0;                // that goeswith's model is split into; 0 for a single file
  uint64_t cart_bytes = 0;            // after brotli: what a cart of three moves of it
  std::vector<MethodReport> methods;  // goeswith first
  Reliability reliability;            // of goeswith's probabilities
  std::vector<WeakItem> weak_items;   // goeswith's, weakest first
  std::vector<StrongPair> pairs;      // that goeswith suggests, strongest first
  std::vector<DialPoint> dial;        // of a store with a policy
  std::optional<History> history;     // of one whose orders say who bought, besides
  std::vector<std::string> notes;     // what was chosen or left out, for people
};

// Chooses and trains on the earlier orders, and replays the later ones, for goeswith and for what a
// shop could use instead. goeswith's figures are those of the model as `train` publishes it, with
// the catalog's categories and prices, written, opened and ranked by the engine that runs in the
// browser, which loads of each cart its own shards alone; with a policy it obeys what that says of
// items, and the report tells what the policy brings along its dial, and what past orders bring.
// Throws train::TrainError if nothing can be learned or asked.
Report evaluate(const orders::OrderLog& log, Part part, const Fixed& fixed, Compared compared,
                const Progress& progress, const orders::Catalog& catalog = {},
                const policy::Policy* policy = nullptr);

}  // namespace goeswith::evaluate
