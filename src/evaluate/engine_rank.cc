#include "evaluate/engine_rank.h"

#include <memory>

#include "engine/recommender.h"

namespace goeswith::evaluate {

std::vector<uint32_t> items_in_model(const orders::OrderLog& training, const model::Model& model) {
  std::vector<uint32_t> numbers;
  for (const orders::Item& item : training.items) numbers.push_back(model.find(item.sku));
  return numbers;
}

NumberedModel::NumberedModel(std::vector<uint8_t> file, const orders::OrderLog& training)
    : file_(std::move(file)), to_training_(training.items.size()) {
  model::Model::open(file_, model_);
  to_model_ = items_in_model(training, model_);
  for (uint32_t i = 0; i < to_model_.size(); ++i) {
    if (to_model_[i] != model::kNoItem) to_training_[to_model_[i]] = i;
  }
}

MakeRank NumberedModel::engine_rank() const {
  return [this]() -> Rank {
    struct State {
      engine::Recommender recommender;
      std::vector<uint32_t> cart;
      std::vector<uint32_t> ranked;
      std::vector<float> probabilities;
    };
    auto state = std::make_shared<State>();
    state->recommender.open(model_);
    return [this, state](std::span<const uint32_t> cart) -> Ranking {
      state->cart.clear();
      for (const uint32_t item : cart) state->cart.push_back(to_model_[item]);
      const auto suggestions = state->recommender.suggest(
          {state->cart, {}, static_cast<uint32_t>(kShownHidden), engine::Popular::kRanked, 0});
      state->ranked.clear();
      state->probabilities.clear();
      for (const engine::Suggestion& suggestion : suggestions) {
        state->ranked.push_back(to_training_[suggestion.item]);
        state->probabilities.push_back(suggestion.score);
      }
      return {state->ranked, state->probabilities};
    };
  };
}

}  // namespace goeswith::evaluate
