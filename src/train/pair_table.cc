#include "train/pair_table.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "train/parallel.h"

namespace goeswith::train {
namespace {

constexpr int kKeptBits = 36;

// Among the tellings of the pair of these two.
ToldTwice find_twice(std::span<const ToldPair> told, uint32_t a, uint32_t b) {
  const auto is_pair = [&](const ToldPair& pair) {
    return std::minmax(pair.item, pair.other) == std::minmax(a, b);
  };
  const auto first = std::find_if(told.begin(), told.end(), is_pair);
  const auto second = std::find_if(first + 1, told.end(), is_pair);
  return {static_cast<size_t>(first - told.begin()), static_cast<size_t>(second - told.begin())};
}

}  // namespace

std::optional<ToldTwice> fill_rows(std::span<const ToldPair> told, PairTable& table) {
  const size_t items = table.sold.items.size();
  table.row_begin.assign(items + 1, 0);
  for (const ToldPair& pair : told) {
    ++table.row_begin[pair.item + 1];
    ++table.row_begin[pair.other + 1];
  }
  for (size_t i = 0; i < items; ++i) table.row_begin[i + 1] += table.row_begin[i];
  table.pairs.resize(2 * told.size());
  orders::LargeVector<uint64_t> next(table.row_begin.begin(), table.row_begin.end() - 1);
  for (const ToldPair& pair : told) {
    table.pairs[next[pair.item]++] = {pair.other, pair.orders, pair.weight};
    table.pairs[next[pair.other]++] = {pair.item, pair.orders, pair.weight};
  }
  struct Nothing {};
  std::vector<uint32_t> twice(items, 0);  // 1 + an item that the row has twice
  parallel_for(
      items, [] { return Nothing(); },
      [&](size_t i, Nothing&) {
        const auto begin = table.pairs.begin() + static_cast<ptrdiff_t>(table.row_begin[i]);
        const auto end = table.pairs.begin() + static_cast<ptrdiff_t>(table.row_begin[i + 1]);
        std::sort(begin, end,
                  [](const PairCount& a, const PairCount& b) { return a.item < b.item; });
        const auto same = std::adjacent_find(
            begin, end, [](const PairCount& a, const PairCount& b) { return a.item == b.item; });
        if (same != end) twice[i] = same->item + 1;
      },
      [](size_t) {});
  for (uint32_t i = 0; i < items; ++i) {
    if (twice[i] > 0) return find_twice(told, i, twice[i] - 1);
  }
  return {};
}

double without_noise(double sum) {
  int exponent = 0;
  const double mantissa = std::frexp(sum, &exponent);
  return std::ldexp(std::nearbyint(std::ldexp(mantissa, kKeptBits)), exponent - kKeptBits);
}

}  // namespace goeswith::train
