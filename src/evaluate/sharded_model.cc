#include "evaluate/sharded_model.h"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include "engine/recommender.h"
#include "model/assembly.h"

namespace goeswith::evaluate {
ShardedModel::ShardedModel(const model::ShardWriter& writer, const orders::OrderLog& training)
    : training_(training) {
  head_ = writer.head();
  for (uint32_t s = 0; s < writer.shards(); ++s) shards_.push_back(writer.shard(s));
  for (uint32_t i = 0; i < training.items.size(); ++i) to_training_[training.items[i].sku] = i;
}

MakeRank ShardedModel::engine_rank() const {
  return [this]() -> Rank {
    struct State {
      std::vector<uint32_t> needed;
      std::vector<uint64_t> wanted;
      std::vector<uint8_t> parts;
      model::Assembly assembly;
      model::Model model;
      engine::Recommender recommender;
      std::vector<uint32_t> cart;
      std::vector<uint32_t> ranked;
      std::vector<float> probabilities;
    };
    auto state = std::make_shared<State>();
    return [this, state](std::span<const uint32_t> cart) -> Ranking {
      State& s = *state;
      s.needed.clear();
      s.wanted.clear();
      for (const uint32_t item : cart) {
        s.wanted.push_back(model::hash_of(training_.items[item].sku));
        s.needed.push_back(static_cast<uint32_t>(s.wanted.back() % shards_.size()));
      }
      std::sort(s.needed.begin(), s.needed.end());
      s.needed.erase(std::unique(s.needed.begin(), s.needed.end()), s.needed.end());
      s.parts.clear();
      model::append_part(s.parts, head_);
      for (const uint32_t shard : s.needed) model::append_part(s.parts, shards_[shard]);
      s.ranked.clear();
      s.probabilities.clear();
      if (s.assembly.put_together(s.parts, s.wanted, s.model) != model::OpenError::kNone ||
          !s.recommender.open(s.model)) {
        throw std::logic_error("shards that were just written do not open");
      }
      s.cart.clear();
      for (const uint32_t item : cart) s.cart.push_back(s.model.find(training_.items[item].sku));
      for (const engine::Suggestion& suggestion : s.recommender.suggest(
               {s.cart, {}, static_cast<uint32_t>(kShownHidden), engine::Popular::kRanked, 0})) {
        s.ranked.push_back(to_training_.at(s.model.text(suggestion.item, model::kSku)));
        s.probabilities.push_back(suggestion.score);
      }
      return {s.ranked, s.probabilities};
    };
  };
}

}  // namespace goeswith::evaluate
