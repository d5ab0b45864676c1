#pragma once

#include "train/learner.h"
#include "train/pair_counts.h"

namespace goeswith::train {

// For each item j the ridge regression of "the order has j" on the items i that are bought with it:
//   (diag(W + λ) + ρ · offdiag(W)) b = W_·j,   w_ij = b_i · ((W_i + s) / (W_j + s))^α
// where W are weighted pair counts, λ = s, and the i are the item's best pairs alone, so that a
// system of a hundred equations takes the place of the whole catalog's. ρ is the share of the other
// lines of an order that the cart is expected to have: with ρ = 0 nothing is explained away and w
// is the weighted asymmetric cosine, with ρ = 1, all items and α = 0 it is EASE (Steck 2019,
// "Embarrassingly shallow autoencoders for sparse data"); a cart of few lines of a long order
// (denoising, Steck 2020, "Autoencoders that don't overfit towards the identity") is in between.
Affinities learn_ridge(const PairCounts& counts, const LearnerOptions& options,
                       const MayNeighbour& may_neighbour, const Progress& progress);

// The same with ρ = 0, without solving anything.
Affinities learn_cosine(const PairCounts& counts, const LearnerOptions& options,
                        const MayNeighbour& may_neighbour, const Progress& progress);

}  // namespace goeswith::train
