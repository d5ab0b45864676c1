#include "model/part_reader.h"

#include <cstring>

#include "model/crc32.h"

namespace goeswith::model {
namespace {

// Bytes of a part in order; beyond its end zeros, and failed.
class Bytes {
 public:
  Bytes(std::span<const uint8_t> parts, uint32_t begin, uint32_t end)
      : parts_(parts), at_(begin), end_(end) {}

  bool failed() const { return failed_; }
  uint32_t at() const { return at_; }
  uint32_t left() const { return end_ - at_; }

  // Where the next `count` bytes begin; if there are fewer, failed, and nothing may be read there.
  const uint8_t* take(uint32_t count) {
    if (count > left()) {
      failed_ = true;
      count = 0;
    }
    const uint8_t* bytes = parts_.data() + at_;
    at_ += count;
    return bytes;
  }
  // Seven bits a byte, the lowest first, as in LEB128.
  uint32_t number() {
    uint32_t value = 0;
    for (uint32_t shift = 0; shift < 32; shift += 7) {
      if (at_ == end_) break;
      const uint32_t byte = parts_[at_++];
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
    failed_ = true;
    return 0;
  }

 private:
  std::span<const uint8_t> parts_;
  uint32_t at_;
  uint32_t end_;
  bool failed_ = false;
};

class PartReader {
 public:
  PartReader(std::span<const uint8_t> parts, uint32_t begin, uint32_t end, Gathered& gathered)
      : bytes_(parts, begin, end),
        gathered_(gathered),
        first_row_(gathered.rows.count()),
        numbers_(gathered.numbers) {}

  OpenError read(const PartHeader& header) {
    const bool head = header.shard == kHeadShard;
    bytes_.take(sizeof(header));
    if (head != (gathered_.ranking == nullptr)) return OpenError::kPart;
    if (head) {
      std::memcpy(gathered_.model, header.model, kModelIdBytes);
      gathered_.version = header.version;
      if (!read_head()) return OpenError::kPart;
    } else if (std::memcmp(gathered_.model, header.model, kModelIdBytes) != 0) {
      return OpenError::kOtherModel;
    } else if (header.shard >= gathered_.head.shards || header.version != gathered_.version) {
      return OpenError::kPart;
    }
    const uint32_t own = bytes_.number();
    const uint32_t size = bytes_.number();
    const uint8_t* packed = bytes_.take(size);
    if (bytes_.failed()) return OpenError::kPart;
    BitReader bits({packed, size});
    if (!read_own(bits, own) || (!head && !read_rows(bits, own))) {
      return bits.failed() ? OpenError::kPart : OpenError::kMemory;
    }
    if (!bits.at_end()) return OpenError::kPart;
    if (head) gathered_.popular = own;
    return read_items();
  }

 private:
  bool read_head() {
    HeadHeader& head = gathered_.head;
    const uint8_t* from = bytes_.take(sizeof(head));
    if (bytes_.failed()) return false;
    std::memcpy(&head, from, sizeof(head));
    if (head.items == 0 || head.items > kMaxItems || head.shards == 0 || head.shards > kMaxShards ||
        head.cards > kMaxCards || head.size_classes == 0 || head.size_classes > kMaxSizeClasses ||
        head.knots < 2 || head.knots > kMaxKnots || head.reserved != 0) {
      return false;
    }
    const Sections sections = sections_of({kVersion, 0, 0, 0, 0, head.size_classes, head.knots});
    gathered_.ranking_bytes = static_cast<uint32_t>(sections.row_end - sections.class_lines);
    gathered_.ranking = bytes_.take(gathered_.ranking_bytes);
    return !bytes_.failed();
  }

  // The items whose rows, or for the head whose cards alone, are here.
  bool read_own(BitReader& bits, uint32_t own) {
    const uint32_t items = gathered_.head.items;
    // No part holds so many; the bound keeps what is allocated in proportion to what was read.
    if (own > bytes_.left() || own > items) return fail(bits);
    numbers_.clear();
    if (!gathered_.own.zeros(own)) return false;
    bits.ascending(gathered_.own.begin(), own, items);
    for (const uint32_t number : gathered_.own) {
      if (!numbers_.push(number)) return false;
    }
    return !bits.failed();
  }

  bool read_rows(BitReader& bits, uint32_t own) {
    for (uint32_t k = 0; k < own; ++k) {
      if (!read_row(bits, static_cast<uint32_t>(numbers_[k]))) return false;
    }
    return true;
  }

  bool read_row(BitReader& bits, uint32_t number) {
    uint32_t numbers[kMaxRow];
    uint32_t codes[kMaxRow];
    uint32_t orders[kMaxRow];
    const uint32_t count = bits.bits(kRowCountBits);
    if (count > 0) {
      bits.ascending(numbers, count, gathered_.head.items);
      const uint32_t middle = bits.bits(kCodeBits);
      const uint32_t spread = bits.bits(kRiceBits);
      for (uint32_t k = 0; k < count; ++k) {
        codes[k] = unfolded(bits.rice(spread), middle);
        if (codes[k] >= most_codes()) return fail(bits);
      }
      const uint32_t scale = bits.bits(kGolombBits);
      for (uint32_t k = 0; k < count; ++k) orders[k] = bits.exponential(scale);
    }
    if (bits.failed()) return false;
    const uint32_t begin = gathered_.entries.count();
    for (uint32_t code = most_codes(); code-- > 0;) {
      for (uint32_t k = 0; k < count; ++k) {
        if (codes[k] == code && !gathered_.entries.push({numbers[k], orders[k], code}))
          return false;
      }
    }
    const uint32_t pairs_begin = gathered_.pairs.count();
    return read_cards(bits, begin, count < cards() ? count : cards()) &&
           gathered_.rows.push({number, 0, begin, count, pairs_begin, gathered_.pairs.count()});
  }

