#include "model/part_reader.h"

#include <gtest/gtest.h>

#include <functional>

#include "model/random_model.h"
#include "model/write_bits.h"

namespace goeswith::model {
namespace {

void append_number(std::vector<uint8_t>& bytes, uint32_t value) {
  for (; value > 127; value >>= 7) bytes.push_back(static_cast<uint8_t>(value | 128));
  bytes.push_back(static_cast<uint8_t>(value));
}

// A shard written by hand: item 1, whose one neighbour is item 0.
struct Shard {
  Shard() {
    const uint32_t own_number[] = {1};
    const uint32_t neighbour[] = {0};
    bits.ascending(own_number, 3);
    bits.bits(1, kRowCountBits);
    bits.ascending(neighbour, 3);
    bits.bits(9, kCodeBits);
    bits.bits(1, kRiceBits);
    bits.rice(folded(7, 9), 1);
    bits.bits(0, kGolombBits);
    bits.exponential(24, 0);
    append_number(columns, 40);             // orders of item 0
    append_number(columns, 10);             // so many less
    append_number(columns, 3901);           // price
    append_number(columns, 0);              // none
    columns.insert(columns.end(), {5, 0});  // priors
    columns.insert(columns.end(), {kInStock, kHasVariants});
    append_number(columns, 2);  // item 1 is a variant of item 2
    for (const char* text : {"POT", "COSY", "", "é", "", "", "", "", "", ""}) {
      columns.insert(columns.end(), text, text + std::strlen(text) + 1);
    }
  }

  std::vector<uint8_t> part() const {
    PartHeader header{};
    std::memcpy(header.magic, kMagic, sizeof(kMagic));
    header.version = version;
    header.shard = number;
    const auto* begin = reinterpret_cast<const uint8_t*>(&header);
    std::vector<uint8_t> bytes(begin, begin + sizeof(header));
    append_number(bytes, own);
    append_number(bytes, static_cast<uint32_t>(bits.bytes().size() + behind_bits.size()));
    bytes.insert(bytes.end(), bits.bytes().begin(), bits.bytes().end());
    bytes.insert(bytes.end(), behind_bits.begin(), behind_bits.end());
    bytes.insert(bytes.end(), columns.begin(), columns.end());
    bytes.resize(bytes.size() + 4);
    repair_checksum(bytes);
    return bytes;
  }

