#include "evaluate/evaluate.h"

#include <brotli/encode.h>

#include <memory>

#include "engine/recommender.h"
#include "evaluate/baselines.h"
#include "model/model.h"

namespace goeswith::evaluate {
namespace {

// A model file with the numbers that the training orders use for its items.
struct NumberedModel {
  std::vector<uint8_t> file;
  model::Model model;
  std::vector<uint32_t> to_model;
  std::vector<uint32_t> to_training;

  explicit NumberedModel(std::vector<uint8_t> bytes, const orders::OrderLog& training)
      : file(std::move(bytes)), to_training(training.items.size()) {
    model::Model::open(file, model);
    for (uint32_t i = 0; i < training.items.size(); ++i) {
      to_model.push_back(model.find(training.items[i].sku));
      if (to_model.back() != model::kNoItem) to_training[to_model.back()] = i;
    }
  }
};

MakeRank engine_rank(const NumberedModel& numbered) {
  return [&numbered]() -> Rank {
    struct State {
      engine::Recommender recommender;
      std::vector<uint32_t> cart;
      std::vector<uint32_t> ranked;
    };
    auto state = std::make_shared<State>();
    state->recommender.open(numbered.model);
    return [&numbered, state](std::span<const uint32_t> cart) -> std::span<const uint32_t> {
      state->cart.clear();
      for (const uint32_t item : cart) state->cart.push_back(numbered.to_model[item]);
      const auto suggestions = state->recommender.suggest(
          {state->cart, {}, static_cast<uint32_t>(kShownHidden), engine::Popular::kFill});
      state->ranked.clear();
      for (const engine::Suggestion& suggestion : suggestions) {
        state->ranked.push_back(numbered.to_training[suggestion.item]);
      }
      return state->ranked;
    };
  };
}

}  // namespace

uint64_t brotli_bytes(std::span<const uint8_t> bytes) {
  std::vector<uint8_t> compressed(BrotliEncoderMaxCompressedSize(bytes.size()));
  size_t size = compressed.size();
  BrotliEncoderCompress(BROTLI_MAX_QUALITY, BROTLI_MAX_WINDOW_BITS, BROTLI_DEFAULT_MODE,
                        bytes.size(), bytes.data(), &size, compressed.data());
  return size;
}

Report evaluate(const orders::OrderLog& log, Part part, const train::TrainOptions& options,
                const Progress& progress) {
  const Split split = split_orders(log, part);
  if (split.asked.empty()) {
    throw train::TrainError("none of the orders to replay has two items that earlier orders had; " +
                            std::to_string(log.orders()) + " orders are too few to evaluate");
  }
  const NumberedModel numbered(
      model::write_model(train::train(split.training, {}, options, progress)), split.training);
  const Baselines baselines(split.training);

  Report report;
  report.training_orders = split.training.orders();
  report.items = split.training.items.size();
  report.asked = split.asked.size();
  const std::pair<const char*, MakeRank> methods[] = {
      {"goeswith", engine_rank(numbered)},
      {"popularity", baselines.popularity()},
      {"confidence", baselines.confidence()},
      {"cosine", baselines.cosine()},
  };
  for (const auto& [name, make_rank] : methods) {
    if (progress) progress("replaying orders", report.methods.size(), std::size(methods));
    report.methods.push_back(
        {name, replay(split.asked, split.training.items.size(), make_rank), std::nullopt});
  }
  report.methods.front().bytes = brotli_bytes(numbered.file);
  return report;
}

}  // namespace goeswith::evaluate
