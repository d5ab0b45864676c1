#include "policy/page_policy.h"

#include <nlohmann/json.hpp>

#include "orders/money.h"
#include "policy/best_rule.h"
#include "policy/bundles.h"
#include "policy/place.h"
#include "policy/store.h"

namespace goeswith::policy {
namespace {

using Json = nlohmann::ordered_json;

template <typename Value>
void put(Json& json, const char* key, const Value& value) {
  if (!value.empty()) json[key] = value;
}
template <typename Value>
void put(Json& json, const char* key, const std::optional<Value>& value) {
  if (value) json[key] = *value;
}

Json skus(const std::vector<uint32_t>& items, const Store& store) {
  Json list = Json::array();
  for (const uint32_t item : items) list.push_back(store.items()[item].sku);
  return list;
}

Json silence_json(const Silence& silence) {
  Json json;
  for (size_t p = 0; p < silence.least_probability.size(); ++p) {
    put(json, kPlacementNames[p], silence.least_probability[p]);
  }
  put(json, "dismissals", silence.dismissals);
  put(json, "impressions", silence.impressions);
  put(json, "views", silence.views);
  return json;
}

void put_discount(Json& json, const Discount& discount) {
  put(json, "percent", discount.percent);
  put(json, "amount", discount.amount);
}

Json bundles_json(const Policy& policy, const Store& store) {
  const std::vector<const Consumable*> consumable = best_rules(policy.consumable, store);
  Json list = Json::array();
  for (const StoreBundle& found : bundles_of(policy, store)) {
    Json json = {{"items", skus(found.items, store)}};
    put(json, "title", found.bundle->title);
    put(json, "code", found.bundle->code);
    put_discount(json, found.bundle->discount);
    Json steps = Json::array();
    for (const Step& step : found.bundle->steps) {
      if (step.count > found.items.size()) break;
      put_discount(steps.emplace_back(Json{{"count", step.count}}), step.discount);
    }
    put(json, "steps", steps);
    put(json, "segments", found.bundle->segments);
    std::vector<uint32_t> used_up = found.items;
    std::erase_if(used_up, [&](uint32_t item) { return !consumable[item]; });
    put(json, "consumable", skus(used_up, store));
    list.push_back(std::move(json));
  }
  return list;
}

Json shipping_json(const Policy& policy, const std::string& currency) {
  Json list = Json::array();
  for (const FreeShipping& shipping : policy.free_shipping) {
    Json json = Json::object();
    put(json, "countries", shipping.countries);
    const std::string& its = shipping.currency.empty() ? currency : shipping.currency;
    json["currency"] = its;
    json["from"] = shipping.from;
    const int decimals = orders::currency_decimals(its);
    if (decimals != orders::currency_decimals(currency)) json["decimals"] = decimals;
    put(json, "segments", shipping.segments);
    list.push_back(std::move(json));
  }
  return list;
}

Json offers_json(const Policy& policy, const Store& store) {
  Json list = Json::array();
  for (const Offer& offer : policy.offers) {
    Json json = {{"items", skus(store.selected(offer.who), store)}};
    if (json["items"].empty()) continue;
    put(json, "price", offer.price);
    put(json, "was", offer.was);
    if (offer.starts) json["starts"] = *offer.starts * 1000;
    json["ends"] = offer.ends * 1000;
    put(json, "segments", offer.segments);
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

std::string page_policy(const Policy& policy, const model::Contents& contents) {
  const Store store(contents, {});
  Json json = {{"format", 1}};
  put(json, "ceiling", policy.price_ceiling);
  Json caps = Json::array();
  for (const Cap& cap : policy.caps) caps.push_back(cap.count);
  put(json, "caps", caps);
  if (policy.stock) {
    json["stock"] = {{"minimum", policy.stock->minimum}};
    put(json["stock"], "low", policy.stock->low);
  }
  put(json, "silence", silence_json(policy.silence));
  put(json, "bundles", bundles_json(policy, store));
  put(json, "free_shipping", shipping_json(policy, contents.currency));
  put(json, "offers", offers_json(policy, store));
  Json once = Json::array();
  for (const Who& who : policy.once) {
    for (const uint32_t item : store.selected(who)) once.push_back(store.items()[item].sku);
  }
  put(json, "once", once);
  if (policy.visit) json["visit"] = true;
  return json.dump() + "\n";
}

}  // namespace goeswith::policy