  uint32_t version = kShardVersion;
  uint32_t number = 0;
  uint32_t own = 1;
  BitWriter bits;
  std::vector<uint8_t> behind_bits;
  std::vector<uint8_t> columns;
};

OpenError read(std::span<const uint8_t> part, Gathered& gathered) {
  Block block(part);
  return read_part(block.bytes(), 0, static_cast<uint32_t>(part.size()), gathered);
}

std::vector<uint8_t> three_items_head() {
  const RandomModel model(three_items());
  return ShardWriter(*model, {4, 8, 1}).head();
}

// What was read before is a head.
OpenError read_shard(const std::vector<uint8_t>& part) {
  Gathered gathered;
  EXPECT_EQ(read(three_items_head(), gathered), OpenError::kNone);
  return read(part, gathered);
}

OpenError error_of(const std::function<void(Shard&)>& change) {
  Shard shard;
  change(shard);
  return read_shard(shard.part());
}

TEST(PartReader, ReadsAHead) {
  Gathered gathered;
  ASSERT_EQ(read(three_items_head(), gathered), OpenError::kNone);
  EXPECT_EQ(gathered.head.items, 3u);
  EXPECT_EQ(gathered.head.orders, 100u);
  EXPECT_EQ(gathered.head.shards, 4u);
  EXPECT_EQ(gathered.head.cards, 8u);
  EXPECT_EQ(gathered.popular, 1u);
  ASSERT_EQ(gathered.items.count(), 1u);
  EXPECT_EQ(gathered.items[0].number, 0u);
  EXPECT_EQ(gathered.items[0].orders, 40u);
  EXPECT_EQ(gathered.rows.count(), 0u);
}

TEST(PartReader, ReadsAShardWrittenByHand) {
  Gathered gathered;
  ASSERT_EQ(read(three_items_head(), gathered), OpenError::kNone);
  const std::vector<uint8_t> part = Shard().part();
  Block block(part);
  ASSERT_EQ(read_part(block.bytes(), 0, static_cast<uint32_t>(part.size()), gathered),
            OpenError::kNone);
  ASSERT_EQ(gathered.rows.count(), 1u);
  EXPECT_EQ(gathered.rows[0].number, 1u);
  ASSERT_EQ(gathered.rows[0].count, 1u);
  const Gathered::Entry& entry = gathered.entries[gathered.rows[0].begin];
  EXPECT_EQ(entry.number, 0u);
  EXPECT_EQ(entry.code, 7u);
  EXPECT_EQ(entry.orders, 24u);
  ASSERT_EQ(gathered.items.count(), 3u) << "the head's first";
  const Gathered::Item& pot = gathered.items[1];
  const Gathered::Item& cosy = gathered.items[2];
  EXPECT_EQ(pot.orders, 40u);
  EXPECT_EQ(cosy.orders, 30u);
  EXPECT_EQ(pot.price, 3900u);
  EXPECT_EQ(cosy.price, kNoPrice);
  EXPECT_EQ(pot.prior, 5u);
  EXPECT_EQ(pot.flags, kInStock);
  EXPECT_EQ(cosy.flags, 0) << "that it has variants is said of parts alone";
  EXPECT_EQ(pot.product, 0u);
  EXPECT_EQ(cosy.product, 2u);
  EXPECT_STREQ(reinterpret_cast<const char*>(&block.bytes()[cosy.text[kTitle]]), "é");
}

TEST(PartReader, RefusesBitsThatEndTooSoonOrTooLate) {
  EXPECT_EQ(error_of([](Shard&) {}), OpenError::kNone);
  EXPECT_EQ(error_of([](Shard& s) { s.behind_bits = {0}; }), OpenError::kPart);
  EXPECT_EQ(error_of([](Shard& s) { s.behind_bits = {1}; }), OpenError::kPart);
  EXPECT_EQ(error_of([](Shard& s) { s.bits.bits(1, 1); }), OpenError::kPart);
  EXPECT_EQ(error_of([](Shard& s) { s.bits = BitWriter(); }), OpenError::kPart);
  EXPECT_EQ(error_of([](Shard& s) { s.own = 2; }), OpenError::kPart);
  EXPECT_EQ(error_of([](Shard& s) { s.own = 0; }), OpenError::kPart);
}

TEST(PartReader, RefusesMoreItemsThanThereAre) {
  for (const uint32_t own : {4u, 1000u, 0x7FFFFFFFu, 0xFFFFFFFFu}) {
    EXPECT_EQ(error_of([&](Shard& s) { s.own = own; }), OpenError::kPart) << own;
  }
}

TEST(PartReader, RefusesARowLongerThanTheStore) {
  for (const uint32_t count : {4u, kMaxRow}) {
    EXPECT_EQ(error_of([&](Shard& s) {
                s.bits = BitWriter();
                const uint32_t own_number[] = {1};
                s.bits.ascending(own_number, 3);
                s.bits.bits(count, kRowCountBits);
                for (int k = 0; k < 1000; ++k) s.bits.bits(0xFFFFFFFF, 32);
              }),
              OpenError::kPart);
  }
}

TEST(PartReader, RefusesACodeThatIsNoLevel) {
  const auto with_code = [](uint32_t middle, uint32_t folded) {
    return error_of([&](Shard& s) {
      const uint32_t own_number[] = {1};
      const uint32_t neighbour[] = {0};
      s.bits = BitWriter();
      s.bits.ascending(own_number, 3);
      s.bits.bits(1, kRowCountBits);
      s.bits.ascending(neighbour, 3);
      s.bits.bits(middle, kCodeBits);
      s.bits.bits(1, kRiceBits);
      s.bits.rice(folded, 1);
      s.bits.bits(0, kGolombBits);
      s.bits.exponential(24, 0);
    });
  };
  EXPECT_EQ(with_code(0, 20), OpenError::kNone) << "15";
  EXPECT_EQ(with_code(0, 21), OpenError::kPart) << "16";
  EXPECT_EQ(with_code(0, 3), OpenError::kPart) << "-1";
  EXPECT_EQ(with_code(15, 59), OpenError::kNone) << "0";
  EXPECT_EQ(with_code(15, 63), OpenError::kPart) << "-1";
}

TEST(PartReader, ReadsCodesOfWhatIsNamedInPartsWithAPolicyAlone) {
  Contents contents = three_items();
  contents.items[0].rules = "f65\n";
  const RandomModel model(contents);
  const std::vector<uint8_t> head = ShardWriter(*model, {4, 8, 1}).head();
  const auto with_code = [&](uint32_t code) {
    Shard shard;
    shard.version = kRuledShardVersion;
    const uint32_t own_number[] = {1};
    const uint32_t neighbour[] = {0};
    shard.bits = BitWriter();
    shard.bits.ascending(own_number, 3);
    shard.bits.bits(1, kRowCountBits);
    shard.bits.ascending(neighbour, 3);
    shard.bits.bits(0, kCodeBits);
    shard.bits.bits(1, kRiceBits);
    shard.bits.rice(folded(code, 0), 1);
    shard.bits.bits(0, kGolombBits);
    shard.bits.exponential(24, 0);
    shard.columns.insert(shard.columns.end(), {0, 0});  // rules
    Gathered gathered;
    EXPECT_EQ(read(head, gathered), OpenError::kNone);
    return read(shard.part(), gathered);
  };
  EXPECT_EQ(with_code(15), OpenError::kNone);
  EXPECT_EQ(with_code(kNamedCode + 15), OpenError::kNone);
  EXPECT_EQ(with_code(kNamedCode + 16), OpenError::kPart);
}

TEST(PartReader, RefusesColumnsThatBreakTheirRules) {
  const auto with_byte = [](size_t column, uint8_t byte) {
    return error_of([&](Shard& s) { s.columns[column] = byte; });
  };
  EXPECT_EQ(with_byte(5, kMaxPriorByte), OpenError::kNone);
  EXPECT_EQ(with_byte(5, kMaxPriorByte + 1), OpenError::kPart);
  EXPECT_EQ(with_byte(7, 8), OpenError::kPart) << "an unknown flag";
  EXPECT_EQ(error_of([](Shard& s) { s.columns.push_back(0); }), OpenError::kPart);
  EXPECT_EQ(error_of([](Shard& s) { s.columns.back() = 'x'; }), OpenError::kPart);
  EXPECT_EQ(error_of([](Shard& s) {
              s.columns.erase(s.columns.begin());
              s.columns.insert(s.columns.begin(), {0x80, 0x80, 0x80, 0x80, 0x80, 0x01});
            }),
            OpenError::kPart)
      << "a number of six bytes";
  for (size_t size = 0; size < Shard().columns.size(); ++size) {
    EXPECT_EQ(error_of([&](Shard& s) { s.columns.resize(size); }), OpenError::kPart) << size;
  }
}

TEST(PartReader, RefusesANumberThatIsNoShardOfTheModel) {
  EXPECT_EQ(error_of([](Shard& s) { s.number = 3; }), OpenError::kNone);
  EXPECT_EQ(error_of([](Shard& s) { s.number = 4; }), OpenError::kPart);
  EXPECT_EQ(error_of([](Shard& s) { s.number = kHeadShard - 1; }), OpenError::kPart);
}

TEST(PartReader, RefusesAHeadOutsideItsLimits) {
  const std::vector<uint8_t> whole = three_items_head();
  const auto with = [&](size_t field, auto value) {
    std::vector<uint8_t> head = whole;
    std::memcpy(head.data() + sizeof(PartHeader) + field, &value, sizeof(value));
    repair_checksum(head);
    Gathered gathered;
    return read(head, gathered);
  };
  EXPECT_EQ(with(offsetof(HeadHeader, items), 0u), OpenError::kPart);
  EXPECT_EQ(with(offsetof(HeadHeader, items), kMaxItems + 1), OpenError::kPart);
  EXPECT_EQ(with(offsetof(HeadHeader, shards), 0u), OpenError::kPart);
  EXPECT_EQ(with(offsetof(HeadHeader, shards), kMaxShards), OpenError::kNone);
  EXPECT_EQ(with(offsetof(HeadHeader, shards), kMaxShards + 1), OpenError::kPart);
  EXPECT_EQ(with(offsetof(HeadHeader, size_classes), uint8_t{0}), OpenError::kPart);
  EXPECT_EQ(with(offsetof(HeadHeader, size_classes), uint8_t{9}), OpenError::kPart);
  EXPECT_EQ(with(offsetof(HeadHeader, knots), uint8_t{1}), OpenError::kPart);
  EXPECT_EQ(with(offsetof(HeadHeader, knots), uint8_t{17}), OpenError::kPart);
  EXPECT_EQ(with(offsetof(HeadHeader, cards), uint8_t{kMaxCards}), OpenError::kNone);
  EXPECT_EQ(with(offsetof(HeadHeader, cards), uint8_t{kMaxCards + 1}), OpenError::kPart);
  EXPECT_EQ(with(offsetof(HeadHeader, reserved), uint8_t{1}), OpenError::kPart);
}

// What lies behind such a head is not read: here the block ends.
TEST(PartReader, StaysInsideAHeadThatIsShorterThanItsHeader) {
  const std::vector<uint8_t> whole = three_items_head();
  for (size_t size = 0; size < whole.size(); ++size) {
    std::vector<uint8_t> head(whole.begin(), whole.begin() + static_cast<ptrdiff_t>(size));
    repair_checksum(head);
    Gathered gathered;
    EXPECT_EQ(read(head, gathered), size < 28 ? OpenError::kTooShort : OpenError::kPart) << size;
  }
}

}  // namespace
}  // namespace goeswith::model
