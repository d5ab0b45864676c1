#include "model/model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <memory>
#include <random>
#include <set>

#include "model/random_model.h"
#include "model/three_items.h"
#include "model/write_model.h"

namespace goeswith::model {
namespace {

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
  // With a policy, of another version, as well.
  for (const Contents& contents : {three_items(), RandomStore(1, 5).contents()}) {
    auto file = write_model(contents);
    ASSERT_EQ(open_copy(file), OpenError::kNone);
    for (size_t bit = 0; bit < 8 * file.size(); ++bit) {
      file[bit / 8] ^= static_cast<uint8_t>(1u << bit % 8);
      ASSERT_NE(open_copy(file), OpenError::kNone) << "bit " << bit;
      file[bit / 8] ^= static_cast<uint8_t>(1u << bit % 8);
    }
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

// Reads all that accessors give of a model that opened.
void expect_sound(const Model& model) {
  for (uint32_t i = 0; i < model.items(); ++i) {
    ASSERT_LE(model.row_end(i), model.neighbours());
    ASSERT_EQ(model.find(model.text(i, kSku)), i);
    ASSERT_GE(model.prior(i), 0);
  }
  for (uint32_t c = 0; c < model.size_classes(); ++c) {
    ASSERT_EQ(model.size_class(model.class_lines(c)), c);
    for (uint32_t k = 0; k < model.neighbours(); ++k) {
      ASSERT_TRUE(std::isfinite(model.weight(c, k)));
      const float probability = model.probability(c, model.weight(c, k));
      ASSERT_TRUE(model.version() == 1 || (probability >= 0 && probability <= 1));
    }
    ASSERT_GE(model.newest_weight(c), 0);
    ASSERT_GE(model.prior_weight(c), 0);
    ASSERT_TRUE(model.diversity(c) >= 0 && model.diversity(c) <= 1);
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
      ASSERT_NO_FATAL_FAILURE(expect_sound(model));
    }
  }
  EXPECT_GT(opened, 0u);  // such as other steps, orders or currencies
}

// And to what ranks.
TEST(Model, StaysSoundForEveryChangedBitOfTheRanking) {
  const auto whole = write_model(three_items());
  size_t opened = 0;
  for (size_t bit = 8 * kThreeItems.class_lines; bit < 8 * kThreeItems.row_end; ++bit) {
    Block block(whole);
    block.bytes()[bit / 8] ^= static_cast<uint8_t>(1u << bit % 8);
    repair_checksum(block.bytes());
    Model model;
    const OpenError error = Model::open(block.bytes(), model);
    ASSERT_TRUE(error == OpenError::kNone || error == OpenError::kRanking) << bit;
    if (error != OpenError::kNone) continue;
    ++opened;
    ASSERT_NO_FATAL_FAILURE(expect_sound(model));
  }
  EXPECT_GT(opened, 0u);
}

TEST(Model, PutsACartIntoTheFirstClassThatHoldsItsLines) {
  Contents contents = three_items();
  SizeClass of = contents.ranking.classes[0];
  contents.ranking.classes.clear();
  for (const uint32_t lines : {1u, 2u, 5u, 0xFFFFFFFFu}) {
    of.lines = lines;
    contents.ranking.classes.push_back(of);
  }
  const auto file = write_model(contents);
  Model model;
  ASSERT_EQ(Model::open(file, model), OpenError::kNone);
  const uint32_t expected[] = {0, 0, 1, 2, 2, 2, 3, 3};
  for (uint32_t lines = 0; lines < 8; ++lines) EXPECT_EQ(model.size_class(lines), expected[lines]);
  EXPECT_EQ(model.size_class(0xFFFFFFFF), 3u);
}

TEST(Model, DrawsTheProbabilityStraightBetweenKnotsAndLevelBeyondThem) {
  Contents contents = three_items();
  contents.ranking.classes[0].curve = {{-1, 0.125}, {1, 0.25}, {3, 1}};
  contents.ranking.classes[1].curve = {{0, 0}, {1, 0.5}, {2, 0.5}};
  const auto file = write_model(contents);
  Model model;
  ASSERT_EQ(Model::open(file, model), OpenError::kNone);
  const std::pair<float, float> points[] = {{-100, 0.125},   {-1, 0.125}, {0, 0.1875}, {1, 0.25},
                                            {1.5f, 0.4375f}, {2, 0.625},  {3, 1},      {100, 1}};
  for (const auto& [score, probability] : points) {
    EXPECT_EQ(model.probability(0, score), probability) << score;
  }
  EXPECT_EQ(model.probability(1, 1.5f), 0.5f) << "level between two knots";
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
  for (uint32_t error = 0; error <= static_cast<uint32_t>(OpenError::kMemory); ++error) {
    names.insert(name_of(static_cast<OpenError>(error)));
  }
  EXPECT_EQ(names.size(), static_cast<size_t>(OpenError::kMemory) + 1);
}

}  // namespace
}  // namespace goeswith::model
