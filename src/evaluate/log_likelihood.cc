#include "evaluate/log_likelihood.h"

#include <algorithm>
#include <cmath>

namespace goeswith::evaluate {
namespace {

double cell(double count, double row, double column, double all) {
  return count <= 0 ? 0 : count * std::log(count * all / (row * column));
}

}  // namespace

double log_likelihood_ratio(double both, double a, double b, double all) {
  if (both * all <= a * b) return 0;
  const double sum = cell(both, a, b, all) + cell(a - both, a, all - b, all) +
                     cell(b - both, all - a, b, all) +
                     cell(all - a - b + both, all - a, all - b, all);
  return std::max(0.0, 2 * sum);
}

}  // namespace goeswith::evaluate
