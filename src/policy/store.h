#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/write_model.h"
#include "orders/catalog.h"
#include "orders/order_log.h"
#include "policy/policy.h"

namespace goeswith::policy {

// An item as far as a policy may speak of it. Money is in minor units of Store::currency.
struct StoreItem {
  std::string_view sku;
  std::string_view title;
  std::string_view category;
  int64_t price = orders::kNoPrice;
  int64_t cost = orders::kNoPrice;
  int64_t stock = orders::kUnknownStock;
  int64_t paid = orders::kNoPrice;  // by the newest order that says
};

// What a store has, and which of it a policy means. Keeps views: what it is made of must stay as
// it is, but for numbers.
class Store {
 public:
  // As known before anything is learned: what was ordered and what the catalog lists.
  Store(const orders::SoldItems& sold, const orders::Catalog& catalog);
  // As it will be published; items have the numbers of contents.items.
  Store(const model::Contents& contents, const orders::Catalog& catalog);

  const std::vector<StoreItem>& items() const { return items_; }
  std::optional<uint32_t> find(std::string_view sku) const;
  bool has_category(std::string_view category) const { return categories_.contains(category); }
  // The items meant, ascending, each once. What the store does not have is passed over.
  std::vector<uint32_t> selected(const Who& who) const;
  // Whether the catalog counts the pieces of any item.
  bool counts_stock() const;
  // An amount in whole units of the currency, for people: "19.00".
  std::string in_units(int64_t amount) const;
  // ISO 4217, or empty if neither catalog nor orders say.
  const std::string& currency() const { return currency_; }

 private:
  void add(const StoreItem& item);
  void add_costs(const orders::Catalog& catalog);

  std::vector<StoreItem> items_;
  std::string currency_;
  std::unordered_map<std::string_view, uint32_t> by_sku_;
  std::unordered_map<std::string_view, std::vector<uint32_t>> categories_;
};

}  // namespace goeswith::policy
