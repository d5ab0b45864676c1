#include "model/shard_layout.h"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace goeswith::model {
namespace {

// What tests/wasm/shards-of.test.js expects of web/engine/shards.js as well.
nlohmann::json vectors() {
  return nlohmann::json::parse(
      std::ifstream(GOESWITH_SOURCE_DIR "/tests/unit/model/shard_of.json"));
}

TEST(Folded, GivesThreeOfFourNumbersToWhatIsAboveTheMiddle) {
  const uint32_t codes[] = {5, 6, 7, 4, 8, 9, 10, 3, 11};
  for (uint32_t k = 0; k < std::size(codes); ++k) {
    EXPECT_EQ(folded(codes[k], 5), k);
    EXPECT_EQ(unfolded(k, 5), codes[k]);
  }
  for (uint32_t middle = 0; middle < kLevels; ++middle) {
    for (uint32_t code = 0; code < 2 * kLevels; ++code) {
      EXPECT_EQ(unfolded(folded(code, middle), middle), code) << "around " << middle;
    }
  }
}

TEST(ShardOf, IsTheNumberThatTheBrowserComputes) {
  const nlohmann::json file = vectors();
  ASSERT_GT(file["vectors"].size(), 20u);
  for (const nlohmann::json& vector : file["vectors"]) {
    const auto sku = vector["sku"].get<std::string>();
    EXPECT_EQ(shard_of(sku, vector["shards"]), vector["shard"]) << sku;
  }
}

TEST(ShardOf, AgreesWithTheBrowserOnRandomSkus) {
  const nlohmann::json random = vectors()["random"];
  uint32_t state = random["seed"];
  const auto next = [&](uint32_t limit) {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % limit;
  };
  const std::vector<std::string> letters = random["letters"];
  uint32_t digest = 0;
  for (uint32_t k = 0; k < random["skus"]; ++k) {
    std::string sku;
    for (uint32_t letter = next(20); letter > 0; --letter) {
      sku += letters[next(static_cast<uint32_t>(letters.size()))];
    }
    digest = digest * 31 + shard_of(sku, 1 + next(kMaxShards));
  }
  EXPECT_EQ(digest, random["digest"].get<uint32_t>());
}

TEST(ShardOf, ScattersSimilarSkus) {
  constexpr uint32_t kShards = 64;
  std::vector<uint32_t> items(kShards, 0);
  for (int k = 0; k < 6400; ++k) ++items[shard_of("SKU-" + std::to_string(100000 + k), kShards)];
  for (const uint32_t count : items) {
    EXPECT_GT(count, 50u);
    EXPECT_LT(count, 150u);
  }
}

TEST(PriorOfByte, RisesByLessThanASixteenth) {
  EXPECT_EQ(prior_of_byte(0), 0u);
  for (uint32_t byte = 1; byte <= kMaxPriorByte; ++byte) {
    const uint32_t before = prior_of_byte(byte - 1);
    EXPECT_GT(prior_of_byte(byte), before);
    EXPECT_LE(prior_of_byte(byte), before + 1 + before / 16);
  }
}

}  // namespace
}  // namespace goeswith::model
