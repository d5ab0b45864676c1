#include "policy/place.h"

#include <algorithm>
#include <cmath>
#include <regex>

#include "model/item_rules.h"
#include "orders/ascii.h"
#include "orders/money.h"
#include "orders/timestamp.h"
#include "policy/known_keys.h"

namespace goeswith::policy {
namespace {

// For messages: lists and objects by their kind alone.
std::string seen(const nlohmann::json& value) {
  if (value.is_object()) return "an object";
  if (value.is_array()) return value.empty() ? "an empty list" : "a list";
  if (value.is_string()) return orders::in_quotes(value.get_ref<const std::string&>());
  return value.dump();
}

std::string written(double number) { return nlohmann::json(number).dump(); }

// 20 and not 20.0.
std::string short_number(double number) {
  return number == std::floor(number) ? std::to_string(static_cast<int64_t>(number))
                                      : written(number);
}

}  // namespace

void Place::expected(const std::string& what) const {
  mistake(seen(*value_) + ", expected " + what);
}

const Place& Place::object(std::string_view name) const {
  if (!value_) return *this;
  if (!value_->is_object()) {
    expected("an object");
    return *this;
  }
  const auto keys = known_keys(name);
  for (const auto& [key, value] : value_->items()) {
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    const std::string_view meant = nearest_key(key, keys);
    const std::string hint = meant.empty() ? "" : "; is \"" + std::string(meant) + "\" meant?";
    mistakes_->add(path_, "unknown key " + orders::in_quotes(key) + hint);
  }
  return *this;
}

Place Place::get(const char* key) const {
  const std::string path = path_ + "/" + key;
  if (!is_object() || !value_->contains(key)) return {path, *mistakes_};
  return {(*value_)[key], path, *mistakes_};
}

Place Place::need(const char* key) const {
  Place place = get(key);
  if (!place && is_object()) mistake("\"" + std::string(key) + "\" is missing");
  return place;
}

std::vector<Place> Place::list(size_t least, size_t most) const {
  std::vector<Place> places;
  if (!value_) return places;
  if (!value_->is_array()) {
    expected("a list");
    return places;
  }
  const size_t n = value_->size();
  if (n < least || (most > 0 && n > most)) {
    const std::string range = most == 0       ? "at least " + std::to_string(least)
                              : most == least ? std::to_string(least)
                                              : std::to_string(least) + "…" + std::to_string(most);
    mistake(std::to_string(n) + " of them, expected " + range);
  }
  for (size_t i = 0; i < n; ++i) places.push_back({(*value_)[i], path_of(path_, i), *mistakes_});
  return places;
}

std::optional<double> Place::any_number() const {
  if (!value_ || !value_->is_number()) return {};
  return value_->get<double>();
}

double Place::number(double low, double high) const {
  if (!value_) return 0;
  const std::optional<double> number = any_number();
  if (number && *number >= low && *number <= high) return *number;
  expected("a number in " + short_number(low) + "…" + short_number(high));
  return 0;
}

double Place::number_between(double low, double high) const {
  if (!value_) return 0;
  const std::optional<double> number = any_number();
  if (number && *number > low && *number < high) return *number;
  expected("a number above " + short_number(low) + " and below " + short_number(high));
  return 0;
}

int64_t Place::whole(int64_t low, int64_t high) const {
  if (!value_) return 0;
  const std::optional<double> number = any_number();
  if (number && *number == std::floor(*number) && *number >= static_cast<double>(low) &&
      *number <= static_cast<double>(high)) {
    return static_cast<int64_t>(*number);
  }
  expected("a whole number in " + std::to_string(low) + "…" + std::to_string(high));
  return 0;
}

int64_t Place::money(const std::string& currency, int64_t least) const {
  if (!value_) return 0;
  constexpr double kMost = 1e9;  // well within what a model stores
  const std::optional<double> number = any_number();
  const int decimals = orders::currency_decimals(currency);
  const double units = number.value_or(-1) * std::pow(10.0, decimals);
  if (!number || units < static_cast<double>(least) || *number > kMost) {
    expected(least > 0 ? "an amount above 0, such as 2.50"
                       : "an amount of at least 0, such as 2.50");
    return 0;
  }
  const int allowed = currency.empty() ? 3 : decimals;
  const double finest = *number * std::pow(10.0, allowed);
  if (std::abs(finest - std::round(finest)) > 1e-4) {
    expected("an amount with at most " + std::to_string(allowed) + " decimals");
  }
  return std::llround(units);
}

bool Place::boolean() const {
  if (!value_) return false;
  if (value_->is_boolean()) return value_->get<bool>();
  expected("true or false");
  return false;
}

std::string Place::text() const {
  if (!value_) return "";
  if (value_->is_string() && !value_->get_ref<const std::string&>().empty()) return *value_;
  expected("words in quotes");
  return "";
}

std::vector<std::string> Place::texts() const {
  std::vector<std::string> texts;
  for (const Place& place : list(1)) texts.push_back(place.text());
  return texts;
}

int64_t Place::time() const {
  static const std::regex kIso(
      R"(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2}))");
  if (!value_) return 0;
  if (value_->is_string()) {
    const auto& text = value_->get_ref<const std::string&>();
    const auto time = orders::parse_timestamp(text, false);
    if (time && text.size() < 40 && std::regex_match(text, kIso)) return *time;
  }
  expected("a time with its zone, such as \"2026-11-27T08:00:00+01:00\"");
  return 0;
}

uint32_t Place::places() const {
  uint32_t places = 0;
  for (const Place& place : list(1)) {
    uint32_t bit = 0;
    for (uint32_t p = 0; p < 3; ++p) {
      if (place.value_->is_string() && *place.value_ == kPlacementNames[p]) bit = 1u << p;
    }
    if (bit == 0) place.expected("\"cart\", \"thank-you\" or \"product\"");
    places |= bit;
  }
  return places;
}

std::string Place::currency() const {
  if (!value_) return "";
  if (value_->is_string() && orders::is_currency_code(value_->get_ref<const std::string&>())) {
    return *value_;
  }
  expected("an ISO 4217 code such as \"GBP\"");
  return "";
}

std::vector<std::string> Place::countries() const {
  std::vector<std::string> countries;
  for (const Place& place : list(1)) {
    const std::string country = place.text();
    const bool capitals =
        std::all_of(country.begin(), country.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!country.empty() && (country.size() != 2 || !capitals)) {
      place.expected("an ISO 3166 code such as \"GB\"");
    }
    countries.push_back(country);
  }
  return countries;
}

std::string names_of(uint32_t places) {
  std::string names;
  for (uint32_t p = 0; p < 3; ++p) {
    if ((places & (1u << p)) == 0) continue;
    names += (names.empty() ? "" : ", ") + std::string(kPlacementNames[p]);
  }
  return names;
}

}  // namespace goeswith::policy
