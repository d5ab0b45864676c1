#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "policy/policy.h"
#include "policy/store.h"

namespace goeswith::policy {

// Which items of a store a policy keeps apart, in whatever words: pairs that never stand together,
// and those that do not fit.
class Apart {
 public:
  // Both must outlive it.
  Apart(const Policy& policy, const Store& store);

  // Of these beside the others, the first two that are kept apart and why, as `"A" never goes
  // beside "B" by /never_with/0`; empty if none are.
  std::string first(const std::vector<uint32_t>& items, const std::vector<uint32_t>& others) const;
  // Whether each of these is kept apart from each of the others.
  bool all(const std::vector<uint32_t>& items, const std::vector<uint32_t>& others) const;

 private:
  std::string why(uint32_t item, uint32_t other) const;

  const Store& store_;
  std::map<uint32_t, std::set<size_t>> sides_;  // 2 · rule, and 1 more for its `beside`
  // Attributes and values.
  std::map<uint32_t, std::map<std::string, std::set<std::string>>> fits_;
};

}  // namespace goeswith::policy
