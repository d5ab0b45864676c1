#include "train/learner.h"

#include <stdexcept>

#include "train/log_linear.h"
#include "train/ridge.h"

namespace goeswith::train {

Affinities learn(const PairCounts& counts, const LearnerOptions& options,
                 const MayNeighbour& may_neighbour, const Progress& progress) {
  switch (options.learner) {
    case Learner::kCosine:
      return learn_cosine(counts, options, may_neighbour, progress);
    case Learner::kRidge:
      return learn_ridge(counts, options, may_neighbour, progress);
    case Learner::kLogLinear:
      break;
  }
  if (counts.log() == nullptr) {
    throw std::invalid_argument("log-linear learns from orders, and only their counts are known");
  }
  return learn_log_linear(counts, options, may_neighbour, progress);
}

}  // namespace goeswith::train
