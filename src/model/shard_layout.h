#pragma once

#include <cstdint>
#include <string_view>

#include "model/layout.h"

// The bytes of a sharded model, versions 3 and 5, as model-data/FORMAT.md draws them. Writer and
// reader share these constants; whoever changes one changes that page.
//
// A model is a head, which every cart needs, and shards, of which a cart needs those of its items.
// Both are parts: the same header, packed bits, columns of numbers, texts, checksum. Items have one
// number in the whole model, in falling order of their orders: small numbers are bought the most,
// so neighbours lie close together and are told in few bits.
namespace goeswith::model {

constexpr uint32_t kShardVersion = 3;
constexpr uint32_t kRuledShardVersion = 5;  // the same of a model with a policy
constexpr uint32_t kHeadShard = 0xFFFFFFFF;

constexpr uint32_t kModelIdBytes = 8;

struct PartHeader {
  char magic[8];
  uint32_t version;  // kShardVersion or kRuledShardVersion
  uint32_t shard;    // 0…shards - 1, or kHeadShard
  uint8_t model[kModelIdBytes];
};
static_assert(sizeof(PartHeader) == 24);

// Of the head alone, after the part header. After it come the ranking arrays of version 2, class
// lines … knot probabilities, as layout.h has them.
struct HeadHeader {
  uint32_t items;   // n, of the whole model
  uint32_t orders;  // learned from
  uint32_t shards;  // 1…kMaxShards
  float prior_step;
  float min_probability;
  char currency[3];
  uint8_t decimals;
  uint8_t size_classes;
  uint8_t knots;
  uint8_t cards;  // of each row, so many of the best have their cards in the shard
  uint8_t reserved;
};
static_assert(sizeof(HeadHeader) == 28);

constexpr uint32_t kMaxShards = 1u << 24;
// Of a row, bounded by the bits that tell how many there are.
constexpr uint32_t kRowCountBits = 10;
constexpr uint32_t kMaxRow = (1u << kRowCountBits) - 1;
// Of a row, those whose cards its shard holds.
constexpr uint32_t kMaxCards = 32;
// Added to the code of a neighbour that the row's item names in its rules, so that it is among the
// cards; version 5 alone has it.
constexpr uint32_t kNamedCode = kLevels;
constexpr uint32_t kCodeBits = 4;
constexpr uint32_t kRiceBits = 1;
constexpr uint32_t kMostZeros = 31;  // of a unary code
constexpr uint32_t kGolombBits = 4;
// How much two cards of a row are bought together, as the cosine of their orders.
constexpr uint32_t kPairBits = 3;
constexpr float kPairCosines[1u << kPairBits] = {0, 0.05F, 0.1F, 0.15F, 0.2F, 0.3F, 0.4F, 0.6F};
// An item's flags in a part: those of a file, and whether other items are variants of its product.
constexpr uint8_t kHasVariants = 2;

// A code by where it is from the middle of its row, so that what is frequent has a small number: of
// four, three go up, for most rows have a few that stand out. 0, 1, 2, -1, 3, 4, 5, -2, 6, … are
// 0, 1, 2, 3, …
constexpr uint32_t folded(uint32_t code, uint32_t middle) {
  if (code < middle) return 4 * (middle - code) - 1;
  return (code - middle) / 3 * 4 + (code - middle) % 3;
}

constexpr uint32_t unfolded(uint32_t folded, uint32_t middle) {
  const uint32_t fours = folded / 4;
  return folded % 4 == 3 ? middle - fours - 1 : middle + 3 * fours + folded % 4;
}

// FNV-1a of the bytes, mixed as MurmurHash3 does at its end so that similar SKUs scatter. What
// differs in one byte alone has another hash: each step keeps all that it is given.
constexpr uint32_t hash_of(std::string_view text) {
  uint32_t hash = 0x811C9DC5;
  for (const char letter : text) hash = (hash ^ static_cast<uint8_t>(letter)) * 0x01000193;
  hash = (hash ^ (hash >> 16)) * 0x85EBCA6B;
  hash = (hash ^ (hash >> 13)) * 0xC2B2AE35;
  return hash ^ (hash >> 16);
}

// The shard that holds an item's row.
constexpr uint32_t shard_of(std::string_view sku, uint32_t shards) { return hash_of(sku) % shards; }

// A prior in a byte: four bits of exponent, four of mantissa; within 3 % of what it stands for.
constexpr uint32_t prior_of_byte(uint32_t byte) {
  const uint32_t exponent = byte >> 4;
  return exponent == 0 ? byte : (16 + (byte & 15)) << (exponent - 1);
}
static_assert(prior_of_byte(0xCF) <= 0xFFFF);
constexpr uint32_t kMaxPriorByte = 0xCF;

}  // namespace goeswith::model
