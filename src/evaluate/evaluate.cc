#include "evaluate/evaluate.h"

#include <brotli/encode.h>

#include "evaluate/baselines.h"
#include "evaluate/engine_rank.h"

namespace goeswith::evaluate {
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
      {"goeswith", numbered.engine_rank()},
      {"popularity", baselines.popularity()},
      {"confidence", baselines.confidence()},
      {"cosine", baselines.cosine()},
  };
  for (const auto& [name, make_rank] : methods) {
    if (progress) progress("replaying orders", report.methods.size(), std::size(methods));
    report.methods.push_back(
        {name, replay(split.asked, split.training.items.size(), make_rank), std::nullopt});
  }
  report.methods.front().bytes = brotli_bytes(numbered.file());
  return report;
}

}  // namespace goeswith::evaluate
