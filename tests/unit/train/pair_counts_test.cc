#include "train/pair_counts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>
#include <map>
#include <thread>

#include "train/small_log.h"

namespace goeswith::train {
namespace {

using PairCountRow = std::vector<PairCount>;

PairCountRow row_of(const PairCounts& counts, uint32_t item, PairCounts::Scratch& scratch) {
  const auto row = counts.row(item, scratch);
  return {row.begin(), row.end()};
}

// item → (orders, weight)
using ByItem = std::map<uint32_t, std::pair<uint32_t, double>>;

ByItem by_item(const PairCountRow& row) {
  ByItem counted;
  for (const PairCount& pair : row) {
    EXPECT_TRUE(counted.emplace(pair.item, std::pair(pair.orders, pair.weight)).second)
        << "item " << pair.item << " twice";
  }
  return counted;
}

ByItem counted_naively(const orders::OrderLog& log, const std::vector<double>& weights,
                       uint32_t item) {
  ByItem counted;
  for (size_t o = 0; o < log.orders(); ++o) {
    for (const uint32_t i : log.order(o)) {
      for (const uint32_t j : log.order(o)) {
        if (i != item || j == item) continue;
        ++counted[j].first;
        counted[j].second += weights[o];
      }
    }
  }
  return counted;
}

void expect_same_bits(const PairCountRow& a, const PairCountRow& b) {
  ASSERT_EQ(a.size(), b.size());
  for (size_t k = 0; k < a.size(); ++k) {
    EXPECT_EQ(a[k].item, b[k].item);
    EXPECT_EQ(a[k].orders, b[k].orders);
    EXPECT_EQ(std::memcmp(&a[k].weight, &b[k].weight, sizeof(double)), 0);
  }
}

TEST(PairCounts, CountEachPairOnceAnOrder) {
  const auto log = log_of({{"a", "b"}, {"b", "c", "a"}, {"a"}, {"c", "b"}});
  const std::vector<double> weights = {1, 0.5, 0.25, 2};
  const PairCounts counts(log, weights);
  PairCounts::Scratch scratch(counts.items());
  EXPECT_EQ(by_item(row_of(counts, 0, scratch)), (ByItem{{1, {2, 1.5}}, {2, {1, 0.5}}}));
  EXPECT_EQ(by_item(row_of(counts, 1, scratch)), (ByItem{{0, {2, 1.5}}, {2, {2, 2.5}}}));
  EXPECT_EQ(by_item(row_of(counts, 2, scratch)), (ByItem{{0, {1, 0.5}}, {1, {2, 2.5}}}));
}

TEST(PairCounts, CountOrdersAndWeightOfEachItem) {
  const auto log = log_of({{"a", "b"}, {"b", "c", "a"}, {"a"}, {"c", "b"}});
  const std::vector<double> weights = {1, 0.5, 0.25, 2};
  const PairCounts counts(log, weights);
  EXPECT_EQ(counts.items(), 3U);
  EXPECT_EQ(counts.item_orders(0), 3U);
  EXPECT_EQ(counts.item_orders(1), 3U);
  EXPECT_EQ(counts.item_orders(2), 2U);
  EXPECT_EQ(counts.item_weight(0), 1.75);
  EXPECT_EQ(counts.item_weight(1), 3.5);
  EXPECT_EQ(counts.item_weight(2), 2.5);
}

TEST(PairCounts, TellWhatOrdersAreAllTogether) {
  const auto log = log_of({{"a", "b"}, {"b", "c", "a"}, {"a"}, {"c", "b"}});
  const std::vector<double> weights = {1, 0.5, 0.25, 2};
  const PairCounts counts(log, weights);
  EXPECT_EQ(counts.totals().orders, 4U);
  EXPECT_EQ(counts.totals().orders_of_two, 3U);
  EXPECT_EQ(counts.totals().lines, 8U);
  EXPECT_EQ(counts.totals().pairs, 2U + 6 + 2);
  EXPECT_EQ(counts.total_weight(), 3.75);
  EXPECT_EQ(counts.orders_before(0), 0U);
  EXPECT_EQ(counts.orders_before(2), 1U);
  EXPECT_EQ(counts.log(), &log);
}

TEST(PairCounts, AgreeWithCountingByMapOnRandomLogs) {
  for (const uint32_t seed : {1u, 2u, 3u, 4u, 5u}) {
    const auto log = random_log(seed, 300, 40);
    const auto weights = uneven_weights(log.orders());
    const PairCounts counts(log, weights);
    PairCounts::Scratch scratch(counts.items());
    for (uint32_t item = 0; item < counts.items(); ++item) {
      const ByItem expected = counted_naively(log, weights, item);
      EXPECT_EQ(by_item(row_of(counts, item, scratch)), expected)
          << "seed " << seed << ", item " << item;
    }
  }
}

TEST(PairCounts, ListsARowInOrderOfFirstMeeting) {
  const auto log = log_of({{"c", "d"}, {"a", "d"}, {"b", "a", "c"}});
  const std::vector<double> weights(3, 1);
  const PairCounts counts(log, weights);
  PairCounts::Scratch scratch(counts.items());
  std::vector<std::string> met;
  for (const PairCount& pair : counts.row(2, scratch)) met.push_back(log.items[pair.item].sku);
  EXPECT_THAT(met, testing::ElementsAre("d", "b", "c"));
}

TEST(PairCounts, ItemBoughtAloneHasAnEmptyRow) {
  const auto log = log_of({{"a", "b"}, {"c"}});
  const std::vector<double> weights(2, 1);
  const PairCounts counts(log, weights);
  PairCounts::Scratch scratch(counts.items());
  EXPECT_EQ(counts.row(0, scratch).size(), 1U);
  EXPECT_TRUE(counts.row(2, scratch).empty());
}

TEST(PairCounts, AUsedScratchCountsAsAFreshOneDoes) {
  const auto log = random_log(7, 200, 25);
  const auto weights = uneven_weights(log.orders());
  const PairCounts counts(log, weights);
  PairCounts::Scratch used(counts.items());
  for (const uint32_t item : {3u, 0u, 3u, 24u, 0u, 1u, 3u}) {
    PairCounts::Scratch fresh(counts.items());
    expect_same_bits(row_of(counts, item, used), row_of(counts, item, fresh));
  }
}

TEST(PairCounts, GiveTheSameBitsOnAnyThreadInAnyOrder) {
  const auto log = random_log(11, 400, 30);
  const auto weights = uneven_weights(log.orders());
  const PairCounts counts(log, weights);
  std::vector<PairCountRow> alone(counts.items());
  PairCounts::Scratch scratch(counts.items());
  for (uint32_t i = 0; i < counts.items(); ++i) alone[i] = row_of(counts, i, scratch);

  std::vector<std::vector<PairCountRow>> by_thread(4, std::vector<PairCountRow>(counts.items()));
  std::vector<std::jthread> threads;
  for (auto& rows : by_thread) {
    threads.emplace_back([&counts, &rows] {
      PairCounts::Scratch own(counts.items());
      for (auto i = static_cast<uint32_t>(rows.size()); i-- > 0;) rows[i] = row_of(counts, i, own);
    });
  }
  threads.clear();
  for (const auto& rows : by_thread) {
    for (size_t i = 0; i < rows.size(); ++i) expect_same_bits(rows[i], alone[i]);
  }
}

}  // namespace
}  // namespace goeswith::train
