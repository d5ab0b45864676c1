#include "policy/read_policy.h"

#include "policy/contradictions.h"
#include "policy/parse_json.h"
#include "policy/place.h"

namespace goeswith::policy {
namespace {

// Of a bundle with steps.
constexpr size_t kMostOfBundle = 12;

// Which items an object says, among its other keys.
Who read_who(const Place& at) {
  Who who;
  if (!at.is_object()) return who;
  if (const Place items = at.get("items")) who.items = items.texts();
  if (const Place categories = at.get("categories")) who.categories = categories.texts();
  if (!at.get("items") && !at.get("categories")) {
    at.mistake("which items? \"items\" or \"categories\" is missing");
  }
  return who;
}

uint32_t read_places(const Place& at, uint32_t otherwise) {
  const Place places = at.get("placements");
  return places ? places.places() : otherwise;
}

class Reader {
 public:
  Reader(const nlohmann::json& json, std::string file, const std::string& store_currency)
      : mistakes_(file), root_(json, "", mistakes_) {
    policy_.file = std::move(file);
    if (const Place named = root_.get("currency")) policy_.currency = named.currency();
    if (policy_.currency.empty()) policy_.currency = store_currency;
    if (!store_currency.empty() && policy_.currency != store_currency) {
      mistakes_.add("/currency", "\"" + policy_.currency + "\", but the store's orders and " +
                                     "catalog are in \"" + store_currency + "\"");
    }
  }

  Policy read() {
    root_.object("");
    read_rules();
    read_shop();
    read_offers();
    find_contradictions(policy_, mistakes_);
    mistakes_.throw_if_any();
    return std::move(policy_);
  }

 private:
  // What reads the elements of a list of the file's, each an object with known keys.
  template <typename Part, typename ReadPart>
  void read_list(const Place& list, const char* object, std::vector<Part>& parts,
                 ReadPart read_part) const {
    for (const Place& at : list.list()) parts.push_back(read_part(at.object(object)));
  }
  template <typename Part, typename ReadPart>
  void read_list(const char* key, std::vector<Part>& parts, ReadPart read_part) const {
    read_list(root_.get(key), key, parts, read_part);
  }

  // Of what is shown and what is not.
  void read_rules() {
    const auto beside = [](const Place& at) { return read_who(at.object("who")); };
    const auto pair = [&](const Place& at) {
      return Pair{read_who(at), beside(at.need("beside"))};
    };
    read_list("pin", policy_.pins, [&](const Place& at) {
      return Pin{read_who(at), beside(at.get("beside")), read_places(at, model::kAllPlaces)};
    });
    read_list("exclude", policy_.exclusions, [](const Place& at) {
      return Exclusion{read_who(at), read_places(at, model::kAllPlaces)};
    });
    read_list("boost", policy_.boosts, [](const Place& at) {
      return Boost{read_who(at), at.need("factor").number(0.05, 20)};
    });
    read_list("goes_with", policy_.goes_with, pair);
    read_list("never_with", policy_.never_with, pair);
    read_list("fits", policy_.fits, [](const Place& at) {
      return Fit{read_who(at), at.need("attribute").text(), at.need("value").text()};
    });
    read_list("at_most", policy_.caps, [](const Place& at) {
      return Cap{at.need("category").text(), static_cast<uint32_t>(at.need("count").whole(1, 100))};
    });
    read_list("strategic", policy_.strategic, read_who);
    read_list("once", policy_.once, read_who);
    read_list("consumable", policy_.consumable, [](const Place& at) {
      return Consumable{read_who(at), static_cast<uint32_t>(at.need("days").whole(1, 3650))};
    });
  }

  // Of prices, stock, and when to be silent.
  void read_shop() {
    if (const Place ceiling = root_.get("price_ceiling")) {
      policy_.price_ceiling = ceiling.number(0.01, 100);
    }
    if (const Place at = root_.get("stock").object("stock")) {
      constexpr int64_t kMost = 1000000000;
      StockRule& stock = policy_.stock.emplace();
      if (const Place minimum = at.get("minimum")) stock.minimum = minimum.whole(0, kMost);
      if (const Place low = at.get("low")) stock.low = low.whole(0, kMost);
    }
    const Place worth = root_.get("worth").object("worth");
    if (const Place dial = worth.get("dial")) policy_.worth.dial = dial.number(0, 1);
    read_list(worth.get("margins"), "margins", policy_.worth.margins,
              [this](const Place& at) { return read_margin(at); });
    const Place silence = root_.get("silence").object("silence");
    for (size_t p = 0; p < policy_.silence.least_probability.size(); ++p) {
      const Place least = silence.get(kPlacementNames[p]);
      if (least) policy_.silence.least_probability[p] = least.number(0, 1);
    }
    const auto read_count = [&](const char* key, std::optional<uint32_t>& count) {
      if (const Place at = silence.get(key)) count = static_cast<uint32_t>(at.whole(1, 1000));
    };
    read_count("dismissals", policy_.silence.dismissals);
    read_count("impressions", policy_.silence.impressions);
    read_count("views", policy_.silence.views);
    if (const Place visit = root_.get("visit")) policy_.visit = visit.boolean();
  }

