#pragma once

#include <vector>

#include "train/small_log.h"

namespace goeswith::train {

// Three items and a bystander, for counting by hand.
// W: a 1.75, b 3.5, c 2.5, ab 1.5, ac 0.5, bc 2.5; n: a 3, b 3, c 2, ab 2, ac 1, bc 2.
const orders::OrderLog kHandLog =
    with_bystanders(log_of({{"a", "b"}, {"b", "c", "a"}, {"a"}, {"c", "b"}}), 6);
const std::vector<double> kHandWeights = {1, 0.5, 0.25, 2, 1, 1, 1, 1, 1, 1};

}  // namespace goeswith::train
