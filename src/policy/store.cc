#include "policy/store.h"

#include <algorithm>

#include "orders/money.h"

namespace goeswith::policy {
namespace {

// An amount of the catalog's in minor units of the currency.
int64_t rescaled(int64_t amount, const orders::Catalog& catalog, const std::string& currency) {
  const std::string_view written =
      catalog.currency.empty() ? orders::kFinestCurrency : std::string_view(catalog.currency);
  return orders::rescaled(amount, orders::currency_decimals(written),
                          orders::currency_decimals(currency));
}

}  // namespace

Store::Store(const orders::SoldItems& sold, const orders::Catalog& catalog)
    : currency_(catalog.currency.empty() ? sold.currency : catalog.currency) {
  for (const orders::CatalogItem& item : catalog.items) {
    add({item.sku, item.title, item.category, rescaled(item.price, catalog, currency_)});
  }
  for (const orders::Item& item : sold.items) {
    if (!by_sku_.contains(item.sku)) add({item.sku, item.title, "", item.price});
    if (sold.currency == currency_) items_[by_sku_.at(item.sku)].paid = item.price;
  }
  add_costs(catalog);
}

Store::Store(const model::Contents& contents, const orders::Catalog& catalog)
    : currency_(contents.currency) {
  for (const model::ItemContents& item : contents.items) {
    add({item.text[model::kSku], item.text[model::kTitle], item.text[model::kCategory],
         item.price == model::kNoPrice ? orders::kNoPrice : int64_t{item.price}});
  }
  add_costs(catalog);
}

void Store::add(const StoreItem& item) {
  const auto number = static_cast<uint32_t>(items_.size());
  by_sku_.emplace(item.sku, number);
  if (!item.category.empty()) categories_[item.category].push_back(number);
  items_.push_back(item);
}

void Store::add_costs(const orders::Catalog& catalog) {
  for (const orders::CatalogItem& listed : catalog.items) {
    const std::optional<uint32_t> item = find(listed.sku);
    if (!item) continue;
    items_[*item].cost = rescaled(listed.cost, catalog, currency_);
    items_[*item].stock = listed.stock;
  }
}

std::optional<uint32_t> Store::find(std::string_view sku) const {
  const auto found = by_sku_.find(sku);
  if (found == by_sku_.end()) return {};
  return found->second;
}

std::vector<uint32_t> Store::selected(const Who& who) const {
  std::vector<uint32_t> items;
  for (const std::string& sku : who.items) {
    if (const std::optional<uint32_t> item = find(sku)) items.push_back(*item);
  }
  for (const std::string& category : who.categories) {
    const auto found = categories_.find(category);
    if (found != categories_.end()) {
      items.insert(items.end(), found->second.begin(), found->second.end());
    }
  }
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
  return items;
}

std::string Store::in_units(int64_t amount) const {
  const int decimals = orders::currency_decimals(currency_);
  std::string digits = std::to_string(amount);
  if (decimals > 0) {
    const auto least = static_cast<size_t>(decimals) + 1;
    if (digits.size() < least) digits.insert(0, least - digits.size(), '0');
    digits.insert(digits.size() - static_cast<size_t>(decimals), ".");
  }
  return digits;
}

bool Store::counts_stock() const {
  return std::any_of(items_.begin(), items_.end(),
                     [](const StoreItem& item) { return item.stock != orders::kUnknownStock; });
}

}  // namespace goeswith::policy
