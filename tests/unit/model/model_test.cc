#include "model/model.h"

#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <random>
#include <set>

#include "model/three_items.h"
#include "model/write_model.h"

namespace goeswith::model {
namespace {

OpenError open_copy(std::span<const uint8_t> file) {
  Block block(file);
  Model model;
  return Model::open(block.bytes(), model);
}

TEST(Model, RefusesEveryTruncation) {
  const auto file = write_model(three_items());
  for (size_t size = 0; size < file.size(); ++size) {
    const OpenError error = open_copy(std::span(file).first(size));
    EXPECT_EQ(error, size < sizeof(Header) ? OpenError::kTooShort : OpenError::kWrongSize) << size;
  }
  EXPECT_EQ(open_copy(file), OpenError::kNone);
}

TEST(Model, RefusesEveryExtension) {
  auto file = write_model(three_items());
  for (int extra = 1; extra <= 16; ++extra) {
    file.push_back(0);
    EXPECT_EQ(open_copy(file), OpenError::kWrongSize) << extra;
  }
}

TEST(Model, RefusesEveryFlippedBit) {
  auto file = write_model(three_items());
  for (size_t bit = 0; bit < 8 * file.size(); ++bit) {
    file[bit / 8] ^= static_cast<uint8_t>(1u << bit % 8);
    EXPECT_NE(open_copy(file), OpenError::kNone) << "bit " << bit;
    file[bit / 8] ^= static_cast<uint8_t>(1u << bit % 8);
  }
}

TEST(Model, RefusesEveryBurstWithinThirtyTwoBits) {
  auto file = write_model(three_items());
  std::mt19937 random(1);
  for (size_t at = 0; at + 4 <= file.size(); ++at) {
    const auto whole = file;
    uint32_t burst = 0;
    while (burst == 0) burst = static_cast<uint32_t>(random());
    for (size_t k = 0; k < 4; ++k) file[at + k] ^= static_cast<uint8_t>(burst >> 8 * k);
    EXPECT_NE(open_copy(file), OpenError::kNone) << at;
    file = whole;
  }
}

// What an attacker who recomputes the checksum can do to the header.
TEST(Model, StaysInsideTheFileForEveryHeaderWithOneOrTwoChangedBits) {
  const auto whole = write_model(three_items());
  size_t opened = 0;
  for (size_t a = 0; a < 8 * sizeof(Header); ++a) {
    for (size_t b = a; b < 8 * sizeof(Header); ++b) {
      Block block(whole);
      block.bytes()[a / 8] ^= static_cast<uint8_t>(1u << a % 8);
      if (b != a) block.bytes()[b / 8] ^= static_cast<uint8_t>(1u << b % 8);
      repair_checksum(block.bytes());
      Model model;
      if (Model::open(block.bytes(), model) != OpenError::kNone) continue;
      ++opened;
      for (uint32_t i = 0; i < model.items(); ++i) {
        ASSERT_LE(model.row_end(i), model.neighbours());
        ASSERT_EQ(model.find(model.text(i, kSku)), i);
      }
    }
  }
  EXPECT_GT(opened, 0u);  // such as other weights, orders or currencies
}

// One broken rule each, the checksum right.
TEST(Model, NamesTheRuleThatIsBroken) {
  const auto whole = write_model(three_items());
  const Sections at = sections_of(3, 3, 3, 79);
  const auto error_of = [&](size_t offset, uint32_t value, size_t bytes = 4) {
    Block block(whole);
    std::memcpy(block.bytes().data() + offset, &value, bytes);
    repair_checksum(block.bytes());
    Model model;
    return Model::open(block.bytes(), model);
  };
  EXPECT_EQ(error_of(0, 'x', 1), OpenError::kNotAModel);
  EXPECT_EQ(error_of(8, 2), OpenError::kUnsupportedVersion);
  EXPECT_EQ(error_of(12, 1), OpenError::kUnsupportedVersion);
  EXPECT_EQ(error_of(16, 2), OpenError::kUnsupportedVersion);
  EXPECT_EQ(error_of(20, 0), OpenError::kLimits);
  EXPECT_EQ(error_of(20, kMaxItems + 1), OpenError::kLimits);
  EXPECT_EQ(error_of(24, kMaxNeighbours + 1), OpenError::kLimits);
  EXPECT_EQ(error_of(28, 4), OpenError::kLimits);
  EXPECT_EQ(error_of(32, kMaxTextBytes + 1), OpenError::kLimits);
  EXPECT_EQ(error_of(36, 0), OpenError::kLimits);
  EXPECT_EQ(error_of(20, 4), OpenError::kWrongSize);
  EXPECT_EQ(error_of(40, 0), OpenError::kHeader);
  EXPECT_EQ(error_of(40, 0x7F800000), OpenError::kHeader) << "infinite";
  EXPECT_EQ(error_of(40, 0x7FC00000), OpenError::kHeader) << "not a number";
  EXPECT_EQ(error_of(44, 'g', 1), OpenError::kHeader);
  EXPECT_EQ(error_of(47, 5, 1), OpenError::kHeader);
  EXPECT_EQ(error_of(at.row_end, 4), OpenError::kRows);
  EXPECT_EQ(error_of(at.row_end + 4, 0), OpenError::kRows);
  EXPECT_EQ(error_of(at.row_end + 8, 2), OpenError::kRows);
  EXPECT_EQ(error_of(at.neighbour_item, 3), OpenError::kNeighbours);
  EXPECT_EQ(error_of(at.neighbour_item, 0), OpenError::kNeighbours) << "the item itself";
  EXPECT_EQ(error_of(at.neighbour_weight, 0, 2), OpenError::kNeighbours);
  EXPECT_EQ(error_of(at.neighbour_orders, 31), OpenError::kOrders);
  EXPECT_EQ(error_of(at.item_orders, 101), OpenError::kOrders);
  EXPECT_EQ(error_of(at.item_product, 3), OpenError::kProducts);
  EXPECT_EQ(error_of(at.popular, 3), OpenError::kPopular);
  EXPECT_EQ(error_of(at.popular, 0), OpenError::kPopular) << "twice";
  EXPECT_EQ(error_of(at.item_flags, 2, 1), OpenError::kFlags);
  EXPECT_EQ(error_of(at.text_end, 0), OpenError::kText);
  EXPECT_EQ(error_of(at.text_end, 16), OpenError::kText);
  EXPECT_EQ(error_of(at.text_end + 8, 80), OpenError::kText);
  EXPECT_EQ(error_of(at.text + 5, 0, 1), OpenError::kText) << "a sixth string";
  EXPECT_EQ(error_of(at.text, 'Q', 1), OpenError::kSkus) << "QOSY after POT";
}

TEST(Model, RefusesPaddingThatIsNotZero) {
  Contents contents = three_items();
  contents.items[0].text[kTitle] += "s";
  auto file = write_model(contents);
  file[file.size() - 5] = 1;
  repair_checksum(file);
  EXPECT_EQ(open_copy(file), OpenError::kPadding);
}

TEST(Model, RefusesBytesThatAreNotAligned) {
  const auto file = write_model(three_items());
  std::vector<uint32_t> words(file.size() / 4 + 1);
  auto* bytes = reinterpret_cast<uint8_t*>(words.data()) + 1;
  std::copy(file.begin(), file.end(), bytes);
  Model model;
  EXPECT_EQ(Model::open({bytes, file.size()}, model), OpenError::kMisaligned);
}

TEST(Model, LeavesTheOpenModelAloneWhenAnotherFails) {
  const auto file = write_model(three_items());
  Model model;
  ASSERT_EQ(Model::open(file, model), OpenError::kNone);
  EXPECT_NE(Model::open(std::span(file).first(100), model), OpenError::kNone);
  EXPECT_EQ(model.items(), 3u);
}

TEST(Model, FindsEverySkuAndNoOther) {
  Contents contents;
  contents.orders = 1;
  std::mt19937 random(3);
  std::set<std::string> skus;
  while (skus.size() < 500) skus.insert(std::to_string(random() % 100000));
  for (const std::string& sku : skus) {
    contents.items.emplace_back().text = {sku, sku, "", "", ""};
  }
  const auto file = write_model(contents);
  Model model;
  ASSERT_EQ(Model::open(file, model), OpenError::kNone);
  for (int number = 0; number < 100000; ++number) {
    const std::string sku = std::to_string(number);
    const uint32_t item = model.find(sku);
    ASSERT_EQ(item != kNoItem, skus.contains(sku)) << sku;
    ASSERT_TRUE(item == kNoItem || model.text(item, kSku) == sku) << sku;
  }
  EXPECT_EQ(model.find(""), kNoItem);
}

TEST(Model, GivesEveryErrorANameOfItsOwn) {
  std::set<std::string> names;
  for (uint32_t error = 0; error <= static_cast<uint32_t>(OpenError::kPadding); ++error) {
    names.insert(name_of(static_cast<OpenError>(error)));
  }
  EXPECT_EQ(names.size(), static_cast<size_t>(OpenError::kPadding) + 1);
}

}  // namespace
}  // namespace goeswith::model
