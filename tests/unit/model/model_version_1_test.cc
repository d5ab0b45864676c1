// Models of version 1 are read for ever.

#include <gtest/gtest.h>

#include <limits>
#include <vector>

#include "model/model.h"
#include "model/three_items.h"
#include "model/version_1.h"

namespace goeswith::model {
namespace {

constexpr Sections kAt = sections_of({1, 3, 3, 3, 79, 0, 0});

Model open_whole() {
  Model model;
  EXPECT_EQ(Model::open(kVersion1File, model), OpenError::kNone);
  return model;
}

template <typename T>
OpenError error_of(size_t offset, T value) {
  Block block(kVersion1File);
  std::memcpy(block.bytes().data() + offset, &value, sizeof(value));
  repair_checksum(block.bytes());
  Model model;
  return Model::open(block.bytes(), model);
}

TEST(ModelVersion1, StillOpensAndSaysWhatItSaid) {
  const Model model = open_whole();
  EXPECT_EQ(model.version(), 1u);
  EXPECT_EQ(model.items(), 3u);
  EXPECT_EQ(model.orders(), 100u);
  EXPECT_EQ(model.currency(), "GBP");
  const uint32_t pot = model.find("POT");
  const uint32_t cosy = model.find("COSY");
  EXPECT_EQ(model.text(pot, kTitle), "Breakfast teapot");
  EXPECT_EQ(model.text(pot, kCategory), "Tea ware");
  EXPECT_EQ(model.item_orders(pot), 40u);
  EXPECT_EQ(model.price(pot), 3900u);
  EXPECT_FALSE(model.in_stock(model.find("TIN")));
  EXPECT_EQ(model.popular()[0], pot);
  ASSERT_EQ(model.row_begin(pot), 1u);
  ASSERT_EQ(model.row_end(pot), 3u);
  EXPECT_EQ(model.neighbour_item(1), cosy);
  EXPECT_EQ(model.neighbour_orders(1), 24u);
  EXPECT_DOUBLE_EQ(model.attach_rate(pot, 1), 0.6);
  EXPECT_DOUBLE_EQ(model.lift(pot, 1), 2);
  EXPECT_EQ(model.row_of(2), pot);
}

TEST(ModelVersion1, WeighsANeighbourByItsStoredSteps) {
  const Model model = open_whole();
  EXPECT_EQ(model.neighbour_code(0), 65535u);
  EXPECT_EQ(model.neighbour_code(1), 32768u);
  EXPECT_EQ(model.neighbour_code(2), 8192u);
  EXPECT_FLOAT_EQ(model.weight(0, 0), 1.0f);
  EXPECT_NEAR(model.weight(0, 1), 0.5, 1e-5);
  EXPECT_NEAR(model.weight(0, 2), 0.125, 1e-5);
}

TEST(ModelVersion1, HasOneSizeClassWithNoPriorsAndScoresForProbabilities) {
  const Model model = open_whole();
  EXPECT_EQ(model.size_classes(), 1u);
  EXPECT_EQ(model.size_class(0), 0u);
  EXPECT_EQ(model.size_class(0xFFFFFFFF), 0u);
  EXPECT_EQ(model.newest_weight(0), 1.0f);
  EXPECT_EQ(model.prior_weight(0), 0.0f);
  EXPECT_EQ(model.prior(0), 0.0f);
  EXPECT_EQ(model.diversity(0), 0.0f);
  EXPECT_EQ(model.probability(0, 1.75f), 1.75f);
  EXPECT_EQ(model.min_probability(), 0.0f);
}

TEST(ModelVersion1, RefusesEveryTruncationAndExtension) {
  const std::span<const uint8_t> file(kVersion1File);
  for (size_t size = 0; size < file.size(); ++size) {
    const OpenError error = open_copy(file.first(size));
    EXPECT_EQ(error, size < kHeader1Bytes ? OpenError::kTooShort : OpenError::kWrongSize) << size;
  }
  std::vector<uint8_t> longer(file.begin(), file.end());
  for (int extra = 1; extra <= 16; ++extra) {
    longer.push_back(0);
    EXPECT_EQ(open_copy(longer), OpenError::kWrongSize) << extra;
  }
}

TEST(ModelVersion1, RefusesEveryFlippedBit) {
  std::vector<uint8_t> file(std::begin(kVersion1File), std::end(kVersion1File));
  for (size_t bit = 0; bit < 8 * file.size(); ++bit) {
    file[bit / 8] ^= static_cast<uint8_t>(1u << bit % 8);
    EXPECT_NE(open_copy(file), OpenError::kNone) << "bit " << bit;
    file[bit / 8] ^= static_cast<uint8_t>(1u << bit % 8);
  }
}

TEST(ModelVersion1, NamesTheRuleThatIsBroken) {
  EXPECT_EQ(kAt.file_bytes, sizeof(kVersion1File));
  EXPECT_EQ(error_of(8, 2u), OpenError::kWrongSize) << "another layout";
  EXPECT_EQ(error_of(20, 0u), OpenError::kLimits);
  EXPECT_EQ(error_of(40, 0.0f), OpenError::kHeader);
  EXPECT_EQ(error_of(40, std::numeric_limits<float>::infinity()), OpenError::kHeader);
  EXPECT_EQ(error_of(40, std::numeric_limits<float>::quiet_NaN()), OpenError::kHeader);
  EXPECT_EQ(error_of(47, '\5'), OpenError::kHeader);
  EXPECT_EQ(error_of(kAt.row_end, 4u), OpenError::kRows);
  EXPECT_EQ(error_of(kAt.neighbour_item, 3u), OpenError::kNeighbours);
  EXPECT_EQ(error_of(kAt.neighbour_code, uint16_t{0}), OpenError::kNeighbours);
  EXPECT_EQ(error_of(kAt.neighbour_code + 4, uint16_t{40000}), OpenError::kNeighbours) << "rises";
  EXPECT_EQ(error_of(kAt.neighbour_orders, 31u), OpenError::kOrders);
  EXPECT_EQ(error_of(kAt.neighbour_orders, 0u), OpenError::kOrders) << "nothing is borrowed";
  EXPECT_EQ(error_of(kAt.item_product, 3u), OpenError::kProducts);
  EXPECT_EQ(error_of(kAt.item_flags, '\2'), OpenError::kFlags);
  EXPECT_EQ(error_of(kAt.text_end, 16u), OpenError::kText);
}

}  // namespace
}  // namespace goeswith::model
