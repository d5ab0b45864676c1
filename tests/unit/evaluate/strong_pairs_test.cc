#include "evaluate/strong_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "train/small_log.h"
#include "train/train.h"

namespace goeswith::evaluate {
namespace {

// The pairs of a model of these orders.
std::vector<StrongPair> pairs_of(const orders::OrderLog& log, size_t most) {
  const auto file = model::write_model(train::train(log, {}, {}, {}));
  model::Model model;
  model::Model::open(file, model);
  return strong_pairs(model, most);
}

orders::OrderLog two_pairs() {
  std::vector<std::vector<std::string>> given(20, {"tea", "pot"});
  given.insert(given.end(), 10, {"salt", "pepper"});
  given.insert(given.end(), 5, {"tea", "cup"});
  given.insert(given.end(), 20, {"soap"});
  return train::log_of(given);
}

bool is_pair(const StrongPair& pair, const std::string& a, const std::string& b) {
  return (pair.given == a && pair.offered == b) || (pair.given == b && pair.offered == a);
}

TEST(StrongPairs, AreTheMostSurprisingWithTheirEvidence) {
  const auto pairs = pairs_of(two_pairs(), 10);
  ASSERT_EQ(pairs.size(), 2U) << "tea is in one pair alone";
  EXPECT_TRUE(is_pair(pairs[0], "pepper", "salt")) << "10 · log 5.5";
  EXPECT_EQ(pairs[0].orders, 10U);
  EXPECT_NEAR(pairs[0].attach_rate, 1, 1e-6);
  EXPECT_NEAR(pairs[0].lift, 55.0 / 10, 1e-5);
  EXPECT_TRUE(is_pair(pairs[1], "pot", "tea")) << "20 · log 2.2";
  EXPECT_EQ(pairs[1].orders, 20U);
}

TEST(StrongPairs, AreAsManyAsAskedForAtMost) {
  EXPECT_EQ(pairs_of(two_pairs(), 1).size(), 1U);
  EXPECT_EQ(pairs_of(two_pairs(), 0).size(), 0U);
}

TEST(StrongPairs, GoByTheStoresTitlesWhereThereAreSome) {
  auto log = two_pairs();
  ASSERT_EQ(log.items[2].sku, "salt");
  log.items[2].title = "Sea salt";
  EXPECT_TRUE(is_pair(pairs_of(log, 1)[0], "pepper", "Sea salt"));
}

}  // namespace
}  // namespace goeswith::evaluate
