#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "policy/policy.h"

namespace goeswith::policy {

// The attributes of "fits" and the values of each, numbered by first appearance.
class FitWords {
 public:
  struct Attribute {
    std::string name;
    std::vector<std::string> values;
  };

  explicit FitWords(const Policy& policy);

  const std::vector<Attribute>& attributes() const { return attributes_; }
  // Of an element of policy.fits, as a rule of an item says it.
  uint32_t number(size_t fit) const { return numbers_[fit]; }

 private:
  std::vector<Attribute> attributes_;
  std::vector<uint32_t> numbers_;
};

}  // namespace goeswith::policy
