#pragma once

#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/page_facts.h"
#include "engine/recommender.h"

namespace goeswith::cli {

// What the policy that a model carries says of the whole store, model-data/FORMAT.md, as the engine
// takes it; as web/engine/policy.js has it in the browser.
class PageRules {
 public:
  // `json` is ModelDirectory::policy(). Throws std::runtime_error if it is not what a publish
  // writes.
  PageRules(const std::string& json, const PageFacts& facts);

  // Of the placements "cart", "thank-you" and "product".
  static uint32_t place(const std::string& placement);

  // What the shopper bought before, the newest first, as far as the engine takes it; and the rest,
  // which is to be excluded.
  std::span<const SkuNumber> history() const;
  std::span<const SkuNumber> older_history() const;

  // Writes into the model the prices of the offers that count now, and what the page knows of the
  // stock. A model without a policy stays as it is, and so does apply()'s query.
  void refresh(const model::Model& model) const;
  // Puts them into a query that has its cart, and which must not outlive them. The least
  // probability is left alone if the query has one.
  void apply(const std::string& placement, const model::Model& model, engine::Query& query);

 private:
  struct Offer {
    std::vector<std::string> items;
    uint32_t price;
  };
  struct Shipping {
    std::string currency;
    uint32_t from;  // minor units
  };

  void read(const nlohmann::json& policy);
  bool is_for_shopper(const nlohmann::json& part) const;
  std::optional<double> total(const model::Model& model, std::span<const uint32_t> cart) const;

  PageFacts facts_;
  uint32_t ceiling_ = 0;
  std::array<uint32_t, model::kMaxGroups> at_most_ = {};
  std::array<float, 3> least_ = {engine::kModelsOwn, engine::kModelsOwn, engine::kModelsOwn};
  uint32_t minimum_ = 1;  // pieces
  uint32_t low_ = 0;
  std::vector<Offer> offers_;       // that count now, for this shopper
  std::vector<Shipping> shipping_;  // for this shopper, the first of a currency counts
  std::vector<engine::Past> past_;
};

}  // namespace goeswith::cli
