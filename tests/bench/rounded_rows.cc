#include "rounded_rows.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>

#include "evaluate/entropy.h"
#include "model/shard_layout.h"
#include "model/write_bits.h"
#include "model/write_levels.h"

namespace goeswith::bench {
namespace {

// What a rice code's zeros may be, FORMAT.md.
constexpr uint32_t kMostZeros = 31;

std::vector<double> weights_of(const Rows& rows) {
  std::vector<double> weights;
  for (const auto& row : rows) {
    for (const model::Neighbour& neighbour : row) weights.push_back(neighbour.weight);
  }
  std::sort(weights.begin(), weights.end());
  return weights;
}

// With the middle and the divisor that take the fewest bits.
void add_codes(const std::vector<uint32_t>& codes, uint32_t width, model::BitWriter& bits) {
  const auto bits_of = [&](uint32_t middle, uint32_t k) {
    uint64_t sum = 0;
    for (const uint32_t code : codes) {
      const uint32_t zeros = model::folded(code, middle) >> k;
      sum += zeros > kMostZeros ? 1u << 20 : zeros + 1 + k;
    }
    return sum;
  };
  const auto [low, high] = std::minmax_element(codes.begin(), codes.end());
  const auto widest_k = std::max(1u << model::kRiceBits, width) - 1;
  uint32_t best_middle = *low;
  uint32_t best_k = widest_k;
  uint64_t best = bits_of(best_middle, best_k);
  for (uint32_t middle = *low; middle <= *high; ++middle) {
    for (uint32_t k = 0; k <= widest_k; ++k) {
      const uint64_t sum = bits_of(middle, k);
      if (sum < best) std::tie(best, best_middle, best_k) = std::tuple(sum, middle, k);
    }
  }
  bits.bits(best_middle, width);
  bits.bits(best_k, static_cast<uint32_t>(std::bit_width(widest_k)));
  for (const uint32_t code : codes) bits.rice(model::folded(code, best_middle), best_k);
}

}  // namespace

Rows shortened(const Rows& rows, size_t most) {
  Rows shorter = rows;
  for (auto& row : shorter) {
    std::stable_sort(row.begin(), row.end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    if (row.size() > most) row.resize(most);
  }
  return shorter;
}

Rows rounded(const Rows& rows, size_t levels, double price) {
  const model::Levels fitted = model::fit_levels(weights_of(rows), levels, price);
  Rows near = rows;
  for (auto& row : near) {
    for (model::Neighbour& neighbour : row) {
      neighbour.weight = fitted.worth[model::level_of(fitted, neighbour.weight)];
    }
  }
  return near;
}

RowBits coded(const Rows& rows, const std::vector<uint32_t>& number) {
  std::vector<double> levels = weights_of(rows);
  levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
  const auto width =
      std::max(1u, static_cast<uint32_t>(std::bit_width(std::max<size_t>(levels.size(), 2) - 1)));
  RowBits sum;
  std::map<uint32_t, uint64_t> items;
  std::map<double, uint64_t> codes;
  model::BitWriter bits;
  uint64_t number_bits = 0;
  uint64_t code_bits = 0;
  double orders = 0;  // of a row, which nobody needs to know
  for (const auto& row : rows) {
    bits.bits(static_cast<uint32_t>(row.size()), model::kRowCountBits);
    if (row.empty()) continue;
    std::vector<std::pair<uint32_t, uint32_t>> entries;
    for (const model::Neighbour& neighbour : row) {
      const auto level = std::lower_bound(levels.begin(), levels.end(), neighbour.weight);
      entries.emplace_back(number[neighbour.item], level - levels.begin());
      ++items[neighbour.item];
      ++codes[neighbour.weight];
    }
    std::sort(entries.begin(), entries.end());
    std::vector<uint32_t> numbers;
    std::vector<uint32_t> row_codes;
    for (const auto& [item, code] : entries) {
      numbers.push_back(item);
      row_codes.push_back(code);
    }
    uint64_t before = bits.count();
    bits.ascending(numbers, static_cast<uint32_t>(number.size()));
    number_bits += bits.count() - before;
    before = bits.count();
    add_codes(row_codes, width, bits);
    code_bits += bits.count() - before;
    orders += std::lgamma(static_cast<double>(row.size()) + 1) / std::numbers::ln2;
    sum.neighbours += row.size();
  }
  const auto all = static_cast<double>(sum.neighbours);
  sum.number = static_cast<double>(number_bits) / all;
  sum.code = static_cast<double>(code_bits) / all;
  sum.number_bound = evaluate::entropy(items, all) - orders / all;
  sum.code_bound = evaluate::entropy(codes, all);
  sum.bytes = (bits.count() + 7) / 8;
  return sum;
}

}  // namespace goeswith::bench
