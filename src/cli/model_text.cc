#include "cli/model_text.h"

#include <algorithm>
#include <cmath>

#include "cli/formatted.h"
#include "cli/why_text.h"

namespace goeswith::cli {

std::string item_name(const model::Model& model, uint32_t item) {
  const std::string sku(model.text(item, model::kSku));
  const std::string title(model.text(item, model::kTitle));
  return title == sku ? sku : title + " (" + sku + ")";
}

std::string percent(double share) {
  return formatted(share < 0.01 ? "%.2g %%" : "%.0f %%", 100 * share);
}

nlohmann::ordered_json price_json(const model::Model& model, uint32_t item) {
  if (model.price(item) == model::kNoPrice) return nullptr;
  return model.price(item) / std::pow(10.0, model.decimals());
}

nlohmann::ordered_json suggestion_json(const model::Model& model,
                                       const engine::Suggestion& suggestion) {
  const auto text = [&](uint32_t item, model::TextField field) {
    return std::string(model.text(item, field));
  };
  nlohmann::ordered_json evidence;
  if (suggestion.with != model::kNoItem) {
    evidence = {{"with", text(suggestion.with, model::kSku)},
                {"withTitle", text(suggestion.with, model::kTitle)},
                {"attachRate", suggestion.attach_rate},
                {"lift", suggestion.lift},
                {"orders", suggestion.orders}};
  }
  return {{"sku", text(suggestion.item, model::kSku)},
          {"score", suggestion.score},
          {"evidence", evidence},
          {"title", text(suggestion.item, model::kTitle)},
          {"price", price_json(model, suggestion.item)},
          {"currency", std::string(model.currency())},
          {"url", text(suggestion.item, model::kUrl)},
          {"image", text(suggestion.item, model::kImage)},
          {"category", text(suggestion.item, model::kCategory)},
          {"why", why_name(suggestion.why)}};
}

std::string json_text(const nlohmann::ordered_json& json, int indent) {
  return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string evidence_text(const model::Model& model, const engine::Suggestion& suggestion) {
  if (suggestion.with == model::kNoItem) return "popular in this shop";
  const std::string added =
      suggestion.score > 0 ? "added by " + percent(suggestion.score) + "; " : "";
  const std::string with = item_name(model, suggestion.with);
  if (suggestion.orders == 0) return added + "similar items are bought with " + with;
  return added + "in " + percent(suggestion.attach_rate) + " of orders with " + with + " (" +
         std::to_string(suggestion.orders) + " orders, " + formatted("%.3g", suggestion.lift) +
         " times as often as in all)";
}

void print_strongest(std::ostream& out, const model::Model& model, size_t pairs) {
  struct Strong {
    double strength;
    uint32_t item;
    uint32_t k;
  };
  std::vector<Strong> strongest;
  for (uint32_t i = 0; i < model.items(); ++i) {
    for (uint32_t k = model.row_begin(i); k < model.row_end(i); ++k) {
      if (model.neighbour_orders(k) == 0) continue;  // borrowed
      const double strength = model.neighbour_orders(k) * std::log(model.lift(i, k));
      strongest.push_back({strength, i, k});
    }
  }
  const size_t shown = std::min(pairs, strongest.size());
  std::partial_sort(strongest.begin(), strongest.begin() + static_cast<ptrdiff_t>(shown),
                    strongest.end(), [](const Strong& a, const Strong& b) {
                      return a.strength != b.strength ? a.strength > b.strength : a.k < b.k;
                    });
  for (size_t s = 0; s < shown; ++s) {
    const auto& [strength, item, k] = strongest[s];
    out << "  " << item_name(model, item) << " → " << item_name(model, model.neighbour_item(k))
        << ": " << percent(model.attach_rate(item, k)) << " of its orders, "
        << formatted("%.3g", model.lift(item, k)) << " times as often as in all\n";
  }
}

}  // namespace goeswith::cli