  Margin read_margin(const Place& at) const {
    Margin margin{read_who(at), {}, {}};
    if (const Place amount = at.get("amount")) margin.amount = amount.money(policy_.currency, 0);
    if (const Place share = at.get("share")) margin.share = share.number(0, 1);
    require_one(at, "amount", "share");
    return margin;
  }

  // Of what is offered for another price or in another's place.
  void read_offers() {
    read_list("upgrades", policy_.upgrades, [](const Place& at) {
      Upgrade upgrade{at.need("item").text(), at.need("upgrade_of").text(), {}};
      if (at.get("placements")) upgrade.places = read_places(at, 0);
      return upgrade;
    });
    for (const Place& at : root_.get("tiers").list()) {
      std::vector<std::string>& tier = policy_.tiers.emplace_back();
      for (const Place& item : at.list(2)) tier.push_back(item.text());
    }
    const Place upsell = root_.get("upsell").object("upsell");
    policy_.upsell.places = read_places(upsell, model::kProductPlace);
    if (const Place step = upsell.get("step")) read_step(step);
    read_list("bundles", policy_.bundles, [this](const Place& at) { return read_bundle(at); });
    read_list("free_shipping", policy_.free_shipping, [this](const Place& at) {
      FreeShipping shipping{{}, policy_.currency, 0, read_segments(at)};
      if (const Place countries = at.get("countries")) shipping.countries = countries.countries();
      if (const Place currency = at.get("currency")) shipping.currency = currency.currency();
      shipping.from = at.need("from").money(shipping.currency, 0);
      return shipping;
    });
    read_list("offers", policy_.offers, [this](const Place& at) { return read_offer(at); });
  }

  void read_step(const Place& step) {
    const std::vector<Place> ends = step.list(2, 2);
    if (ends.size() != 2) return;
    policy_.upsell.least_step = ends[0].number(0, 100);
    policy_.upsell.largest_step = ends[1].number(0, 100);
    if (policy_.upsell.least_step > policy_.upsell.largest_step) {
      step.mistake("the first is above the second, expected the least step and the largest");
    }
  }

  Bundle read_bundle(const Place& at) const {
    Bundle bundle;
    const bool stepped = bool(at.get("steps"));
    const size_t most = stepped ? kMostOfBundle : 3;
    for (const Place& item : at.need("items").list(2, most)) bundle.items.push_back(item.text());
    if (const Place title = at.get("title")) bundle.title = title.text();
    if (const Place code = at.get("code")) bundle.code = code.text();
    bundle.segments = read_segments(at);
    bundle.discount = read_discount(at);
    for (const Place& step : at.get("steps").list(1)) {
      const int64_t count = step.object("steps").need("count").whole(2, kMostOfBundle);
      bundle.steps.push_back({static_cast<uint32_t>(count), read_discount(step)});
      require_one(step, "percent", "amount");
    }
    if (!stepped) {
      require_one(at, "percent", "amount");
    } else if (at.get("percent") || at.get("amount")) {
      at.mistake("\"steps\" have the discounts, so there can be no other");
    }
    return bundle;
  }

  Discount read_discount(const Place& at) const {
    Discount discount;
    if (const Place percent = at.get("percent")) discount.percent = percent.number_between(0, 100);
    if (const Place amount = at.get("amount")) discount.amount = amount.money(policy_.currency, 1);
    return discount;
  }

  static std::vector<std::string> read_segments(const Place& at) {
    const Place segments = at.get("segments");
    return segments ? segments.texts() : std::vector<std::string>();
  }

  Offer read_offer(const Place& at) const {
    Offer offer;
    offer.who = read_who(at);
    if (const Place price = at.get("price")) offer.price = price.money(policy_.currency, 1);
    if (const Place was = at.get("was")) offer.was = was.money(policy_.currency, 1);
    if (const Place starts = at.get("starts")) offer.starts = starts.time();
    offer.ends = at.need("ends").time();
    offer.segments = read_segments(at);
    return offer;
  }

  static void require_one(const Place& at, const char* one, const char* other) {
    if (!at.is_object() || bool(at.get(one)) != bool(at.get(other))) return;
    at.mistake("expected either \"" + std::string(one) + "\" or \"" + other + "\"");
  }

  Mistakes mistakes_;
  Place root_;
  Policy policy_;
};

}  // namespace

Policy read_policy(std::string_view text, const std::string& file,
                   const std::string& store_currency) {
  return Reader(parse_json(text, file), file, store_currency).read();
}

}  // namespace goeswith::policy
