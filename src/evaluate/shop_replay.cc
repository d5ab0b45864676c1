#include "evaluate/shop_replay.h"

#include <algorithm>
#include <cmath>

#include "evaluate/scores.h"
#include "policy/apply_policy.h"

namespace goeswith::evaluate {
namespace {

std::vector<uint8_t> ruled_file(model::Contents contents, const Merchant& merchant) {
  policy::apply(merchant.policy, merchant.catalog, contents);
  return model::write_model(contents);
}

}  // namespace

bool ShopCart::has(uint32_t item) const {
  return std::find(order.begin(), order.end(), item) != order.end();
}

ShopReplay::ShopReplay(const model::Contents& contents, const Split& split,
                       const Merchant& merchant)
    : split_(split),
      numbered_(ruled_file(contents, merchant), split.training),
      to_model_(items_in_model(split.training, model())) {
  const policy::Policy& policy = merchant.policy;
  recommender_.open(model());
  for (size_t g = 0; g < std::min(policy.caps.size(), at_most_.size()); ++g) {
    at_most_[g] = policy.caps[g].count;
  }
  ceiling_ = static_cast<uint32_t>(std::lround(1000 * policy.price_ceiling.value_or(0)));
}

void ShopReplay::each_cart(const std::function<void(const ShopCart&)>& see) const {
  std::vector<uint32_t> order;
  for (size_t asked = 0; asked < split_.asked.size(); ++asked) {
    order.clear();
    for (const uint32_t item : split_.asked[asked]) order.push_back(to_model_[item]);
    for (size_t p = 0; p < kPrefixes.size() && kPrefixes[p] < order.size(); ++p) {
      see({asked, p, order, std::span(order).first(kPrefixes[p])});
    }
  }
}

engine::Query ShopReplay::query(const ShopCart& cart) const {
  engine::Query query{.cart = cart.cart, .excluded = {}, .limit = kShown};
  query.at_most = at_most_.data();
  query.ceiling = ceiling_;
  return query;
}

}  // namespace goeswith::evaluate
