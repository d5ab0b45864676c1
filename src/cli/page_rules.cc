#include "cli/page_rules.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "policy/place.h"

namespace goeswith::cli {
namespace {

using policy::kPlacementNames;

size_t index_of(const std::string& placement) {
  return static_cast<size_t>(
      std::find(std::begin(kPlacementNames), std::end(kPlacementNames), placement) -
      std::begin(kPlacementNames));
}

}  // namespace

PageRules::PageRules(const std::string& json) {
  if (json.empty()) return;
  try {
    const auto policy = nlohmann::json::parse(json);
    ceiling_ = static_cast<uint32_t>(std::lround(1000 * policy.value("ceiling", 0.0)));
    const std::vector<uint32_t> caps = policy.value("caps", std::vector<uint32_t>{});
    std::copy_n(caps.begin(), std::min(caps.size(), at_most_.size()), at_most_.begin());
    const auto silence = policy.value("silence", nlohmann::json::object());
    for (size_t p = 0; p < least_.size(); ++p) {
      least_[p] = silence.value(kPlacementNames[p], engine::kModelsOwn);
    }
  } catch (const nlohmann::json::exception& error) {
    throw std::runtime_error(std::string("the policy's file cannot be read: ") + error.what());
  }
}

uint32_t PageRules::place(const std::string& placement) { return 1u << index_of(placement); }

void PageRules::apply(const std::string& placement, engine::Query& query) const {
  query.place = place(placement);
  query.ceiling = ceiling_;
  query.at_most = at_most_.data();
  if (query.min_probability < 0) query.min_probability = least_[index_of(placement)];
}

}  // namespace goeswith::cli
