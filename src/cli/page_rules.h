#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "engine/recommender.h"

namespace goeswith::cli {

// What the policy that a model carries says of the whole store, model-data/FORMAT.md, as the engine
// takes it.
class PageRules {
 public:
  // `json` is ModelDirectory::policy(). Throws std::runtime_error if it is not what a publish
  // writes.
  explicit PageRules(const std::string& json);

  // Of the placements "cart", "thank-you" and "product".
  static uint32_t place(const std::string& placement);

  // Puts them into a query, which must not outlive them. The least probability is left alone if the
  // query has one.
  void apply(const std::string& placement, engine::Query& query) const;

 private:
  uint32_t ceiling_ = 0;
  std::array<uint32_t, model::kMaxGroups> at_most_ = {};
  std::array<float, 3> least_ = {engine::kModelsOwn, engine::kModelsOwn, engine::kModelsOwn};
};

}  // namespace goeswith::cli
