#include "evaluate/engine_rank.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/recommender.h"
#include "train/small_log.h"
#include "train/train.h"

namespace goeswith::evaluate {
namespace {

using testing::ElementsAre;

std::vector<std::string> skus_of(const orders::OrderLog& log, std::span<const uint32_t> items) {
  std::vector<std::string> skus;
  for (const uint32_t item : items) skus.push_back(log.items[item].sku);
  return skus;
}

// Items z, y, x … in the order in which nobody would sort them.
model::Contents model_of_four() {
  model::Contents contents;
  contents.orders = 100;
  for (const char* sku : {"w", "x", "y", "z"}) {
    model::ItemContents& item = contents.items.emplace_back();
    item.text[model::kSku] = sku;
    item.orders = 10;
    item.product = static_cast<uint32_t>(contents.items.size() - 1);
  }
  contents.items[3].neighbours = {{1, 0.5, 4}, {2, 0.25, 2}};  // z → x, y
  contents.popular = {0, 1, 2, 3};
  return contents;
}
const orders::OrderLog kTraining = train::log_of({{"z", "y", "x", "unknown", "w"}});

TEST(EngineRank, ItemsOfTheTrainingHaveTheModelsNumbersIfItKnowsThem) {
  const NumberedModel numbered(model::write_model(model_of_four()), kTraining);
  EXPECT_THAT(items_in_model(kTraining, numbered.model()), ElementsAre(3, 2, 1, model::kNoItem, 0));
}

TEST(EngineRank, RanksUnderTheNumbersOfTheTrainingOrders) {
  const NumberedModel numbered(model::write_model(model_of_four()), kTraining);
  const Rank rank = numbered.engine_rank()();
  const std::vector<uint32_t> cart = {0};
  EXPECT_THAT(skus_of(kTraining, rank(cart).items), ElementsAre("x", "y", "w"));
}

TEST(EngineRank, StatesProbabilitiesAndNoneOfWhatOnlyFills) {
  const NumberedModel numbered(model::write_model(model_of_four()), kTraining);
  const Rank rank = numbered.engine_rank()();
  const std::vector<uint32_t> cart = {0};
  EXPECT_THAT(rank(cart).probabilities, ElementsAre(0.5f, 0.25f, 0.0f));
}

TEST(EngineRank, ShowsWhatIsTooImprobableForAPage) {
  model::Contents contents = model_of_four();
  contents.ranking.min_probability = 0.9;
  const NumberedModel numbered(model::write_model(contents), kTraining);
  const Rank rank = numbered.engine_rank()();
  const std::vector<uint32_t> cart = {0};
  EXPECT_THAT(skus_of(kTraining, rank(cart).items), ElementsAre("x", "y", "w"));
}

TEST(EngineRank, ItemsThatTheModelDoesNotKnowAskForNothing) {
  const NumberedModel numbered(model::write_model(model_of_four()), kTraining);
  const Rank rank = numbered.engine_rank()();
  const std::vector<uint32_t> unknown = {3};
  EXPECT_THAT(skus_of(kTraining, rank(unknown).items), ElementsAre("w", "x", "y", "z"));
  const std::vector<uint32_t> beside = {3, 0};
  EXPECT_THAT(skus_of(kTraining, rank(beside).items), ElementsAre("x", "y", "w"));
}

TEST(EngineRank, IsWhatTheEngineSays) {
  const auto log = train::random_log(3, 800, 60);
  const NumberedModel numbered(model::write_model(train::train(log, {}, {}, {})), log);
  model::Model model;
  ASSERT_EQ(model::Model::open(numbered.file(), model), model::OpenError::kNone);
  engine::Recommender recommender;
  ASSERT_TRUE(recommender.open(model));
  const Rank rank = numbered.engine_rank()();
  for (size_t o = 0; o < 200; ++o) {
    std::vector<uint32_t> cart;
    for (const uint32_t item : log.order(o)) cart.push_back(model.find(log.items[item].sku));
    const auto expected = recommender.suggest({cart, {}, 6, engine::Popular::kFill, 0});
    const Ranking ranking = rank(log.order(o));
    ASSERT_EQ(ranking.items.size(), expected.size());
    for (size_t s = 0; s < expected.size(); ++s) {
      EXPECT_EQ(log.items[ranking.items[s]].sku, model.text(expected[s].item, model::kSku));
      EXPECT_EQ(ranking.probabilities[s], expected[s].score);
    }
  }
}

}  // namespace
}  // namespace goeswith::evaluate
