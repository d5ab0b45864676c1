#pragma once

#include <string>
#include <vector>

#include "model/write_model.h"

namespace goeswith::evaluate {

// Where a choice starts for carts of one, two, three, up to six, up to twelve and more lines: what
// suits most stores. `logarithmic` as in train::Affinities. Their curves tell no probabilities yet.
std::vector<model::SizeClass> starting_classes(bool logarithmic);

// "carts of up to 6 lines", "longer carts".
std::string carts_of(const model::SizeClass& size_class);

}  // namespace goeswith::evaluate
