#include "cli/page_rules.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "engine/session.h"
#include "policy/place.h"

namespace goeswith::cli {
namespace {

using policy::kPlacementNames;
using Texts = std::vector<std::string>;

size_t index_of(const std::string& placement) {
  return static_cast<size_t>(
      std::find(std::begin(kPlacementNames), std::end(kPlacementNames), placement) -
      std::begin(kPlacementNames));
}

bool names(const Texts& texts, const std::string& text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

}  // namespace

PageRules::PageRules(const std::string& text, const PageFacts& facts) {
  if (text.empty()) return;
  facts_ = facts;
  std::stable_sort(facts_.history.begin(), facts_.history.end(),
                   [](const auto& a, const auto& b) { return a.second < b.second; });
  try {
    read(nlohmann::json::parse(text));
  } catch (const nlohmann::json::exception& error) {
    throw std::runtime_error(std::string("the policy's file cannot be read: ") + error.what());
  }
}

void PageRules::read(const nlohmann::json& policy) {
  ceiling_ = static_cast<uint32_t>(std::lround(1000 * policy.value("ceiling", 0.0)));
  const std::vector<uint32_t> caps = policy.value("caps", std::vector<uint32_t>{});
  std::copy_n(caps.begin(), std::min(caps.size(), at_most_.size()), at_most_.begin());
  const auto silence = policy.value("silence", nlohmann::json::object());
  for (size_t p = 0; p < least_.size(); ++p) {
    least_[p] = silence.value(kPlacementNames[p], engine::kModelsOwn);
  }
  const auto stock = policy.value("stock", nlohmann::json::object());
  minimum_ = stock.value("minimum", 1u);
  low_ = stock.value("low", 0u);
  for (const nlohmann::json& offer : policy.value("offers", nlohmann::json::array())) {
    const int64_t now = facts_.now * 1000;
    const bool counts = offer.value("starts", int64_t{0}) <= now && now < offer.at("ends");
    if (!counts || !offer.contains("price") || !is_for_shopper(offer)) continue;
    offers_.push_back({offer.at("items").get<Texts>(), offer.at("price").get<uint32_t>()});
  }
  for (const nlohmann::json& rule : policy.value("free_shipping", nlohmann::json::array())) {
    if (rule.contains("countries") && !names(rule["countries"].get<Texts>(), facts_.country)) {
      continue;
    }
    if (!is_for_shopper(rule)) continue;
    shipping_.push_back({rule.at("currency").get<std::string>(), rule.at("from").get<uint32_t>()});
  }
}

bool PageRules::is_for_shopper(const nlohmann::json& part) const {
  if (!part.contains("segments")) return true;
  const Texts segments = part["segments"].get<Texts>();
  return std::any_of(segments.begin(), segments.end(),
                     [&](const std::string& name) { return names(facts_.segments, name); });
}

std::span<const SkuNumber> PageRules::history() const {
  const std::span all(facts_.history);
  return all.first(std::min<size_t>(all.size(), engine::Session::kMostPast));
}

std::span<const SkuNumber> PageRules::older_history() const {
  return std::span(facts_.history).subspan(history().size());
}

uint32_t PageRules::place(const std::string& placement) { return 1u << index_of(placement); }

void PageRules::refresh(const model::Model& model) const {
  // What is listed first has the last word.
  for (auto offer = offers_.rbegin(); offer != offers_.rend(); ++offer) {
    for (const std::string& sku : offer->items) {
      const uint32_t item = model.find(sku);
      if (item != model::kNoItem) model.refresh(item, offer->price, model.flags(item));
    }
  }
  for (const auto& [sku, pieces] : facts_.stock) {
    const uint32_t item = model.find(sku);
    if (item == model::kNoItem) continue;
    const uint8_t flags = pieces < minimum_ ? 0
                          : pieces <= low_  ? model::kLowStock
                                            : model::kInStock;
    model.refresh(item, model.price(item), flags);
  }
}

// In minor units; nothing where it is not known what the cart costs.
std::optional<double> PageRules::total(const model::Model& model,
                                       std::span<const uint32_t> cart) const {
  if (facts_.subtotal) return std::round(*facts_.subtotal * std::pow(10, model.decimals()));
  double sum = 0;
  for (const uint32_t item : cart) {
    if (item == model::kNoItem || model.price(item) == model::kNoPrice) return {};
    sum += model.price(item);
  }
  return sum;
}

void PageRules::apply(const std::string& placement, const model::Model& model,
                      engine::Query& query) {
  query.place = place(placement);
  query.ceiling = ceiling_;
  query.at_most = at_most_.data();
  if (query.min_probability < 0) query.min_probability = least_[index_of(placement)];
  past_.clear();
  for (const auto& [sku, days] : history()) past_.push_back({model.find(sku), days});
  query.past = past_;
  if (placement != kPlacementNames[0] || query.cart.empty()) return;
  const auto rule = std::find_if(shipping_.begin(), shipping_.end(), [&](const Shipping& its) {
    return its.currency == model.currency();
  });
  if (rule == shipping_.end()) return;
  const std::optional<double> sum = total(model, query.cart);
  if (!sum || *sum >= rule->from) return;
  query.gap = static_cast<uint32_t>(rule->from - *sum);
  query.overshoot = (rule->from + 1) / 2;  // who buys much more to save the shipping saves nothing
}

}  // namespace goeswith::cli
