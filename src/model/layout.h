#pragma once

#include <cstddef>
#include <cstdint>

// The bytes of a model file, version 1, as model-data/FORMAT.md draws them. Writer and reader share
// these constants; whoever changes one changes that page, whose example a test parses.
//
// Everything is little-endian and lies on a multiple of its own size, so a reader uses the arrays
// where they are. The places of the arrays follow from the counts in the header: there are no
// offsets in the file that could point astray.
namespace goeswith::model {

constexpr char kMagic[8] = {'g', 'o', 'e', 's', 'w', 'i', 't', 'h'};
constexpr uint32_t kVersion = 1;

// Text of an item: this many UTF-8 strings, each ended by a zero byte.
enum TextField : uint32_t { kSku, kTitle, kUrl, kImage, kCategory, kTextFields };

// Item flags.
constexpr uint8_t kInStock = 1;
constexpr uint8_t kKnownFlags = kInStock;

constexpr uint32_t kNoPrice = 0xFFFFFFFF;

// A neighbour's weight is its stored number, 1…65,535, times the header's weight_scale.
constexpr uint32_t kMaxWeight = 0xFFFF;

// Limits. They bound what a reader allocates, n items taking 13 n bytes in the engine, and keep
// every sum of sizes far below 2^64. A million items is the largest catalog planned for; the
// largest seen text is 90 bytes an item.
constexpr uint32_t kMaxItems = 1u << 24;
constexpr uint32_t kMaxNeighbours = 1u << 28;
constexpr uint32_t kMaxTextBytes = 1u << 30;

struct Header {
  char magic[8];
  uint32_t version;
  uint32_t shard;       // which shard of the model this file is; version 1: 0
  uint32_t shards;      // how many shards the model has; version 1: 1
  uint32_t items;       // n, 1…kMaxItems
  uint32_t neighbours;  // m, 0…kMaxNeighbours, of all items together
  uint32_t popular;     // p, 0…n
  uint32_t text_bytes;  // t, 0…kMaxTextBytes
  uint32_t orders;      // orders learned from, at least 1
  float weight_scale;   // above 0, finite
  char currency[3];     // ISO 4217, or three zero bytes
  uint8_t decimals;     // of the currency's minor unit, 0…4
};
static_assert(sizeof(Header) == 48 && alignof(Header) == 4);

// Where each array begins, in bytes from the start of the file, for the given counts. In 64 bits,
// so that no count within the limits can overflow.
struct Sections {
  uint64_t row_end;           // u32[n]: item i's neighbours are [row_end[i - 1], row_end[i])
  uint64_t neighbour_item;    // u32[m]
  uint64_t neighbour_orders;  // u32[m]: orders that have both
  uint64_t item_orders;       // u32[n]: orders that have the item
  uint64_t item_price;        // u32[n]: minor units, or kNoPrice
  uint64_t item_product;      // u32[n]: the same number for the variants of one product
  uint64_t popular;           // u32[p]: items, best-selling first
  uint64_t text_end;          // u32[n]: item i's text is [text_end[i - 1], text_end[i])
  uint64_t neighbour_weight;  // u16[m]
  uint64_t item_flags;        // u8[n]
  uint64_t text;              // u8[t]
  uint64_t checksum;          // u32 after zero bytes up to a multiple of 4: CRC-32 of all before it
  uint64_t file_bytes;
};

constexpr Sections sections_of(uint64_t items, uint64_t neighbours, uint64_t popular,
                               uint64_t text_bytes) {
  Sections s{};
  s.row_end = sizeof(Header);
  s.neighbour_item = s.row_end + 4 * items;
  s.neighbour_orders = s.neighbour_item + 4 * neighbours;
  s.item_orders = s.neighbour_orders + 4 * neighbours;
  s.item_price = s.item_orders + 4 * items;
  s.item_product = s.item_price + 4 * items;
  s.popular = s.item_product + 4 * items;
  s.text_end = s.popular + 4 * popular;
  s.neighbour_weight = s.text_end + 4 * items;
  s.item_flags = s.neighbour_weight + 2 * neighbours;
  s.text = s.item_flags + items;
  s.checksum = (s.text + text_bytes + 3) / 4 * 4;
  s.file_bytes = s.checksum + 4;
  return s;
}

}  // namespace goeswith::model
