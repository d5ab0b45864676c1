// One broken rule of the format each, the checksum right.

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "model/model.h"
#include "model/three_items.h"
#include "model/write_model.h"

namespace goeswith::model {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr float kNotANumber = std::numeric_limits<float>::quiet_NaN();

// The error of a file with one value written over, the checksum right.
template <typename T>
OpenError error_of(const std::vector<uint8_t>& whole, size_t offset, T value) {
  Block block(whole);
  std::memcpy(block.bytes().data() + offset, &value, sizeof(value));
  repair_checksum(block.bytes());
  Model model;
  return Model::open(block.bytes(), model);
}

TEST(ModelRules, NameTheErrorOfEachThatIsBroken) {
  const Sections& at = kThreeItems;
  const auto whole = write_model(three_items());
  const auto error = [&](size_t offset, auto value) { return error_of(whole, offset, value); };
  constexpr uint8_t kZero = 0;
  EXPECT_EQ(error(0, 'x'), OpenError::kNotAModel);
  EXPECT_EQ(error(8, 0u), OpenError::kUnsupportedVersion);
  EXPECT_EQ(error(8, 3u), OpenError::kUnsupportedVersion);
  EXPECT_EQ(error(12, 1u), OpenError::kUnsupportedVersion);
  EXPECT_EQ(error(16, 2u), OpenError::kUnsupportedVersion);
  EXPECT_EQ(error(20, 0u), OpenError::kLimits);
  EXPECT_EQ(error(20, kMaxItems + 1), OpenError::kLimits);
  EXPECT_EQ(error(24, kMaxNeighbours + 1), OpenError::kLimits);
  EXPECT_EQ(error(28, 4u), OpenError::kLimits);
  EXPECT_EQ(error(32, kMaxTextBytes + 1), OpenError::kLimits);
  EXPECT_EQ(error(36, 0u), OpenError::kLimits);
  EXPECT_EQ(error(48, 0u), OpenError::kLimits);
  EXPECT_EQ(error(48, 9u), OpenError::kLimits);
  EXPECT_EQ(error(52, 1u), OpenError::kLimits);
  EXPECT_EQ(error(52, 17u), OpenError::kLimits);
  EXPECT_EQ(error(20, 4u), OpenError::kWrongSize);
  EXPECT_EQ(error(48, 1u), OpenError::kWrongSize);
  EXPECT_EQ(error(52, 3u), OpenError::kWrongSize);
  EXPECT_EQ(error(40, -1.0f), OpenError::kHeader);
  EXPECT_EQ(error(40, 1e26f), OpenError::kHeader) << "65,535 steps would pass the limit";
  EXPECT_EQ(error(40, kInfinity), OpenError::kHeader);
  EXPECT_EQ(error(40, kNotANumber), OpenError::kHeader);
  EXPECT_EQ(error(44, 'g'), OpenError::kHeader);
  EXPECT_EQ(error(47, '\5'), OpenError::kHeader);
  EXPECT_EQ(error(56, 2.0f), OpenError::kHeader);
  EXPECT_EQ(error(56, -0.5f), OpenError::kHeader);
  EXPECT_EQ(error(56, kNotANumber), OpenError::kHeader);
  EXPECT_EQ(error(60, 1u), OpenError::kHeader);
  EXPECT_EQ(error(at.row_end, 5u), OpenError::kRows);
  EXPECT_EQ(error(at.row_end + 4, 0u), OpenError::kRows);
  EXPECT_EQ(error(at.row_end + 8, 3u), OpenError::kRows);
  EXPECT_EQ(error(at.neighbour_item, 3u), OpenError::kNeighbours);
  EXPECT_EQ(error(at.neighbour_item, 0u), OpenError::kNeighbours) << "the item itself";
  EXPECT_EQ(error(at.neighbour_code, '\20'), OpenError::kNeighbours) << "16";
  EXPECT_EQ(error(at.neighbour_code + 1, kZero), OpenError::kNone) << "as the next: a tie";
  EXPECT_EQ(error(at.neighbour_code + 2, '\3'), OpenError::kNeighbours) << "rises in a row";
  EXPECT_EQ(error(at.neighbour_orders, 31u), OpenError::kOrders);
  EXPECT_EQ(error(at.neighbour_orders + 12, 21u), OpenError::kOrders);
  EXPECT_EQ(error(at.item_orders, 101u), OpenError::kOrders);
  EXPECT_EQ(error(at.item_product, 3u), OpenError::kProducts);
  EXPECT_EQ(error(at.popular, 3u), OpenError::kPopular);
  EXPECT_EQ(error(at.popular, 0u), OpenError::kPopular) << "twice";
  EXPECT_EQ(error(at.item_flags, '\2'), OpenError::kFlags);
  EXPECT_EQ(error(at.item_flags, '\4'), OpenError::kFlags) << "low in stock, without a policy";
  EXPECT_EQ(error(at.text_end, 0u), OpenError::kText);
  EXPECT_EQ(error(at.text_end, 16u), OpenError::kText);
  EXPECT_EQ(error(at.text_end + 8, 80u), OpenError::kText);
  EXPECT_EQ(error(at.text + 5, kZero), OpenError::kText) << "a sixth string";
  EXPECT_EQ(error(at.text, 'Q'), OpenError::kSkus) << "QOSY after POT";
}

TEST(ModelRules, NameTheRankingForEachOfItsOwn) {
  const Sections& at = kThreeItems;
  const auto whole = write_model(three_items());
  const auto breaks = [&](uint64_t offset, auto value) {
    return error_of(whole, offset, value) == OpenError::kRanking;
  };
  EXPECT_TRUE(breaks(at.class_lines, 0xFFFFFFFF)) << "does not ascend";
  EXPECT_TRUE(breaks(at.class_lines + 4, 1u)) << "nor here";
  EXPECT_TRUE(breaks(at.class_lines + 4, 0xFFFFFFFE)) << "larger carts have no class";
  EXPECT_TRUE(breaks(at.level, 0.3f)) << "above the next";
  EXPECT_TRUE(breaks(at.level + 60, 0.9f)) << "below the one before";
  EXPECT_TRUE(breaks(at.level + 60, 1e31f));
  EXPECT_TRUE(breaks(at.level + 64, -1e31f)) << "of the second class";
  EXPECT_FALSE(breaks(at.level, -1.0f));
  for (const uint64_t factor : {at.newest_weight, at.prior_weight, at.diversity}) {
    EXPECT_TRUE(breaks(factor, -0.5f));
    EXPECT_FALSE(breaks(factor, 0.0f));
    EXPECT_FALSE(breaks(factor, 1.0f));
  }
  EXPECT_TRUE(breaks(at.newest_weight, 1e31f)) << "the highest level is 1";
  EXPECT_TRUE(breaks(at.prior_weight, 1e31f)) << "the highest prior is 1/4";
  EXPECT_FALSE(breaks(at.prior_weight, 1e30f));
  EXPECT_TRUE(breaks(at.diversity + 4, 1.5f));
  EXPECT_TRUE(breaks(at.knot_score, 2.0f)) << "as the next";
  EXPECT_TRUE(breaks(at.knot_score + 12, 1e31f));
  EXPECT_TRUE(breaks(at.knot_probability, 0.75f)) << "above the next";
  EXPECT_TRUE(breaks(at.knot_probability, -0.1f));
  EXPECT_TRUE(breaks(at.knot_probability + 12, 1.5f));
  for (const uint64_t number : {at.level, at.level + 124, at.newest_weight, at.prior_weight + 4,
                                at.diversity, at.knot_score, at.knot_score + 4, at.knot_score + 8,
                                at.knot_probability, at.knot_probability + 12}) {
    EXPECT_TRUE(breaks(number, kNotANumber)) << number;
    EXPECT_TRUE(breaks(number, kInfinity)) << number;
    EXPECT_TRUE(breaks(number, -kInfinity)) << number;
  }
}

TEST(ModelRules, KeepEverySumWithinTheLimit) {
  Contents contents = three_items();
  for (SizeClass& of : contents.ranking.classes) of.scale = 1e30;
  for (SizeClass& of : contents.ranking.classes) of.newest_weight = 1;
  const auto whole = write_model(contents);
  EXPECT_EQ(error_of(whole, kThreeItems.newest_weight, 1.0f), OpenError::kNone);
  EXPECT_EQ(error_of(whole, kThreeItems.newest_weight, 1.5f), OpenError::kRanking);
  EXPECT_EQ(error_of(whole, kThreeItems.newest_weight, 1e30f), OpenError::kRanking);
}

}  // namespace
}  // namespace goeswith::model
