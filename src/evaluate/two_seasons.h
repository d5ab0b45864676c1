#pragma once

#include <optional>

#include "evaluate/calibrate.h"
#include "evaluate/split.h"
#include "orders/catalog.h"
#include "train/train.h"

namespace goeswith::evaluate {

// Probabilities by the newest orders and by the orders before those, each taught by what came
// before them: one season's shoppers are readier to add than another's.
class TwoSeasons {
 public:
  // Of a way of learning; `newest` must outlive this. Of the season before, evenly drawn
  // `most_asked` orders at most are asked; where what came before it teaches nothing, the newest
  // season stands alone.
  TwoSeasons(const Split& newest, const orders::Catalog& catalog,
             const train::TrainOptions& options, size_t most_asked);

  // Fits the curves of `contents`, which the way has made of the newest season's training.
  void calibrate(model::Contents& contents, Looked looked);

 private:
  const Split& newest_;
  Split before_;
  std::optional<model::Contents> contents_before_;
};

}  // namespace goeswith::evaluate
