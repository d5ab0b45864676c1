#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/mistakes.h"

namespace goeswith::policy {

// A place in the policy's JSON, read with what is expected there. What is not as expected is noted
// as a mistake and read as nothing, so that reading goes on; the values of a policy with mistakes
// are never used. A place where nothing stands converts to false and is read as nothing.
class Place {
 public:
  Place(const nlohmann::json& value, std::string path, Mistakes& mistakes)
      : value_(&value), path_(std::move(path)), mistakes_(&mistakes) {}

  explicit operator bool() const { return value_ != nullptr; }
  bool is_object() const { return value_ && value_->is_object(); }

  // Expects an object; its keys that are none of known_keys(name) are mistakes.
  const Place& object(std::string_view name) const;
  // What stands under the key; of `need` its absence is a mistake.
  Place get(const char* key) const;
  Place need(const char* key) const;
  // Expects a list, with at least so many elements and, if `most` is above 0, at most so many.
  std::vector<Place> list(size_t least = 0, size_t most = 0) const;

  double number(double low, double high) const;
  // Above `low` and below `high`.
  double number_between(double low, double high) const;
  int64_t whole(int64_t low, int64_t high) const;
  // In minor units of the currency, at least `least` of them. One that is not known yet may have
  // three decimals.
  int64_t money(const std::string& currency, int64_t least) const;
  bool boolean() const;
  std::string text() const;  // not empty
  std::vector<std::string> texts() const;
  int64_t time() const;                        // ISO 8601 with a zone, as seconds since 1970
  uint32_t places() const;                     // a set of model::Placement
  std::string currency() const;                // ISO 4217
  std::vector<std::string> countries() const;  // ISO 3166, two letters each

  // `what` of this place.
  void mistake(const std::string& what) const { mistakes_->add(path_, what); }

 private:
  Place(std::string path, Mistakes& mistakes)
      : value_(nullptr), path_(std::move(path)), mistakes_(&mistakes) {}
  void expected(const std::string& what) const;
  std::optional<double> any_number() const;

  const nlohmann::json* value_;
  std::string path_;
  Mistakes* mistakes_;
};

// The names of the placements in the order of model::Placement.
constexpr const char* kPlacementNames[] = {"cart", "thank-you", "product"};

// "cart, product".
std::string names_of(uint32_t places);

}  // namespace goeswith::policy
