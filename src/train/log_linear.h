#pragma once

#include "train/learner.h"
#include "train/pair_counts.h"

namespace goeswith::train {

// The log-linear model of what is added to a cart C of k lines:
//   P(next = j | C) = exp(b_j + k^-½ · sum over i in C of w_ij) / Z
// over the items not in C, for w of each item's best pairs alone. It starts at shrunk logarithms of
// lift and of popularity, and goes through the orders epoch by epoch in random order: some lines of
// an order are the cart, the others what was added; gradient of the log-likelihood, step sizes by
// Adagrad (Duchi et al. 2011). The softmax is exact: Z is the sum over all items of exp(b_j), kept
// up to date, corrected for the few that the cart's weights reach. One thread, so that the same
// input gives the same bits.
//
// `counts` must be those of a log. Affinities are logarithmic: rows hold w, priors hold b_j less
// the least b.
Affinities learn_log_linear(const PairCounts& counts, const LearnerOptions& options,
                            const MayNeighbour& may_neighbour, const Progress& progress);

// What a cart of k lines multiplies the weights by.
double log_linear_scale(double lines);

}  // namespace goeswith::train
