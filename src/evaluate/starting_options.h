#pragma once

#include "evaluate/choose.h"

namespace goeswith::evaluate {

// What is fixed, the rest the defaults.
train::LearnerOptions starting_options(const Fixed& fixed);

// The choice where there are no orders to choose by: starting_options, ranked as most stores are
// ranked best. Scores follow the strength of suggestions, but are no probabilities of this store's
// shoppers, and hold nothing back.
Choice choose_nothing(const Fixed& fixed);

}  // namespace goeswith::evaluate
