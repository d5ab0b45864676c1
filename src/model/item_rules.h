#pragma once

#include <cstdint>
#include <string_view>

// What the merchant's policy says of one item, as its text field kRules: entries one after the
// other, each a letter, a whole number, for some a SKU, and a line feed. Written by policy/, obeyed
// by engine/, and drawn in model-data/FORMAT.md.
namespace goeswith::model {

enum RuleLetter : char {
  kFactor = 'f',      // ranked as if it were so many 64ths as probable: boosts and margins
  kGroup = 'g',       // of this cap group, of which a list has so many at most
  kNotAt = 'x',       // not suggested at these placements
  kStrategic = 's',   // wins ties; the number is 1
  kConsumable = 'c',  // used up after so many days
  kNever = 'n',       // side of a never-with rule: not beside an item with the number ^ 1
  kFits = 'a',        // attribute · kFitsValues + value: of an attribute that both have, they must
                      // share a value
  kPin = 'p',         // placements, perhaps kOwnWeight; SKU: shown first beside this item
  kUpgrade = 'u',     // the same; SKU: a better version of this item
};

// Placements as a set.
enum Placement : uint32_t { kCartPlace = 1, kThankYouPlace = 2, kProductPlace = 4 };
constexpr uint32_t kAllPlaces = 7;

// Added to the placements of what stands in the row with a weight of its own, and not for the sake
// of its card alone.
constexpr uint32_t kOwnWeight = 8;

constexpr uint32_t kNeutralFactor = 64;
constexpr uint32_t kMaxFactor = 0xFFFF;
constexpr uint32_t kMaxGroups = 32;
constexpr uint32_t kFitsValues = 1u << 16;  // of each attribute; as many attributes

struct ItemRule {
  char letter = 0;
  uint32_t number = 0;
  std::string_view sku;
};

// Takes the first entry off `rules`, which end with a zero byte; false at their end. Text of
// another form is read as far as it goes: entries that nobody knows change nothing.
bool next_rule(const char*& rules, ItemRule& rule);

}  // namespace goeswith::model
