#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/layout.h"
#include "model/write_levels.h"

namespace goeswith::model {

// Who says so. The levels are fitted to what was learned alone, so that what a policy adds to a few
// rows leaves all others as they were.
enum class Source : uint8_t { kLearned, kPolicy };

struct Neighbour {
  uint32_t item;    // index into Contents::items
  double weight;    // stored as one of the model's 16 levels
  uint32_t orders;  // orders that have both; 0 for a neighbour borrowed from similar items
  Source source = Source::kLearned;
};

// A point of a curve from score to probability.
struct Knot {
  double score;
  double probability;
};

// How carts of some sizes are ranked.
struct SizeClass {
  uint32_t lines = 0xFFFFFFFF;  // carts of up to so many; the last class: 4,294,967,295
  // A neighbour adds scale · weight^power (the sign kept) to a score, an item's prior prior_weight
  // times.
  double scale = 1;
  double power = 1;
  double prior_weight = 0;
  double newest_weight = 1;                    // what the newest line adds counts so many times
  double diversity = 0;                        // 0…1
  std::vector<Knot> curve = {{0, 0}, {1, 1}};  // ascending; all classes have as many knots
};

struct Ranking {
  std::vector<SizeClass> classes = {SizeClass{}};  // by lines, ascending
  double min_probability = 0;
};

struct ItemContents {
  std::array<std::string, kTextFields> text;  // UTF-8 without zero bytes; the SKU not empty
  uint32_t orders = 0;
  uint32_t price = kNoPrice;
  uint32_t product = 0;  // index of any one item of the same product, the same for all its variants
  bool in_stock = true;
  std::vector<Neighbour> neighbours;
  double prior = 0;        // at least 0; stored to within half of a 65,535th of the model's largest
  std::string rules = {};  // what a policy says of it, see item_rules.h; without zero bytes
  bool low_stock = false;  // not in stock because so few pieces are not pushed; by a policy
};

// What a model file says, in any order; the file's own order is the writer's business.
struct Contents {
  std::vector<ItemContents> items;  // every SKU once
  uint32_t orders = 0;              // orders learned from
  std::string currency;             // ISO 4217, or empty
  uint32_t decimals = 2;            // of the currency's minor unit
  std::vector<uint32_t> popular;    // indices into items, in any order
  Ranking ranking;
};

// The bytes of the model file, of kRuledVersion if an item has rules: the same contents give the
// same bytes. Throws std::length_error for contents beyond the format's limits and std::logic_error
// for contents that break its rules; what it returns always opens.
std::vector<uint8_t> write_model(const Contents& contents);

// A model file of which the ranking alone is still being chosen: the rest is written once.
class DraftModel {
 public:
  // Throws as write_model does.
  explicit DraftModel(const Contents& contents);

  // What write_model gives for the same contents with this ranking, of as many size classes and
  // knots; whether it keeps the format's rules is told by who opens it.
  std::vector<uint8_t> with(const Ranking& ranking) const;

 private:
  Counts counts_;
  Levels levels_;
  std::vector<uint8_t> file_;
};

}  // namespace goeswith::model
