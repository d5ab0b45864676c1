#pragma once

#include <cstdint>
#include <span>

#include "model/model.h"
#include "model/part_reader.h"

namespace goeswith::model {

// Parts of a sharded model put together into one model, as if the store sold nothing else: its
// items are those whose rows or cards the parts hold. It is laid out as a version 2 file and opened
// as one, so what reads and ranks a single file does the same with shards, and every rule of the
// format is checked in one place.
//
// What is not there: neighbours whose cards no part holds, which could not be shown. Of items
// without a row, how much they are bought together is told only where a part's row has both.
class Assembly {
 public:
  // All that the parts hold.
  OpenError put_together(std::span<const uint8_t> parts, Model& model) {
    return put_together(parts, {}, model);
  }
  // What carts of the items with these hashes (hash_of; left sorted) need of it: these items, as
  // far as they are there, the cards of their rows, and the best-sellers. So the same cart has the
  // same answer whatever else its shards hold, and soon. Everything if no hash is given.
  //
  // `parts` is one part after the other, the head first, each behind its length (u32, unaligned).
  // `model` stays good until the next call; on an error it is left as it was, and bad_part() tells
  // which part is to blame, counted from 0. Allocates; the same parts give the same bytes.
  OpenError put_together(std::span<const uint8_t> parts, std::span<uint64_t> wanted, Model& model);
  uint32_t bad_part() const { return bad_part_; }

  std::span<const uint8_t> file() const {
    return {reinterpret_cast<const uint8_t*>(file_.begin()), size_t{4} * file_.count()};
  }

 private:
  OpenError read_parts(std::span<const uint8_t> parts);
  bool choose(std::span<const uint8_t> parts, std::span<uint64_t> wanted);
  OpenError number_items(std::span<const uint8_t> parts);
  const Gathered::Item& item(uint32_t item) const;
  uint32_t find(uint32_t number) const;
  void count_neighbours();
  OpenError write(std::span<const uint8_t> parts);
  void write_neighbours(const Sections& at, uint8_t* file);

  Gathered gathered_;
  uint32_t bad_part_ = 0;
  uint32_t count_ = 0;        // items of the model
  Grow<uint64_t> kept_;       // numbers of the items that are kept for a row's sake, ascending
  Grow<uint64_t> order_;      // the first count_: by SKU, where it is in gathered_.items
  Grow<uint64_t> by_number_;  // number and item, ascending
  Grow<uint32_t> row_;        // by item: 1 + where its row is, or 0
  Grow<uint32_t> row_end_;    // by item
  Grow<uint32_t> file_;       // words, for the alignment
};

}  // namespace goeswith::model
