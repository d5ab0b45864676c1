#pragma once

// Parts of which every bit is in its place, saying whatever the input says: so mutations reach the
// rules about what numbers mean, which a changed bit of a whole part hardly ever does.
#include <algorithm>
#include <cstring>
#include <span>
#include <string>
#include <vector>

#include "model/layout.h"
#include "model/shard_layout.h"
#include "model/write_bits.h"

namespace goeswith::fuzz {

class MadeParts {
 public:
  static constexpr uint32_t kMostItems = 24;

  explicit MadeParts(std::span<const uint8_t> input) : input_(input) {}

  std::vector<std::vector<uint8_t>> make() {
    items_ = 1 + below(kMostItems);
    ruled_ = byte() % 2 == 1;
    for (uint32_t number = 0; number < items_; ++number) {
      orders_[number] = rarely() ? byte() : 250 - 10 * number;
    }
    std::vector<std::vector<uint8_t>> parts = {part(model::kHeadShard)};
    for (uint32_t count = below(4); count > 0; --count)
      parts.push_back(part(rarely() ? byte() : 0));
    return parts;
  }

 private:
  // Zeros behind the input's end.
  uint32_t byte() { return at_ < input_.size() ? input_[at_++] : 0; }
  uint32_t below(uint32_t limit) { return byte() % limit; }
  bool rarely() { return byte() == 0xA5; }

  template <typename T>
  void append(const T& value) {
    const auto* begin = reinterpret_cast<const uint8_t*>(&value);
    bytes_.insert(bytes_.end(), begin, begin + sizeof(value));
  }
  void append_number(uint32_t value) {
    for (; value > 127; value >>= 7) bytes_.push_back(static_cast<uint8_t>(value | 128));
    bytes_.push_back(static_cast<uint8_t>(value));
  }

  std::vector<uint8_t> part(uint32_t shard) {
    bytes_.clear();
    bits_ = {};
    model::PartHeader header{};
    std::memcpy(header.magic, model::kMagic, sizeof(header.magic));
    header.version = ruled_ ? model::kRuledShardVersion : model::kShardVersion;
    header.shard = shard;
    append(header);
    if (shard == model::kHeadShard) add_head();
    cards_ = some_of(items_);
    append_number(static_cast<uint32_t>(cards_.size()));
    bits_.ascending(cards_, items_);
    if (shard != model::kHeadShard) {
      for (size_t rows = cards_.size(); rows > 0; --rows) add_row();
    }
    append_number(static_cast<uint32_t>(bits_.bytes().size()));
    bytes_.insert(bytes_.end(), bits_.bytes().begin(), bits_.bytes().end());
    add_items();
    bytes_.resize(bytes_.size() + 4);  // the checksum, for others to repair
    return bytes_;
  }

  void add_head() {
    model::HeadHeader head{};
    head.items = items_;
    head.orders = rarely() ? byte() : 255;
    head.shards = 1 + below(4);
    head.prior_step = static_cast<float>(byte()) / 1000;
    head.size_classes = static_cast<uint8_t>(1 + below(2));
    head.knots = static_cast<uint8_t>(2 + below(2));
    head.cards = static_cast<uint8_t>(cards_a_row_ = below(10));
    append(head);
    const uint32_t classes = head.size_classes;
    for (uint32_t c = 1; c < classes; ++c) append(uint32_t{c});
    append(uint32_t{0xFFFFFFFF});
    for (uint32_t c = 0; c < classes; ++c) {
      const auto low = static_cast<float>(below(4)) - 2;
      for (uint32_t l = 0; l < model::kLevels; ++l) append(low + static_cast<float>(l) / 4);
    }
    const auto shares = [&](uint32_t count) {
      for (; count > 0; --count) append(static_cast<float>(byte()) / 255);
    };
    shares(3 * classes);  // newest weights, prior weights, diversity
    for (uint32_t kind = 0; kind < 2; ++kind) {
      for (uint32_t k = 0; k < classes * head.knots; ++k) {
        append(static_cast<float>(k % head.knots) / (kind == 0 ? 1 : 4));
      }
    }
  }

