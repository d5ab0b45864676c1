#pragma once

#include <nlohmann/json.hpp>
#include <ostream>

#include "evaluate/evaluate.h"

namespace goeswith::cli {

// The object of `evaluate --json`.
nlohmann::ordered_json report_json(const evaluate::Report& report);

// The same for people: two tables of a row a method, at most 120 columns wide, of a store with a
// policy what that and past orders bring, and how reliable the probabilities are.
void print_report(std::ostream& out, const evaluate::Report& report);

}  // namespace goeswith::cli
