#include "evaluate/starting_options.h"

#include "evaluate/calibrate.h"
#include "evaluate/starting_classes.h"

namespace goeswith::evaluate {

train::LearnerOptions starting_options(const Fixed& fixed) {
  train::LearnerOptions options;
  if (fixed.learner) options.learner = *fixed.learner;
  if (fixed.recency_days) options.weighting.recency_days = *fixed.recency_days;
  if (fixed.size_exponent) options.weighting.size_exponent = *fixed.size_exponent;
  if (fixed.asymmetry) options.asymmetry = *fixed.asymmetry;
  if (fixed.shrinkage) options.shrinkage = *fixed.shrinkage;
  if (fixed.min_orders) options.min_orders = *fixed.min_orders;
  if (fixed.max_neighbours) options.max_neighbours = *fixed.max_neighbours;
  return options;
}

Choice choose_nothing(const Fixed& fixed) {
  Choice choice;
  choice.options.learner = starting_options(fixed);
  choice.options.ranking.classes =
      starting_classes(choice.options.learner.learner == train::Learner::kLogLinear);
  for (model::SizeClass& of : choice.options.ranking.classes) of.curve = fit_curve({});
  choice.reasons = {
      "no orders to compare ways of learning by: the defaults were taken, and scores are no "
      "probabilities"};
  return choice;
}

}  // namespace goeswith::evaluate
