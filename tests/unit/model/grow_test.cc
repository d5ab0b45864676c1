#include "model/grow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <vector>

namespace goeswith::model {
namespace {

struct Odd {
  uint32_t a, b, c;
};

TEST(Grow, KeepsWhatWasPushedWhileItGrows) {
  Grow<Odd> odds;
  for (uint32_t k = 0; k < 10000; ++k) ASSERT_TRUE(odds.push({k, k + 1, k + 2}));
  ASSERT_EQ(odds.count(), 10000u);
  for (uint32_t k = 0; k < 10000; ++k) {
    ASSERT_EQ(odds[k].a, k);
    ASSERT_EQ(odds[k].c, k + 2);
  }
  EXPECT_EQ(odds.end() - odds.begin(), 10000);
}

TEST(Grow, IsEmptyBeforeTheFirst) {
  Grow<uint64_t> none;
  EXPECT_EQ(none.count(), 0u);
  EXPECT_EQ(none.begin(), none.end());
  EXPECT_TRUE(none.zeros(0));
  EXPECT_EQ(none.count(), 0u);
}

TEST(Grow, GivesZerosWhateverWasThereBefore) {
  Grow<uint32_t> words;
  for (uint32_t k = 0; k < 100; ++k) words.push(0xFFFFFFFF);
  for (const uint32_t count : {10u, 100u, 1000u}) {
    ASSERT_TRUE(words.zeros(count));
    ASSERT_EQ(words.count(), count);
    EXPECT_EQ(std::count(words.begin(), words.end(), 0u), count);
    for (uint32_t& word : words) word = 7;
  }
}

TEST(Grow, StartsAgainAfterClear) {
  Grow<uint32_t> words;
  for (uint32_t k = 0; k < 5; ++k) words.push(k);
  words.clear();
  EXPECT_EQ(words.count(), 0u);
  words.push(9);
  EXPECT_EQ(words[0], 9u);
  EXPECT_EQ(words.count(), 1u);
}

// Nothing of the kind is allocated: two gigabytes are more than any machine of a shopper has.
TEST(Grow, RefusesMoreThanTwoGigabytesAndStaysAsItWas) {
  Grow<uint64_t> words;
  words.push(5);
  EXPECT_FALSE(words.zeros(0x10000001));
  EXPECT_FALSE(words.zeros(0xFFFFFFFF));
  EXPECT_EQ(words.count(), 0u);
  EXPECT_TRUE(words.push(6));
  EXPECT_EQ(words[0], 6u);
}

TEST(HeapSort, SortsAsStdSortDoes) {
  std::mt19937 random(1);
  for (uint32_t count = 0; count < 300; ++count) {
    std::vector<uint64_t> values(count);
    const uint64_t different = 1 + random() % (2 * count + 1);
    for (uint64_t& value : values) value = (random() % different) << 40 | random() % 3;
    std::vector<uint64_t> expected = values;
    std::sort(expected.begin(), expected.end());
    heap_sort(values.data(), count);
    ASSERT_EQ(values, expected);
    heap_sort(values.data(), count);
    ASSERT_EQ(values, expected) << "sorted before";
    std::reverse(values.begin(), values.end());
    heap_sort(values.data(), count);
    ASSERT_EQ(values, expected) << "turned before";
  }
}

TEST(HeapSort, SortsByWhatTheContextSays) {
  const std::vector<uint32_t> rank = {4, 2, 0, 3, 1};
  uint64_t values[] = {0, 1, 2, 3, 4};
  heap_sort(
      values, 5,
      [](const void* context, uint64_t a, uint64_t b) {
        const auto& of = *static_cast<const std::vector<uint32_t>*>(context);
        return of[a] < of[b];
      },
      &rank);
  EXPECT_TRUE(std::equal(values, values + 5, std::vector<uint64_t>{2, 4, 1, 3, 0}.begin()));
}

// A comparison that is no order, as bytes from elsewhere might make one, ends and loses nothing.
TEST(HeapSort, EndsWhateverTheComparisonSays) {
  std::vector<uint64_t> values(1000);
  for (uint64_t k = 0; k < 1000; ++k) values[k] = k;
  std::mt19937 random(2);
  heap_sort(
      values.data(), 1000,
      [](const void* context, uint64_t, uint64_t) {
        return (*static_cast<std::mt19937*>(const_cast<void*>(context)))() % 2 == 0;
      },
      &random);
  std::sort(values.begin(), values.end());
  for (uint64_t k = 0; k < 1000; ++k) ASSERT_EQ(values[k], k);
}

}  // namespace
}  // namespace goeswith::model
