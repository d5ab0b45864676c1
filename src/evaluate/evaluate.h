#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "evaluate/metrics.h"
#include "evaluate/split.h"
#include "train/train.h"

namespace goeswith::evaluate {

struct MethodReport {
  std::string name;
  Metrics metrics;
  std::optional<uint64_t> bytes;  // of the model file after brotli, quality 11; goeswith's alone
};

struct Report {
  uint64_t training_orders = 0;
  uint64_t items = 0;                 // taught
  uint64_t asked = 0;                 // orders replayed
  std::vector<MethodReport> methods;  // goeswith first
};

// Trains on the earlier orders and replays the later ones, for goeswith and for what a shop could
// use instead. goeswith's figures are those of the model file, written, opened and ranked by the
// engine that runs in the browser. Throws train::TrainError if nothing can be learned or asked.
Report evaluate(const orders::OrderLog& log, Part part, const train::TrainOptions& options,
                const Progress& progress);

// Bytes after brotli at quality 11 with the largest window that browsers take.
uint64_t brotli_bytes(std::span<const uint8_t> bytes);

}  // namespace goeswith::evaluate
