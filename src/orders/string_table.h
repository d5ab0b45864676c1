#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "orders/large_vector.h"

namespace goeswith::orders {

// Numbers texts in the order in which they first appear, from 0; at most 2^32 - 1 of them. Takes
// the text's own bytes and about 24 more for each.
class StringTable {
 public:
  StringTable();

  // The number of `text`; a new one if the table has not seen it.
  uint32_t intern(std::string_view text);

  std::optional<uint32_t> find(std::string_view text) const;

  // Holds until the next intern().
  std::string_view operator[](uint32_t number) const;

  uint32_t size() const { return static_cast<uint32_t>(ends_.size()); }

 private:
  struct Slot {
    uint32_t hash = 0;
    uint32_t number = kFree;
  };
  static constexpr uint32_t kFree = UINT32_MAX;

  size_t slot_of(std::string_view text, uint32_t hash) const;
  void grow();

  LargeVector<char> bytes_;     // all texts after each other
  LargeVector<uint64_t> ends_;  // of each text in bytes_
  LargeVector<Slot> slots_;     // open addressing, a power of two, at most half full
};

}  // namespace goeswith::orders
