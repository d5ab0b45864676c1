#include "evaluate/dial.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "orders/money.h"
#include "policy/store.h"
#include "policy/worth.h"

namespace goeswith::evaluate {
namespace {

// What each item of a model costs and earns, in minor units; 0 where nothing is known.
struct Money {
  std::vector<double> price;
  std::vector<double> margin;
};

Money money_of(const model::Contents& contents, const model::Model& model,
               const Merchant& merchant) {
  const policy::Store store(contents, merchant.catalog);
  const auto margins = policy::margins(merchant.policy, store);
  Money money{std::vector<double>(model.items()), std::vector<double>(model.items())};
  for (size_t i = 0; i < margins.size(); ++i) {
    const uint32_t item = model.find(store.items()[i].sku);
    if (model.price(item) != model::kNoPrice) money.price[item] = model.price(item);
    money.margin[item] = margins[i].value_or(0);
  }
  return money;
}

DialPoint replay(const model::Contents& contents, const Split& split, const Merchant& merchant,
                 double dial) {
  policy::Policy policy = merchant.policy;
  policy.worth.dial = dial;
  ShopReplay shop(contents, split, {policy, merchant.catalog});
  const Money money = money_of(contents, shop.model(), merchant);
  DialPoint point{.dial = dial, .given = dial == merchant.policy.worth.dial};
  double carts = 0;
  shop.each_cart([&](const ShopCart& cart) {
    ++carts;
    bool hit = false;
    for (const engine::Suggestion& suggestion : shop.suggest(shop.query(cart))) {
      if (!cart.has(suggestion.item)) continue;
      hit = true;
      point.revenue += money.price[suggestion.item];
      point.margin += money.margin[suggestion.item];
    }
    point.hits += hit ? 1 : 0;
  });
  const double unit = std::pow(10.0, contents.decimals);
  point.hits *= 100 / carts;
  point.revenue *= 100 / carts / unit;
  point.margin *= 100 / carts / unit;
  return point;
}

}  // namespace

void describe(const orders::Catalog& catalog, model::Contents& contents) {
  std::unordered_map<std::string_view, const orders::CatalogItem*> listed;
  for (const orders::CatalogItem& item : catalog.items) listed.emplace(item.sku, &item);
  for (model::ItemContents& item : contents.items) {
    const auto found = listed.find(item.text[model::kSku]);
    if (found == listed.end()) continue;
    item.text[model::kCategory] = found->second->category;
    const int64_t price = found->second->price;
    if (price >= 0 && price < model::kNoPrice && catalog.currency == contents.currency) {
      item.price = static_cast<uint32_t>(price);
    }
  }
}

std::vector<DialPoint> along_dial(const model::Contents& contents, const Split& split,
                                  const Merchant& merchant) {
  std::vector<double> dials = {0, 0.25, 0.5, 0.75, 1, merchant.policy.worth.dial};
  std::sort(dials.begin(), dials.end());
  dials.erase(std::unique(dials.begin(), dials.end()), dials.end());
  std::vector<DialPoint> points;
  for (const double dial : dials) points.push_back(replay(contents, split, merchant, dial));
  return points;
}

}  // namespace goeswith::evaluate
