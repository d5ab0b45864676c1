#pragma once

#include <cstdint>
#include <span>

#include "model/bit_reader.h"
#include "model/grow.h"
#include "model/model.h"
#include "model/shard_layout.h"

namespace goeswith::model {

// What parts say, gathered from one after the other: what Assembly puts together.
struct Gathered {
  struct Item {
    uint32_t number;
    uint32_t orders;
    uint32_t price;
    uint32_t prior;
    uint32_t product;  // the number of one of its product's items
    uint8_t flags;     // as in a file
    uint32_t
        text[kMostTextFields];  // where each string begins, in bytes from the start of all parts
  };
  // An item's neighbours: entries[begin, begin + count), those with cards first.
  struct Row {
    uint32_t number;
    uint32_t item;  // where it is in items
    uint32_t begin;
    uint32_t count;
    uint32_t pairs_begin;  // of its cards: pairs[pairs_begin, pairs_end)
    uint32_t pairs_end;
  };
  struct Entry {
    uint32_t number;
    uint32_t orders;  // that have both
    uint32_t code;    // with kNamedCode, if that is said
  };
  // Two cards that are bought together.
  struct Pair {
    uint32_t number[2];
    float cosine;
  };

  uint8_t model[kModelIdBytes];
  HeadHeader head;
  uint32_t version;  // of the head, and so of all parts
  // The head's ranking arrays, as they lie in a version 2 file; null before the head was read.
  const uint8_t* ranking = nullptr;
  uint32_t ranking_bytes = 0;
  uint32_t popular = 0;  // so many items, the first, are the head's
  Grow<Item> items;      // of every part; an item may be there more than once
  Grow<Row> rows;
  Grow<Entry> entries;
  Grow<Pair> pairs;
  // Of the part that is being read: its own items; those whose cards it has, at first more than
  // once.
  Grow<uint32_t> own;
  Grow<uint64_t> numbers;

  void clear();
  bool ruled() const { return version == kRuledShardVersion; }
  uint32_t text_fields() const { return model::text_fields(ruled()); }
};

// Adds what the part at [begin, end) of `parts` says; the first must be a head and no other one.
// Safe on untrusted bytes: it reads nothing outside the part and allocates no more than a fixed
// number of times its size. What the numbers mean is for Model::open() to check, once they are put
// together.
OpenError read_part(std::span<const uint8_t> parts, uint32_t begin, uint32_t end,
                    Gathered& gathered);

}  // namespace goeswith::model
