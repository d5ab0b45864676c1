#pragma once

#include <cstddef>
#include <cstdint>

// The bytes of a model file, versions 2 and 4, as model-data/FORMAT.md draws them. Writer and
// reader share these constants; whoever changes one changes that page, whose example a test parses.
// Version 1 files are read as well.
//
// Everything is little-endian and lies on a multiple of its own size, so a reader uses the arrays
// where they are. The places of the arrays follow from the counts in the header: there are no
// offsets in the file that could point astray.
namespace goeswith::model {

constexpr char kMagic[8] = {'g', 'o', 'e', 's', 'w', 'i', 't', 'h'};
constexpr uint32_t kVersion = 2;
constexpr uint32_t kRuledVersion = 4;  // the same with a policy: every item has one text more

// Text of an item: UTF-8 strings, each ended by a zero byte; kTextFields of them, and in a model
// with a policy what it says of the item (item_rules.h).
enum TextField : uint32_t {
  kSku,
  kTitle,
  kUrl,
  kImage,
  kCategory,
  kTextFields,
  kRules = kTextFields
};
constexpr uint32_t kMostTextFields = kRules + 1;
constexpr uint32_t text_fields(bool ruled) { return ruled ? kMostTextFields : kTextFields; }

// Item flags.
constexpr uint8_t kInStock = 1;
constexpr uint8_t kLowStock = 4;  // with a policy, instead: so few pieces that it is not pushed
constexpr uint8_t known_flags(bool ruled) { return ruled ? kInStock | kLowStock : kInStock; }

constexpr uint32_t kNoPrice = 0xFFFFFFFF;

// A neighbour's weight is stored as one of 16 codes, 4 bits of information; what a code is worth
// depends on the size of the cart.
constexpr uint32_t kLevels = 16;

// Limits. They bound what a reader allocates, n items taking 21 n bytes in the engine, and keep
// every sum of sizes far below 2^64. A million items is the largest catalog planned for; the
// largest seen text is 90 bytes an item.
constexpr uint32_t kMaxItems = 1u << 24;
constexpr uint32_t kMaxNeighbours = 1u << 28;
constexpr uint32_t kMaxTextBytes = 1u << 30;
constexpr uint32_t kMaxSizeClasses = 8;
constexpr uint32_t kMaxKnots = 16;
constexpr float kMaxScore = 1e30f;   // of everything that is added up to a score, each taken alone
constexpr float kMaxSteps = 0xFFFF;  // of an item's prior; of a neighbour's weight in version 1

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t shard;       // which shard of the model this file is; so far 0
  uint32_t shards;      // how many shards the model has; so far 1
  uint32_t items;       // n, 1…kMaxItems
  uint32_t neighbours;  // m, 0…kMaxNeighbours, of all items together
  uint32_t popular;     // p, 0…n
  uint32_t text_bytes;  // t, 0…kMaxTextBytes
  uint32_t orders;      // orders learned from, at least 1
  float prior_step;     // at least 0: an item's prior is its stored number times this
  char currency[3];     // ISO 4217, or three zero bytes
  uint8_t decimals;     // of the currency's minor unit, 0…4
  // Version 1 ends here, and has the weight of a neighbour's stored step in place of prior_step.
  uint32_t size_classes;  // s, 1…kMaxSizeClasses
  uint32_t knots;         // q, 2…kMaxKnots: of each size class's probability curve
  float min_probability;  // 0…1: what is less probable is not suggested unless asked for
  uint32_t reserved;      // 0
};
static_assert(sizeof(Header) == 64 && alignof(Header) == 4);
constexpr size_t kHeader1Bytes = 48;

// The counts that the places of all arrays follow from.
struct Counts {
  uint64_t version;
  uint64_t items;
  uint64_t neighbours;
  uint64_t popular;
  uint64_t text_bytes;
  uint64_t size_classes;
  uint64_t knots;
};

// Where each array begins, in bytes from the start of the file. In 64 bits, so that no count within
// the limits can overflow.
struct Sections {
  uint64_t class_lines;       // u32[s]: carts of up to so many lines; version 1 has none of these
  uint64_t level;             // f32[s][kLevels]: what a code adds to a score
  uint64_t newest_weight;     // f32[s]
  uint64_t prior_weight;      // f32[s]
  uint64_t diversity;         // f32[s]
  uint64_t knot_score;        // f32[s][q]
  uint64_t knot_probability;  // f32[s][q]
  uint64_t row_end;           // u32[n]: item i's neighbours are [row_end[i - 1], row_end[i])
  uint64_t neighbour_item;    // u32[m]
  uint64_t neighbour_orders;  // u32[m]: orders that have both; 0 if borrowed from similar items
  uint64_t item_orders;       // u32[n]: orders that have the item
  uint64_t item_price;        // u32[n]: minor units, or kNoPrice
  uint64_t item_product;      // u32[n]: the same number for the variants of one product
  uint64_t popular;           // u32[p]: items, best-selling first
  uint64_t text_end;          // u32[n]: item i's text is [text_end[i - 1], text_end[i])
  uint64_t item_prior;        // u16[n]; version 1 has none
  uint64_t neighbour_code;    // u8[m]; version 1: u16[m], steps of the header's weight
  uint64_t item_flags;        // u8[n]
  uint64_t text;              // u8[t]
  uint64_t checksum;          // u32 after zero bytes up to a multiple of 4: CRC-32 of all before it
  uint64_t file_bytes;
};

constexpr Sections sections_of(const Counts& counts) {
  const bool first = counts.version == 1;
  const uint64_t classes = first ? 0 : counts.size_classes;
  Sections s{};
  s.class_lines = first ? kHeader1Bytes : sizeof(Header);
  s.level = s.class_lines + 4 * classes;
  s.newest_weight = s.level + 4 * classes * kLevels;
  s.prior_weight = s.newest_weight + 4 * classes;
  s.diversity = s.prior_weight + 4 * classes;
  s.knot_score = s.diversity + 4 * classes;
  s.knot_probability = s.knot_score + 4 * classes * counts.knots;
  s.row_end = s.knot_probability + 4 * classes * counts.knots;
  s.neighbour_item = s.row_end + 4 * counts.items;
  s.neighbour_orders = s.neighbour_item + 4 * counts.neighbours;
  s.item_orders = s.neighbour_orders + 4 * counts.neighbours;
  s.item_price = s.item_orders + 4 * counts.items;
  s.item_product = s.item_price + 4 * counts.items;
  s.popular = s.item_product + 4 * counts.items;
  s.text_end = s.popular + 4 * counts.popular;
  s.item_prior = s.text_end + 4 * counts.items;
  s.neighbour_code = s.item_prior + (first ? 0 : 2 * counts.items);
  s.item_flags = s.neighbour_code + (first ? 2 : 1) * counts.neighbours;
  s.text = s.item_flags + counts.items;
  s.checksum = (s.text + counts.text_bytes + 3) / 4 * 4;
  s.file_bytes = s.checksum + 4;
  return s;
}

}  // namespace goeswith::model