  // Ascending numbers below a limit.
  std::vector<uint32_t> some_of(uint32_t limit) {
    std::vector<uint32_t> numbers;
    for (uint32_t number = below(8); number < limit; number += 1 + below(16)) {
      numbers.push_back(number);
    }
    return numbers;
  }

  void add_row() {
    const std::vector<uint32_t> row = some_of(items_);
    bits_.bits(static_cast<uint32_t>(row.size()), model::kRowCountBits);
    if (row.empty()) return;
    bits_.ascending(row, items_);
    std::vector<uint64_t> best;  // by falling code, then by number
    bits_.bits(0, model::kCodeBits);
    bits_.bits(0, model::kRiceBits);
    for (const uint32_t number : row) {
      const uint32_t code = below(model::kLevels);
      bits_.rice(model::folded(code, 0), 0);
      best.push_back(uint64_t{model::kLevels - code} << 32 | number);
    }
    bits_.bits(0, model::kGolombBits);
    for (const uint32_t number : row) {
      bits_.exponential(rarely() ? byte() : below(1 + orders_[number] / 4), 0);
    }
    std::sort(best.begin(), best.end());
    best.resize(std::min<size_t>(best.size(), cards_a_row_));
    for (size_t a = 0; a < best.size(); ++a) {
      cards_.push_back(static_cast<uint32_t>(best[a]));
      for (size_t b = 0; b < a; ++b) bits_.bits(byte(), model::kPairBits);
    }
  }

  void add_items() {
    std::sort(cards_.begin(), cards_.end());
    cards_.erase(std::unique(cards_.begin(), cards_.end()), cards_.end());
    uint32_t before = 0;
    for (const uint32_t number : cards_) {
      append_number(before == 0 ? orders_[number] : before - orders_[number]);
      before = orders_[number];
    }
    for (size_t k = 0; k < cards_.size(); ++k) append_number(byte());
    for (size_t k = 0; k < cards_.size(); ++k) bytes_.push_back(static_cast<uint8_t>(below(0xD0)));
    std::vector<uint8_t> flags;
    for (size_t k = 0; k < cards_.size(); ++k) flags.push_back(static_cast<uint8_t>(below(4)));
    bytes_.insert(bytes_.end(), flags.begin(), flags.end());
    for (const uint8_t flag : flags) {
      if ((flag & model::kHasVariants) != 0) append_number(byte());
    }
    for (const uint32_t number : cards_) {
      const std::string sku = "S" + std::to_string(rarely() ? byte() : number);
      bytes_.insert(bytes_.end(), sku.c_str(), sku.c_str() + sku.size() + 1);
    }
    for (size_t text = (model::kTextFields - 1) * cards_.size(); text > 0; --text) {
      for (uint32_t letters = below(4); letters > 0; --letters) {
        bytes_.push_back(static_cast<uint8_t>(1 + below(255)));
      }
      bytes_.push_back(0);
    }
    for (size_t k = 0; ruled_ && k < cards_.size(); ++k) add_rules();
  }

  // Of letters that mean something, and numbers and SKUs that mostly do.
  void add_rules() {
    for (uint32_t rules = below(6); rules > 0; --rules) {
      std::string rule(1, "fgxsocnapubz"[below(12)]);
      rule += std::to_string(rarely() ? 65536 * byte() : byte());
      rule += " S" + std::to_string(byte() % (kMostItems + 1)) + "\n";
      bytes_.insert(bytes_.end(), rule.begin(), rule.end());
    }
    bytes_.push_back(0);
  }

  std::span<const uint8_t> input_;
  size_t at_ = 0;
  uint32_t items_ = 0;
  bool ruled_ = false;
  uint32_t orders_[kMostItems] = {};
  uint32_t cards_a_row_ = 0;
  std::vector<uint8_t> bytes_;
  model::BitWriter bits_;
  std::vector<uint32_t> cards_;  // of the part that is being made
};

}  // namespace goeswith::fuzz
