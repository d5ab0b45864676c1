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

// By the size class of the cart.
using Outcomes = std::vector<std::vector<Outcome>>;

// Ranks how the asked orders began and looks at how they went on. `contents` is a model of the
// items of `training`, ranked by its `ranking`, and comes back as it was. kAtRanked looks at what
// an engine chooses from, kAtShown at what it shows once diversity chose: at the same score that is
// bought a little less often.
enum class Looked { kAtRanked, kAtShown };
Outcomes outcomes_of(model::Contents& contents, const orders::OrderLog& training,
                     const std::vector<std::vector<uint32_t>>& asked, Looked looked);

// Fits a curve for each size class of `ranking` to the outcomes of all seasons; few of a class are
// helped out by those of its neighbours. Then holds the curves down to the season whose shoppers
// were the least ready to add: nobody knows what the next are like, and better no suggestion than a
// bad one.
void fit_curves(model::Ranking& ranking, std::span<const Outcomes> seasons);

// Both, for one season.
void calibrate(model::Contents& contents, const orders::OrderLog& training,
               const std::vector<std::vector<uint32_t>>& asked, Looked looked);

}  // namespace goeswith::evaluate
