#pragma once

#include <string>

#include "evaluate/evaluate.h"

namespace goeswith::cli {

// The report as a page that a shop owner understands: how many carts would have been shown
// something that was bought, beside the other methods and by size of cart; the strongest pairs with
// their evidence; whether the probabilities can be believed; where it does badly; what the numbers
// mean. One HTML document with its styles and charts in it, no script, and a policy that forbids
// every request; light or dark as the reader has it. Every text of the store is escaped.
std::string report_html(const evaluate::Report& report);

}  // namespace goeswith::cli
