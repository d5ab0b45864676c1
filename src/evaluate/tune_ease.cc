#include "evaluate/tune_ease.h"

#include "evaluate/ease.h"
#include "evaluate/metrics.h"

namespace goeswith::evaluate {

std::optional<EaseTuning> tune_ease(const Split& split, const Progress& progress) {
  if (split.asked.empty()) return std::nullopt;
  train::OrderWeighting plain;
  plain.recency_days = 0;
  plain.size_exponent = 0;
  train::OrderWeighting weighted;
  weighted.recency_days = 180;
  weighted.size_exponent = 0.5;
  const EaseTuning offered[] = {{plain, 20},   {plain, 200},   {plain, 1000},
                                {weighted, 3}, {weighted, 20}, {weighted, 100}};
  std::optional<EaseTuning> best;
  size_t done = 0;
  for (EaseTuning tuning : offered) {
    if (progress) progress("tuning dense EASE", done++, std::size(offered));
    const Ease ease(split.training, tuning.weighting, tuning.lambda);
    if (!ease.solved()) continue;
    tuning.hr4 =
        replay(split.asked, split.training.items.size(), ease.rank(), Ask::kPrefixCarts).hr4;
    if (!best || tuning.hr4 > best->hr4) best = tuning;
  }
  return best;
}

}  // namespace goeswith::evaluate
