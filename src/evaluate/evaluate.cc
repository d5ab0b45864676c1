#include "evaluate/evaluate.h"

#include <cstdio>
#include <memory>

#include "evaluate/baselines.h"
#include "evaluate/brotli.h"
#include "evaluate/ease.h"
#include "evaluate/engine_rank.h"
#include "evaluate/head_items.h"
#include "evaluate/shard_count.h"
#include "evaluate/sharded_model.h"
#include "evaluate/tune_ease.h"
#include "evaluate/weak_spots.h"
#include "policy/apply_policy.h"

namespace goeswith::evaluate {
namespace {

constexpr size_t kWeakItems = 8;
constexpr size_t kStrongPairs = 10;

// Replays one method after the other, goeswith first, into a report.
class Comparison {
 public:
  Comparison(const Split& split, Report& report, const Progress& progress)
      : split_(split), head_(head_items(split.training)), report_(report), progress_(progress) {}

  std::vector<OrderScore> add(const char* name, const MakeRank& make_rank,
                              std::optional<uint64_t> bytes = std::nullopt) {
    if (progress_) progress_(("replaying with " + std::string(name)).c_str(), 0, 1);
    Scores scores = score_orders(split_.asked, split_.training.items.size(), head_, make_rank);
    Resampled resampled = resample(scores.orders);
    MethodReport method{
        name, metrics_of(scores), middle_95(resampled.hr4), middle_95(resampled.loo_hr6), bytes, {},
        {}};
    if (report_.methods.empty()) {
      goeswith_ = std::move(resampled);
    } else {
      const Metrics& goeswith = report_.methods.front().metrics;
      method.behind_hr4 = {goeswith.hr4 - method.metrics.hr4,
                           paired_difference(goeswith_.hr4, resampled.hr4)};
      method.behind_loo_hr6 = {goeswith.loo_hr6 - method.metrics.loo_hr6,
                               paired_difference(goeswith_.loo_hr6, resampled.loo_hr6)};
    }
    report_.methods.push_back(std::move(method));
    return std::move(scores.orders);
  }

 private:
  const Split& split_;
  std::vector<uint8_t> head_;
  Report& report_;
  const Progress& progress_;
  Resampled goeswith_;
};

std::string ease_note(const EaseTuning& tuning) {
  char text[160];
  std::snprintf(text, sizeof(text),
                "dense EASE: λ %g, recency %g days, order size^-%g, chosen on earlier orders",
                tuning.lambda, tuning.weighting.recency_days, tuning.weighting.size_exponent);
  return text;
}

void add_ease(const Split& split, const Split& tuning_split, Comparison& comparison, Report& report,
              const Progress& progress) {
  if (split.training.items.size() > kMaxEaseItems) {
    report.notes.push_back(
        "dense EASE is left out: " + std::to_string(split.training.items.size()) +
        " items are more than " + std::to_string(kMaxEaseItems));
    return;
  }
  const auto tuning = tune_ease(tuning_split, progress);
  if (tuning) {
    const Ease ease(split.training, tuning->weighting, tuning->lambda);
    if (ease.solved()) {
      comparison.add("ease", ease.rank(), ease.bytes());
      report.notes.push_back(ease_note(*tuning));
      return;
    }
  }
  report.notes.push_back("dense EASE is left out: the orders are too few to tune it");
}

}  // namespace

Report evaluate(const orders::OrderLog& log, Part part, const Fixed& fixed, Compared compared,
                const Progress& progress, const orders::Catalog& catalog,
                const policy::Policy* policy) {
  const Split split = split_orders(log, part);
  if (split.asked.empty()) {
    throw train::TrainError("none of the orders to replay has two items that earlier orders had; " +
                            std::to_string(log.orders()) + " orders are too few to evaluate");
  }
  Report report;
  report.part = part;
  report.training_orders = split.training.orders();
  report.items = split.training.items.size();
  report.asked = split.asked.size();
  Choice choice = choose(split.training, {}, fixed, progress);
  report.notes = std::move(choice.reasons);
  model::Contents contents = train::train(split.training, {}, choice.options, progress);
  describe(catalog, contents);  // with a policy or without, so that sizes can be compared
  if (policy) {
    const Merchant merchant{*policy, catalog};
    report.dial = along_dial(contents, split, merchant);
    report.history = history_of(contents, log, split, merchant);
    policy::apply(*policy, catalog, contents);
  }
  const NumberedModel numbered(model::write_model(contents), split.training);

  Comparison comparison(split, report, progress);
  std::unique_ptr<ShardedModel> sharded;
  report.shards = choose_shards(numbered.model(), numbered.file());
  if (report.shards > 0) {
    const model::ShardWriter writer(numbered.model(), {report.shards});
    report.cart_bytes = static_cast<uint64_t>(moved_bytes(writer).cart(3));
    // Shards of an item or two rank as those of a shop do, and are read sooner.
    const uint32_t fine = std::min(numbered.model().items(), model::kMaxShards);
    sharded = std::make_unique<ShardedModel>(model::ShardWriter(numbered.model(), {fine}),
                                             split.training);
  } else {
    report.cart_bytes = brotli_bytes(numbered.file());
  }
  const MakeRank shipped = sharded ? sharded->engine_rank() : numbered.engine_rank();
  const auto scores = comparison.add("goeswith", shipped, brotli_bytes(numbered.file()));
  report.reliability = reliability_of(forecasts_of(split.asked, shipped));
  for (const WeakSpot& spot : weak_spots(split.asked, report.items, scores, kWeakItems)) {
    report.weak_items.push_back({split.training.items[spot.item], spot.carts, spot.hits});
  }
  report.pairs = strong_pairs(numbered.model(), kStrongPairs);
  if (compared == Compared::kNone) return report;
  {
    const Baselines baselines(split.training);
    comparison.add("popularity", baselines.popularity());
    comparison.add("confidence", baselines.confidence());
    comparison.add("cosine", baselines.cosine());
    comparison.add("llr", baselines.log_likelihood());
  }
  if (compared == Compared::kAll) {
    // Nothing may be chosen by the orders that are asked.
    const Split tuning_split = part == Part::kTest ? split_orders(log, Part::kValidation)
                                                   : split_orders(split.training, Part::kTest);
    add_ease(split, tuning_split, comparison, report, progress);
  }
  return report;
}

}  // namespace goeswith::evaluate
