#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/write_model.h"
#include "orders/catalog.h"
#include "policy/mistakes.h"
#include "policy/policy.h"
#include "policy/read_policy.h"

namespace goeswith::policy {

// A catalog of four items in GBP: two pots, a cup and a spoon, of which the spoon is of no
// category. Costs are half the price but of the spoon, which has none.
inline orders::Catalog small_catalog() {
  orders::Catalog catalog;
  catalog.currency = "GBP";
  const auto add = [&](const char* sku, const char* category, int64_t price, int64_t cost) {
    orders::CatalogItem item;
    item.sku = sku;
    item.title = std::string("The ") + sku;
    item.category = category;
    item.price = price;
    item.cost = cost;
    catalog.items.push_back(item);
  };
  add("POT", "Pots", 2000, 1000);
  add("BIG", "Pots", 2600, 1300);
  add("CUP", "Cups", 500, 250);
  add("SPO", "", 200, orders::kNoPrice);
  return catalog;
}

// What was learned of those items: pot and cup go together, the pot's row has the spoon as well.
inline model::Contents small_contents() {
  const orders::Catalog catalog = small_catalog();
  model::Contents contents;
  contents.orders = 100;
  contents.currency = "GBP";
  for (uint32_t i = 0; i < catalog.items.size(); ++i) {
    const orders::CatalogItem& listed = catalog.items[i];
    model::ItemContents item;
    item.text = {listed.sku, listed.title, "", "", listed.category};
    item.price = static_cast<uint32_t>(listed.price);
    item.orders = 20;
    item.product = i;
    contents.items.push_back(item);
  }
  contents.items[0].neighbours = {{2, 0.8, 12}, {3, 0.2, 3}};
  contents.items[2].neighbours = {{0, 0.6, 12}};
  return contents;
}

inline Policy policy_of(const std::string& text) { return read_policy(text, "policy.json"); }

// What is wrong with the policy, without the file's name.
inline std::vector<std::string> mistakes_in(const std::string& text,
                                            const std::string& store_currency = "") {
  try {
    read_policy(text, "policy.json", store_currency);
  } catch (const PolicyError& error) {
    std::vector<std::string> mistakes;
    for (const std::string& mistake : error.mistakes()) {
      const std::string prefix = "policy.json: ";
      mistakes.push_back(mistake.starts_with(prefix) ? mistake.substr(prefix.size()) : mistake);
    }
    return mistakes;
  }
  return {};
}

}  // namespace goeswith::policy