  // The best of a row have their cards here, and how much they are bought together.
  bool read_cards(BitReader& bits, uint32_t begin, uint32_t count) {
    for (uint32_t a = 0; a < count; ++a) {
      const uint32_t number = gathered_.entries[begin + a].number;
      if (!numbers_.push(number)) return false;
      for (uint32_t b = 0; b < a; ++b) {
        const uint32_t pair = bits.bits(kPairBits);
        const uint32_t other = gathered_.entries[begin + b].number;
        if (pair > 0 && !gathered_.pairs.push({{number, other}, kPairCosines[pair]})) return false;
      }
    }
    return !bits.failed();
  }

  // A column after the other, of all items in falling order of their orders.
  OpenError read_items() {
    const uint32_t count = distinct_numbers();
    const uint32_t first = gathered_.items.count();
    // Both ascend.
    for (uint32_t r = first_row_, k = 0; r < gathered_.rows.count(); ++r) {
      while (numbers_[k] != gathered_.rows[r].number) ++k;
      gathered_.rows[r].item = first + k;
    }
    uint32_t orders = 0;
    for (uint32_t k = 0; k < count; ++k) {
      const uint32_t number = bytes_.number();
      orders = k == 0 ? number : orders - number;
      if (bytes_.failed()) return OpenError::kPart;
      const auto item = static_cast<uint32_t>(numbers_[k]);
      if (!gathered_.items.push({item, orders, 0, 0, item, 0, {}})) return OpenError::kMemory;
    }
    Gathered::Item* items = gathered_.items.begin() + first;
    for (uint32_t k = 0; k < count; ++k) items[k].price = bytes_.number() - 1;
    const uint8_t* priors = bytes_.take(count);
    const uint8_t* flags = bytes_.take(count);
    if (bytes_.failed()) return OpenError::kPart;
    for (uint32_t k = 0; k < count; ++k) {
      if (priors[k] > kMaxPriorByte || flags[k] > (kInStock | kHasVariants | kLowStock))
        return OpenError::kPart;
      items[k].prior = prior_of_byte(priors[k]);
      items[k].flags = flags[k] & static_cast<uint8_t>(~kHasVariants);
      if ((flags[k] & kHasVariants) != 0) items[k].product = bytes_.number();
    }
    for (uint32_t field = 0; field < gathered_.text_fields(); ++field) {
      for (uint32_t k = 0; k < count; ++k) {
        items[k].text[field] = bytes_.at();
        const uint32_t left = bytes_.left();
        const uint8_t* text = bytes_.take(0);
        const void* zero = left == 0 ? nullptr : std::memchr(text, 0, left);
        if (zero == nullptr) return OpenError::kPart;
        bytes_.take(static_cast<uint32_t>(static_cast<const uint8_t*>(zero) - text) + 1);
      }
    }
    return bytes_.failed() || bytes_.left() > 0 ? OpenError::kPart : OpenError::kNone;
  }

  uint32_t distinct_numbers() {
    heap_sort(numbers_.begin(), numbers_.count());
    uint32_t count = 0;
    for (const uint64_t number : numbers_) {
      if (count == 0 || numbers_[count - 1] != number) numbers_[count++] = number;
    }
    return count;
  }

  static bool fail(BitReader& bits) {
    bits.fail();
    return false;
  }

  uint32_t cards() const { return gathered_.head.cards; }
  uint32_t most_codes() const { return gathered_.ruled() ? kLevels + kNamedCode : kLevels; }

  Bytes bytes_;
  Gathered& gathered_;
  uint32_t first_row_;
  Grow<uint64_t>& numbers_;
};

}  // namespace

void Gathered::clear() {
  ranking = nullptr;
  popular = 0;
  items.clear();
  rows.clear();
  entries.clear();
  pairs.clear();
}

OpenError read_part(std::span<const uint8_t> parts, uint32_t begin, uint32_t end,
                    Gathered& gathered) {
  constexpr uint32_t kChecksumBytes = 4;
  PartHeader header;
  if (end - begin < sizeof(header) + kChecksumBytes) return OpenError::kTooShort;
  std::memcpy(&header, parts.data() + begin, sizeof(header));
  if (std::memcmp(header.magic, kMagic, sizeof(kMagic)) != 0) return OpenError::kNotAModel;
  if (header.version != kShardVersion && header.version != kRuledShardVersion) {
    return OpenError::kUnsupportedVersion;
  }
  end -= kChecksumBytes;
  uint32_t checksum;
  std::memcpy(&checksum, parts.data() + end, kChecksumBytes);
  if (checksum != crc32(parts.subspan(begin, end - begin))) return OpenError::kChecksum;
  return PartReader(parts, begin, end, gathered).read(header);
}

}  // namespace goeswith::model
