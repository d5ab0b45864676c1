#include "policy/fit_numbers.h"

#include <algorithm>
#include <string_view>

#include "model/item_rules.h"

namespace goeswith::policy {
namespace {

// Of the text, which is put at the end if it is not there yet.
uint32_t number_of(std::string_view text, std::vector<std::string_view>& known) {
  const auto found = std::find(known.begin(), known.end(), text);
  const auto number = static_cast<uint32_t>(found - known.begin());
  if (found == known.end()) known.push_back(text);
  return number;
}

}  // namespace

std::vector<uint32_t> fit_numbers(const Policy& policy) {
  std::vector<uint32_t> numbers;
  std::vector<std::string_view> attributes;
  std::vector<std::vector<std::string_view>> values;
  for (const Fit& fit : policy.fits) {
    const uint32_t attribute = number_of(fit.attribute, attributes);
    values.resize(attributes.size());
    numbers.push_back(attribute * model::kFitsValues + number_of(fit.value, values[attribute]));
  }
  return numbers;
}

}  // namespace goeswith::policy
