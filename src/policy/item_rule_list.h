#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/item_rules.h"

namespace goeswith::policy {

// What is said of one item, to be written as model::ItemContents::rules.
class ItemRuleList {
 public:
  // Placements of the same letter and SKU become one entry; what was added already stays one. The
  // SKU must outlive the list.
  void add(model::RuleLetter letter, uint32_t number, std::string_view sku = {});

  // Entries in the order of model::RuleLetter; those of one letter as they were added.
  std::string text() const;

 private:
  std::vector<model::ItemRule> rules_;
};

// Whether the form can hold it: rules are lines.
bool can_be_written(std::string_view sku);

}  // namespace goeswith::policy
