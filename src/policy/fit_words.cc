#include "policy/fit_words.h"

#include <algorithm>

#include "model/item_rules.h"

namespace goeswith::policy {

FitWords::FitWords(const Policy& policy) {
  for (const Fit& fit : policy.fits) {
    auto attribute = std::find_if(attributes_.begin(), attributes_.end(),
                                  [&](const Attribute& a) { return a.name == fit.attribute; });
    if (attribute == attributes_.end()) {
      attribute = attributes_.insert(attributes_.end(), {fit.attribute, {}});
    }
    auto value = std::find(attribute->values.begin(), attribute->values.end(), fit.value);
    if (value == attribute->values.end()) {
      value = attribute->values.insert(attribute->values.end(), fit.value);
    }
    numbers_.push_back(static_cast<uint32_t>(attribute - attributes_.begin()) * model::kFitsValues +
                       static_cast<uint32_t>(value - attribute->values.begin()));
  }
}

}  // namespace goeswith::policy
