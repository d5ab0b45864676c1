#include "train/train.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <unordered_map>

#include "orders/money.h"
#include "train/borrow.h"
#include "train/item_facts.h"
#include "train/substitutes.h"

namespace goeswith::train {
namespace {

// More than any page shows; a page may exclude hundreds.
constexpr size_t kMaxPopular = 256;

constexpr uint32_t kUnlisted = 0xFFFFFFFF;

uint32_t stored_price(int64_t price) {
  return price >= 0 && price < model::kNoPrice ? static_cast<uint32_t>(price) : model::kNoPrice;
}

// The items of the model: first those sold, under their numbers, then those of the
// catalog that nobody has ordered.
class Assortment {
 public:
  Assortment(const orders::SoldItems& sold, const orders::Catalog& catalog)
      : sold_(sold), catalog_(catalog), listed_as_(sold.items.size(), kUnlisted) {
    std::unordered_map<std::string_view, uint32_t> by_sku;
    for (uint32_t i = 0; i < sold.items.size(); ++i) by_sku.emplace(sold.items[i].sku, i);
    std::unordered_map<std::string_view, uint32_t> first_of_product;
    for (uint32_t c = 0; c < catalog.items.size(); ++c) {
      const auto added =
          by_sku.emplace(catalog.items[c].sku, static_cast<uint32_t>(listed_as_.size()));
      if (added.second) listed_as_.push_back(kUnlisted);
      listed_as_[added.first->second] = c;
      ordered_ += added.second ? 0 : 1;
    }
    product_.resize(listed_as_.size());
    std::iota(product_.begin(), product_.end(), 0u);
    for (uint32_t i = 0; i < listed_as_.size(); ++i) {
      if (listed_as_[i] == kUnlisted || catalog.items[listed_as_[i]].product.empty()) continue;
      product_[i] = first_of_product.emplace(catalog.items[listed_as_[i]].product, i).first->second;
    }
  }

  // Of the model: the catalog's, whose prices are shown, or else the orders'.
  const std::string& currency() const {
    return catalog_.currency.empty() ? sold_.currency : catalog_.currency;
  }
  int decimals() const { return orders::currency_decimals(currency()); }

  uint32_t items() const { return static_cast<uint32_t>(listed_as_.size()); }
  // Items of the catalog that were ordered.
  uint32_t ordered() const { return ordered_; }
  bool listed(uint32_t item) const { return listed_as_[item] != kUnlisted; }
  bool for_sale(uint32_t item) const { return catalog_.empty() || listed(item); }
  uint32_t product(uint32_t item) const { return product_[item]; }

  model::ItemContents describe(uint32_t item) const {
    model::ItemContents contents;
    if (listed(item)) {
      const orders::CatalogItem& listed = catalog_.items[listed_as_[item]];
      contents.text = {listed.sku, listed.title, listed.url, listed.image, listed.category};
      contents.price = stored_price(orders::rescaled(listed.price, catalog_decimals(), decimals()));
      contents.in_stock = listed.in_stock;
    } else {
      const orders::Item& ordered = sold_.items[item];
      contents.text = {ordered.sku, ordered.title, "", "", ""};
      contents.price = stored_price(ordered.price);
      contents.in_stock = for_sale(item);
    }
    if (contents.text[model::kTitle].empty()) {
      contents.text[model::kTitle] = contents.text[model::kSku];
    }
    return contents;
  }

 private:
  int catalog_decimals() const {
    return orders::currency_decimals(catalog_.currency.empty() ? orders::kFinestCurrency
                                                               : catalog_.currency);
  }

