#include "train/learner.h"

#include "train/log_linear.h"
#include "train/pair_counts.h"
#include "train/ridge.h"

namespace goeswith::train {

Affinities learn(const orders::OrderLog& log, const LearnerOptions& options,
                 const MayNeighbour& may_neighbour, const Progress& progress) {
  const std::vector<double> weights = order_weights(log, options.weighting);
  const PairCounts counts(log, weights);
  switch (options.learner) {
    case Learner::kCosine:
      return learn_cosine(counts, options, may_neighbour, progress);
    case Learner::kRidge:
      return learn_ridge(counts, options, may_neighbour, progress);
    case Learner::kLogLinear:
      break;
  }
  return learn_log_linear(log, counts, weights, options, may_neighbour, progress);
}

}  // namespace goeswith::train
