#include "train/item_facts.h"

#include <algorithm>
#include <cmath>

#include "orders/ascii.h"
#include "orders/money.h"
#include "orders/string_table.h"

namespace goeswith::train {
namespace {

// A word in more of the items says what the store sells, not what an item is.
constexpr uint32_t kCommonShare = 4;
// Of the dearer price: a cup and a kettle that share their words are no twins.
constexpr double kTwinPriceRatio = 2.0 / 3;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

double whole_units(int64_t price, std::string_view currency) {
  return price > 0 ? static_cast<double>(price) / std::pow(10, orders::currency_decimals(currency))
                   : 0;
}

uint32_t number_of(orders::StringTable& table, std::string_view text) {
  return text.empty() ? ItemFact::kUnknown : table.intern(orders::to_lower(text));
}

double price_ratio(const ItemFact& a, const ItemFact& b) {
  return a.price > 0 && b.price > 0 ? std::min(a.price, b.price) / std::max(a.price, b.price) : 1;
}

bool same(uint32_t a, uint32_t b) { return a == b && a != ItemFact::kUnknown; }

}  // namespace

std::vector<std::string> title_words(std::string_view title) {
  std::vector<std::string> words;
  for (size_t at = 0; at < title.size();) {
    size_t end = at;
    while (end < title.size() && is_letter(title[end])) ++end;
    if (end > at) words.push_back(orders::to_lower(title.substr(at, end - at)));
    at = end + 1;
  }
  return words;
}

ItemFacts::ItemFacts(const orders::SoldItems& sold, const orders::Catalog& catalog,
                     const SimilarityWeights& weights)
    : weights_(weights), facts_(sold.items.size()) {
  orders::StringTable skus;
  for (const orders::Item& item : sold.items) skus.intern(item.sku);
  std::vector<std::string_view> titles;
  for (size_t i = 0; i < sold.items.size(); ++i) {
    titles.emplace_back(sold.items[i].title);
    facts_[i].price = whole_units(sold.items[i].price, sold.currency);
  }
  orders::StringTable words;
  orders::StringTable categories;
  orders::StringTable brands;
  orders::StringTable products;
  const std::string_view currency =
      catalog.currency.empty() ? orders::kFinestCurrency : std::string_view(catalog.currency);
  for (const orders::CatalogItem& item : catalog.items) {
    const uint32_t number = skus.intern(item.sku);
    if (number >= facts_.size()) {
      facts_.resize(number + 1);
      titles.resize(number + 1);
    }
    ItemFact& fact = facts_[number];
    if (!item.title.empty()) titles[number] = item.title;
    if (item.price > 0) fact.price = whole_units(item.price, currency);
    fact.category = number_of(categories, item.category);
    fact.brand = number_of(brands, item.brand);
    fact.product = number_of(products, item.product);
  }
  brands_ = brands.size();
  products_ = products.size();
  category_items_.resize(categories.size());
  for (size_t i = 0; i < facts_.size(); ++i) {
    ItemFact& fact = facts_[i];
    if (fact.category != ItemFact::kUnknown) ++category_items_[fact.category];
    for (const std::string& word : title_words(titles[i])) fact.words.push_back(words.intern(word));
    std::sort(fact.words.begin(), fact.words.end());
    fact.words.erase(std::unique(fact.words.begin(), fact.words.end()), fact.words.end());
  }
  word_weight_.resize(words.size());
  weigh_words();
}

void ItemFacts::weigh_words() {
  std::vector<uint32_t> users(word_weight_.size(), 0);
  for (const ItemFact& fact : facts_) {
    for (const uint32_t word : fact.words) ++users[word];
  }
  const auto n = static_cast<double>(facts_.size());
  for (size_t w = 0; w < users.size(); ++w) {
    word_weight_[w] = users[w] * kCommonShare > n ? 0 : std::log(n / users[w]);
  }
  for (ItemFact& fact : facts_) {
    double square = 0;
    for (const uint32_t word : fact.words) square += word_weight_[word] * word_weight_[word];
    fact.length = std::sqrt(square);
  }
}

double ItemFacts::similarity(uint32_t a, uint32_t b) const {
  const ItemFact& x = facts_[a];
  const ItemFact& y = facts_[b];
  double alike = 1;
  if (!same(x.product, y.product)) {
    double sum = 0;
    double weight = 0;
    const auto add = [&](double fact_weight, double value) {
      sum += fact_weight * value;
      weight += fact_weight;
    };
    if (x.length > 0 && y.length > 0) {
      double product = 0;
      for (auto u = x.words.begin(), v = y.words.begin();
           u != x.words.end() && v != y.words.end();) {
        if (*u == *v) product += word_weight_[*u] * word_weight_[*u];
        const uint32_t least = std::min(*u, *v);
        u += *u == least ? 1 : 0;
        v += *v == least ? 1 : 0;
      }
      add(weights_.title, std::min(1.0, product / (x.length * y.length)));
    }
    if (x.category != ItemFact::kUnknown && y.category != ItemFact::kUnknown) {
      add(weights_.category, x.category == y.category ? 1 : 0);
    }
    if (x.brand != ItemFact::kUnknown && y.brand != ItemFact::kUnknown) {
      add(weights_.brand, x.brand == y.brand ? 1 : 0);
    }
    alike = weight > 0 ? sum / weight : 0;
  }
  return alike * (1 - weights_.price + weights_.price * price_ratio(x, y));
}

bool ItemFacts::near_twins(uint32_t a, uint32_t b) const {
  const ItemFact& x = facts_[a];
  const ItemFact& y = facts_[b];
  if (a == b || same(x.product, y.product)) return true;
  if (price_ratio(x, y) < kTwinPriceRatio) return false;
  size_t shared = 0;
  for (auto u = x.words.begin(), v = y.words.begin(); u != x.words.end() && v != y.words.end();) {
    const uint32_t least = std::min(*u, *v);
    shared += *u == *v ? 1 : 0;
    u += *u == least ? 1 : 0;
    v += *v == least ? 1 : 0;
  }
  return shared >= 2 && x.words.size() <= shared + 1 && y.words.size() <= shared + 1;
}

}  // namespace goeswith::train
