#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "model/write_model.h"
#include "orders/order_log.h"

namespace goeswith::evaluate {

constexpr size_t kCurveKnots = 12;

// A curve that gives probabilities in proportion to raw scores in `low`…`high`, for reading raw
// scores back from the engine.
std::vector<model::Knot> straight_curve(double low, double high);

// One ranked item: its raw score, and whether the shopper went on to buy it.
struct Outcome {
  double score;
  bool bought;
};

// The ascending curve from score to observed share: runs of equally many outcomes, made monotone by
// pooling adjacent violators (Ayer et al. 1955), drawn to the middle as if each run had seen two
// outcomes more at the overall share. Always kCurveKnots knots of ascending scores.
std::vector<model::Knot> fit_curve(std::vector<Outcome> outcomes);

// Ranks how the asked orders began and compares with how they went on: a curve for each size class
// of `ranking`. `contents` is a model of the items of `training`, ranked as `ranking` says; few
// outcomes of a class are helped out by those of its neighbours. kRanked looks at what an engine
// chooses from, kShown at what it shows once diversity has chosen: at the same score that is bought
// a little less often.
enum class Looked { kRanked, kShown };
void calibrate(model::Contents& contents, const orders::OrderLog& training,
               const std::vector<std::vector<uint32_t>>& asked, Looked looked);

}  // namespace goeswith::evaluate
