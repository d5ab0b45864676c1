#pragma once

namespace goeswith::evaluate {

// Dunning's log-likelihood ratio (1993) of a pair: how much better the orders are explained if the
// two items are bought together on purpose than if by chance; 2 · sum of k ln(k / expected k) over
// the four cells of the table. 0 if they are together no more than by chance.
//   both: orders with both; a, b: orders with one, with the other; all: all orders.
double log_likelihood_ratio(double both, double a, double b, double all);

}  // namespace goeswith::evaluate
