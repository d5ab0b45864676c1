#pragma once

#include "model/model.h"

namespace goeswith::evaluate {

// The fewest bits that a neighbour can take if each is drawn by itself: the entropy of which item
// it is, given how often items are neighbours, less what the order of a row would say (log2 of a
// row's n! orders, which nobody needs to know), and the entropy of how far its weight's code is
// from the middle one of its row. Bits a neighbour; 0 for a model without any.
struct NeighbourBound {
  double number = 0;
  double code = 0;
};

NeighbourBound neighbour_bound(const model::Model& model);

}  // namespace goeswith::evaluate