  const orders::SoldItems& sold_;
  const orders::Catalog& catalog_;
  std::vector<uint32_t> listed_as_;  // place in the catalog, or kUnlisted
  std::vector<uint32_t> product_;    // the first item of the same product
  uint32_t ordered_ = 0;
};

void require_teachable(const orders::SoldItems& sold, const PairCounts& counts,
                       const orders::Catalog& catalog, const Assortment& assortment) {
  if (counts.totals().orders_of_two == 0) {
    throw TrainError("none of the " + std::to_string(counts.orders()) +
                     " orders has two different items; what goes together cannot be learned");
  }
  if (!catalog.empty() && assortment.ordered() == 0) {
    throw TrainError("none of the catalog's " + std::to_string(catalog.items.size()) +
                     " SKUs (such as " + catalog.items.front().sku +
                     ") is in the orders (such as " + sold.items.front().sku +
                     "); are they of the same store?");
  }
}

// Only what speaks for an item can be borrowed; what speaks against one stays where it was learned.
void borrow_where_few(Affinities& affinities, const PairCounts& counts, const ItemFacts& facts,
                      const TrainOptions& options, const MayNeighbour& may_neighbour) {
  std::vector<std::vector<model::Neighbour>> against(affinities.rows.size());
  for (size_t i = 0; i < against.size(); ++i) {
    std::vector<model::Neighbour>& row = affinities.rows[i];
    const auto speaks_for = [](const model::Neighbour& neighbour) { return neighbour.weight > 0; };
    const auto end = std::stable_partition(row.begin(), row.end(), speaks_for);
    against[i].assign(end, row.end());
    row.erase(end, row.end());
  }
  BorrowOptions borrowing;
  borrowing.max_neighbours = options.learner.max_neighbours;
  affinities.rows = borrow(counts, affinities.rows, facts, may_neighbour, borrowing);
  for (size_t i = 0; i < against.size(); ++i) {
    std::vector<model::Neighbour>& row = affinities.rows[i];
    for (const model::Neighbour& neighbour : against[i]) {
      const bool back = std::any_of(row.begin(), row.end(), [&](const model::Neighbour& other) {
        return other.item == neighbour.item;
      });
      if (row.size() < options.learner.max_neighbours && !back) row.push_back(neighbour);
    }
  }
}

// Takes substitutes out, and gives new and rare items, those that nobody ordered included, what
// similar items have learned.
void complete(Affinities& affinities, const orders::SoldItems& sold, const PairCounts& counts,
              const orders::Catalog& catalog, const TrainOptions& options,
              const MayNeighbour& may_neighbour) {
  const ItemFacts facts(sold, catalog);
  const Substitutes substitutes(counts, facts);
  drop_substitutes(substitutes, affinities.rows);
  if (options.borrow) {
    borrow_where_few(affinities, counts, facts, options, may_neighbour);
    drop_substitutes(substitutes, affinities.rows);
  }
  affinities.rows.resize(facts.items());
}

std::vector<uint32_t> best_sellers(const std::vector<model::ItemContents>& contents,
                                   const std::vector<uint32_t>& for_sale) {
  std::vector<uint32_t> items = for_sale;
  std::erase_if(items, [&](uint32_t item) { return contents[item].orders == 0; });
  std::stable_sort(items.begin(), items.end(),
                   [&](uint32_t a, uint32_t b) { return contents[a].orders > contents[b].orders; });
  items.resize(std::min(items.size(), kMaxPopular));
  return items;
}

model::Contents train(const orders::SoldItems& sold, const PairCounts& counts,
                      const orders::Catalog& catalog, const TrainOptions& options,
                      const Progress& progress) {
  const Assortment assortment(sold, catalog);
  require_teachable(sold, counts, catalog, assortment);
  // What neither the catalog lists nor enough orders have may be a line written for one customer,
  // with their name in it, so it is not published.
  const auto published = [&](uint32_t item) {
    return assortment.listed(item) || counts.item_orders(item) >= options.learner.min_orders;
  };
  const auto may_neighbour = [&](uint32_t item, uint32_t other) {
    return assortment.for_sale(other) && published(other) &&
           assortment.product(item) != assortment.product(other);
  };
  Affinities affinities = learn(counts, options.learner, may_neighbour, progress);
  complete(affinities, sold, counts, catalog, options, may_neighbour);

  std::vector<uint32_t> number(assortment.items(), kUnlisted);
  std::vector<uint32_t> kept;
  for (uint32_t i = 0; i < assortment.items(); ++i) {
    if (!published(i)) continue;
    number[i] = static_cast<uint32_t>(kept.size());
    kept.push_back(i);
  }
  if (kept.empty()) {
    throw TrainError("no item is in at least " + std::to_string(options.learner.min_orders) +
                     " orders; what goes together cannot be learned");
  }

  model::Contents contents;
  contents.orders = static_cast<uint32_t>(counts.orders());
  contents.currency = assortment.currency();
  contents.decimals = static_cast<uint32_t>(assortment.decimals());
  contents.ranking = options.ranking;
  std::vector<uint32_t> for_sale;
  for (const uint32_t i : kept) {
    if (assortment.for_sale(i)) for_sale.push_back(number[i]);
    model::ItemContents& item = contents.items.emplace_back(assortment.describe(i));
    item.product = number[assortment.product(i)];
    if (i < sold.items.size()) {
      item.orders = counts.item_orders(i);
      item.prior = affinities.prior[i];
    }
    item.neighbours = std::move(affinities.rows[i]);
    for (model::Neighbour& neighbour : item.neighbours) neighbour.item = number[neighbour.item];
  }
  contents.popular = best_sellers(contents.items, for_sale);
  return contents;
}

}  // namespace

model::Contents train(const orders::OrderLog& log, const orders::Catalog& catalog,
                      const TrainOptions& options, const Progress& progress) {
  const orders::LargeVector<double> weights = order_weights(log, options.learner.weighting);
  return train(log, PairCounts(log, weights), catalog, options, progress);
}

model::Contents train(const PairTable& table, const orders::Catalog& catalog,
                      const TrainOptions& options, const Progress& progress) {
  if (options.learner.min_orders < table.min_orders) {
    throw TrainError("the pair counts leave out pairs of fewer than " +
                     std::to_string(table.min_orders) + " orders; " +
                     std::to_string(options.learner.min_orders) + " cannot be the least");
  }
  return train(table.sold, PairCounts(table), catalog, options, progress);
}

}  // namespace goeswith::train
