#pragma once

#include <nlohmann/json.hpp>
#include <ostream>
#include <string>

#include "engine/recommender.h"
#include "model/model.h"

namespace goeswith::cli {

// "Breakfast teapot (TP-01)", or the SKU alone where the store gave no title.
std::string item_name(const model::Model& model, uint32_t item);

// "34 %"; below one per cent with the digits that tell it from zero.
std::string percent(double share);

// The item's price in units of the currency, or null.
nlohmann::ordered_json price_json(const model::Model& model, uint32_t item);

// The same object that Recommender.suggest() gives in JavaScript.
nlohmann::ordered_json suggestion_json(const model::Model& model,
                                       const engine::Suggestion& suggestion);

// One line, or indented. What is no UTF-8 becomes U+FFFD, as it does in JavaScript.
std::string json_text(const nlohmann::ordered_json& json, int indent = -1);

// "in 34 % of orders with Breakfast teapot (412 orders, 6.1 times as often as in all)", or
// "popular in this shop".
std::string evidence_text(const model::Model& model, const engine::Suggestion& suggestion);

// The pairs that the model holds with the most orders times log lift, a line each.
void print_strongest(std::ostream& out, const model::Model& model, size_t pairs);

}  // namespace goeswith::cli
