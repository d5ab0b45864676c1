#include "model/write_row.h"

#include <bit>
#include <vector>

#include "model/shard_layout.h"

namespace goeswith::model {
namespace {

// Around the middle and with the spread that take the fewest bits.
void write_codes(BitWriter& bits, std::span<const RowEntry> row) {
  const auto middle_of = [](uint32_t k) { return k >> kRiceBits; };
  const auto spread_of = [](uint32_t k) { return k & ((1u << kRiceBits) - 1); };
  const uint32_t best = cheapest(kLevels << kRiceBits, [&](uint32_t k) {
    uint64_t sum = 0;
    for (const RowEntry& entry : row) {
      const uint32_t zeros = folded(entry.code, middle_of(k)) >> spread_of(k);
      if (zeros > kMostZeros) return UINT64_MAX;
      sum += zeros + 1 + spread_of(k);
    }
    return sum;
  });
  bits.bits(middle_of(best), kCodeBits);
  bits.bits(spread_of(best), kRiceBits);
  for (const RowEntry& entry : row) {
    bits.rice(folded(entry.code, middle_of(best)), spread_of(best));
  }
}

void write_orders(BitWriter& bits, std::span<const RowEntry> row) {
  const uint32_t best = cheapest(1u << kGolombBits, [&](uint32_t scale) {
    uint64_t sum = 0;
    for (const RowEntry& entry : row) {
      const auto high = static_cast<uint32_t>(std::bit_width((entry.orders >> scale) + 1));
      sum += 2 * high - 1 + scale;
    }
    return sum;
  });
  bits.bits(best, kGolombBits);
  for (const RowEntry& entry : row) bits.exponential(entry.orders, best);
}

}  // namespace

void write_row(BitWriter& bits, std::span<const RowEntry> row, uint32_t items, PartBytes& parts) {
  bits.bits(static_cast<uint32_t>(row.size()), kRowCountBits);
  if (row.empty()) return;
  parts.entries += row.size();
  std::vector<uint32_t> numbers;
  for (const RowEntry& entry : row) numbers.push_back(entry.number);
  uint64_t before = bits.count();
  const auto count_to = [&](uint64_t& kind) {
    kind += bits.count() - before;
    before = bits.count();
  };
  bits.ascending(numbers, items);
  count_to(parts.number_bits);
  write_codes(bits, row);
  count_to(parts.code_bits);
  write_orders(bits, row);
  count_to(parts.order_bits);
}

}  // namespace goeswith::model
