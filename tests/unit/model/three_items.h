#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <span>
#include <vector>

#include "model/crc32.h"
#include "model/layout.h"
#include "model/model.h"
#include "model/write_model.h"

namespace goeswith::model {

// The model that FORMAT.md works through: a teapot, its cosy, and a caddy that is out of stock and
// borrows what it suggests. Its weights and probabilities are binary fractions, stored exactly.
inline Contents three_items() {
  Contents contents;
  contents.orders = 100;
  contents.currency = "GBP";
  contents.items.resize(3);
  contents.items[0].text = {"POT", "Breakfast teapot", "/p/pot", "pot.svg", "Tea ware"};
  contents.items[0].orders = 40;
  contents.items[0].price = 3900;
  contents.items[0].product = 0;
  contents.items[0].neighbours = {{1, 0.5, 24}, {2, 0.125, 6}};
  contents.items[0].prior = 65535 * 0x1p-18;  // so that the step is a power of two
  contents.items[1].text = {"COSY", "Tea cosy", "", "", ""};
  contents.items[1].orders = 30;
  contents.items[1].price = 1450;
  contents.items[1].product = 1;
  contents.items[1].neighbours = {{0, 1.0, 24}};
  contents.items[1].prior = 0.125;
  contents.items[2].text = {"TIN", "Tea caddy", "", "", ""};
  contents.items[2].orders = 20;
  contents.items[2].product = 2;
  contents.items[2].in_stock = false;
  contents.items[2].neighbours = {{1, 0.25, 0}};
  contents.items[2].prior = 0.0625;
  contents.popular = {0, 1, 2};
  SizeClass one_line;
  one_line.lines = 1;
  one_line.prior_weight = 1;
  one_line.curve = {{0, 0}, {2, 0.5}};
  SizeClass more;
  more.power = 2;
  more.prior_weight = 0.5;
  more.newest_weight = 2;
  more.diversity = 0.25;
  more.curve = {{0, 0}, {4, 1}};
  contents.ranking = {{one_line, more}, 0.0625};
  return contents;
}

// Where its fields lie: two size classes of two knots, four neighbours, 79 bytes of text.
inline constexpr Sections kThreeItems = sections_of({kVersion, 3, 4, 3, 79, 2, 2});

// Bytes that begin on a multiple of 4 in a heap block of exactly their size, so that the address
// sanitizer sees a read past the end.
class Block {
 public:
  explicit Block(std::span<const uint8_t> bytes)
      : size_(bytes.size()), bytes_(new uint8_t[size_ == 0 ? 1 : size_]) {
    std::copy(bytes.begin(), bytes.end(), bytes_.get());
  }
  std::span<uint8_t> bytes() { return {bytes_.get(), size_}; }

 private:
  size_t size_;
  std::unique_ptr<uint8_t[]> bytes_;
};

inline OpenError open_copy(std::span<const uint8_t> file) {
  Block block(file);
  Model model;
  return Model::open(block.bytes(), model);
}

inline void repair_checksum(std::span<uint8_t> file) {
  if (file.size() < 4) return;
  const uint32_t crc = crc32(file.first(file.size() - 4));
  std::memcpy(file.data() + file.size() - 4, &crc, 4);
}

}  // namespace goeswith::model
