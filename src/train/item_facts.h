#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "orders/catalog.h"
#include "orders/order_log.h"

namespace goeswith::train {

// How much each fact says about two items being alike. A fact that either item lacks says nothing:
// similarity is the weighted mean of the facts that both have, scaled down where prices differ.
struct SimilarityWeights {
  double title = 1;
  double category = 0.5;
  double brand = 0.15;
  double price = 0.3;  // share of the similarity that the ratio of the prices decides, 0…1
};

// What is known of one item before anybody orders it.
struct ItemFact {
  static constexpr uint32_t kUnknown = 0xFFFFFFFF;

  std::vector<uint32_t> words;   // of the title, distinct, ascending
  double length = 0;             // of the title as a vector of word weights; 0 if no word weighs
  uint32_t category = kUnknown;  // items of the same number share it; so with the next two
  uint32_t brand = kUnknown;
  uint32_t product = kUnknown;
  double price = 0;  // in whole units of the currency; 0 if unknown
};

// Facts of all items, from the catalog where it lists them, else from the orders. In any language:
// nothing is assumed of titles but that words are between characters that are no letters.
class ItemFacts {
 public:
  // Numbers the items as train() does: first those sold, under their numbers, then those of the
  // catalog that nobody has ordered, in the catalog's order.
  ItemFacts(const orders::SoldItems& sold, const orders::Catalog& catalog,
            const SimilarityWeights& weights = {});

  size_t items() const { return facts_.size(); }
  const ItemFact& operator[](uint32_t item) const { return facts_[item]; }

  // How many numbers words, categories, brands and products have.
  uint32_t words() const { return static_cast<uint32_t>(word_weight_.size()); }
  uint32_t categories() const { return static_cast<uint32_t>(category_items_.size()); }
  uint32_t brands() const { return brands_; }
  uint32_t products() const { return products_; }
  // The items of a category.
  uint32_t category_items(uint32_t category) const { return category_items_[category]; }
  // ln(items / items with the word), 0 for words that over a quarter of the items have: rare words
  // say more, very common ones nothing.
  double word_weight(uint32_t word) const { return word_weight_[word]; }

  // How alike two items are, 0…1, the same both ways; 1 for two of one product and price.
  double similarity(uint32_t a, uint32_t b) const;

  // Whether two items look like one thing in two colours or sizes: two of one product, or titles of
  // the same words but for one, two shared at least, at prices within a half of each other.
  bool near_twins(uint32_t a, uint32_t b) const;

 private:
  void weigh_words();

  SimilarityWeights weights_;
  std::vector<ItemFact> facts_;
  std::vector<double> word_weight_;
  std::vector<uint32_t> category_items_;
  uint32_t brands_ = 0;
  uint32_t products_ = 0;
};

// The words of a title, in its order: runs of ASCII letters, lower-cased, and of characters beyond
// ASCII, as they are.
std::vector<std::string> title_words(std::string_view title);

}  // namespace goeswith::train
