#pragma once

#include <string>
#include <vector>

#include "evaluate/bootstrap.h"
#include "evaluate/reliability.h"

namespace goeswith::cli {

// One row of a bar chart that is a table: it reads without the picture.
struct Bar {
  std::string label;  // plain text; escaped here
  double value;       // share, 0…1
  evaluate::Interval interval;
  bool with_interval;
  bool own;  // goeswith's
};

// `<tr>`s of two cells, the label and the bar with its figure. Bars are as long as their value
// is of `longest`.
std::string bar_rows(const std::vector<Bar>& bars, double longest);

// An `<svg>` of stated against observed shares, with the diagonal on which both agree. `bins` is
// not empty.
std::string reliability_chart(const std::vector<evaluate::ReliabilityBin>& bins);

}  // namespace goeswith::cli
