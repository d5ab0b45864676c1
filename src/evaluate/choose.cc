#include "evaluate/choose.h"

#include <algorithm>
#include <cstdio>
#include <memory>
#include <optional>

#include "evaluate/calibrate.h"
#include "evaluate/split.h"
#include "evaluate/starting_classes.h"
#include "evaluate/starting_options.h"
#include "evaluate/two_seasons.h"
#include "evaluate/validation.h"

namespace goeswith::evaluate {
namespace {

using train::Learner;
using train::LearnerOptions;

// Fewer orders to complete decide nothing.
constexpr size_t kFewAsked = 30;
// What a choice looks at, at most: enough for a standard error of half a point.
constexpr size_t kMostAsked = 4000;
constexpr size_t kMostLines = 1200000;
constexpr uint64_t kTries = 20;  // about, for the progress
constexpr double kLeastProbability = 0.01;
// Carts that log-linear's first try trains on, all of its 2…15 epochs together.
constexpr uint64_t kFirstCarts = 500000;

const std::vector<double> kPowers = {0.7, 1, 1.5, 2, 3};

std::string text(const char* format, double a, double b = 0, double c = 0) {
  char line[200];
  std::snprintf(line, sizeof line, format, a, b, c);
  return line;
}

class Chooser {
 public:
  Chooser(const orders::OrderLog& log, const orders::Catalog& catalog, const Fixed& fixed,
          const Progress& progress)
      : catalog_(catalog),
        fixed_(fixed),
        progress_(progress),
        split_(split_newest(log, kMostLines, kMostAsked)) {}

  Choice run() {
    train::TrainOptions options;
    try {
      options = choose_options();
    } catch (const train::TrainError&) {
      // The newest orders may be the only ones that teach anything.
      reasons_ = {
          "the earlier orders teach nothing to compare ways of learning by: the defaults "
          "were taken"};
      options.learner = starting_options(fixed_);
      options.ranking.classes = starting_classes(options.learner.learner == Learner::kLogLinear);
    }
    options.borrow = true;
    // Probabilities that few orders tell hold nothing back.
    options.ranking.min_probability = few() ? 0 : least_probability();
    return {std::move(options), std::move(reasons_)};
  }

 private:
  // Options, the model they make of the earlier orders, and how well it completes the later ones.
  struct Way {
    train::TrainOptions options;
    model::Contents contents;
    std::shared_ptr<model::DraftModel> draft;  // of the contents, but for their ranking
    std::shared_ptr<ValidationScore> score;
  };

  bool few() const { return split_.asked.size() < kFewAsked; }

  train::TrainOptions choose_options() {
    Way best = try_way(starting_options(fixed_));
    if (fixed_.quick) {
      reasons_.push_back("the defaults were taken, as asked");
    } else if (few()) {
      reasons_.push_back(
          text("only %.0f orders are left to compare ways of learning by: the defaults were taken",
               static_cast<double>(split_.asked.size())));
    } else {
      best = choose_learner(std::move(best));
      choose_by_size(best);
      return best.options;
    }
    calibrate(best.contents, split_.training, split_.asked, Looked::kAtRanked);
    best.options.ranking = best.contents.ranking;
    return best.options;
  }

  // What not one shopper in a hundred adds is not worth showing, unless the shop sells so many
  // things that its best-seller is hardly better.
  double least_probability() const {
    const std::vector<uint32_t> orders = split_.training.item_orders();
    const uint32_t most = orders.empty() ? 0 : *std::max_element(orders.begin(), orders.end());
    const double share = most / std::max(1.0, static_cast<double>(split_.training.orders()));
    return std::min(kLeastProbability, share / 2);
  }

  static void set_newest(model::SizeClass& of, double weight) {
    if (of.lines > 1) of.newest_weight = weight;
  }

  static void set_diversity(model::SizeClass& of, double diversity) { of.diversity = diversity; }

  Way try_way(const LearnerOptions& options) {
    if (progress_) progress_("comparing ways of learning", tried_, std::max(tried_, kTries));
    ++tried_;
    Way way;
    way.options.learner = options;
    way.options.borrow = false;  // changes what few orders ask for, and takes time
    way.options.ranking.classes = starting_classes(options.learner == Learner::kLogLinear);
    way.contents = train::train(split_.training, catalog_, way.options, {});
    // Nothing here reads them, and every try writes them.
    for (model::ItemContents& item : way.contents.items) {
      for (uint32_t field = model::kSku + 1; field < model::kTextFields; ++field) {
        item.text[field].clear();
      }
    }
    if (few() || fixed_.quick) return way;
    if (options.learner == Learner::kLogLinear) {
      // Its raw scores are logarithms: without a curve there is no telling how far one outdoes one.
      calibrate(way.contents, split_.training, split_.asked, Looked::kAtRanked);
    }
    way.draft = std::make_shared<model::DraftModel>(way.contents);
    rescore(way);
    // The longer the cart, the more weak neighbours add up to noise: how much so depends on the
    // way.
    if (options.learner != Learner::kLogLinear) {
      choose_for_classes(way, kPowers, [](model::SizeClass& of, double v) { of.power = v; });
    }
    choose_for_classes(way, {2}, set_newest);
    choose_for_classes(way, {0}, set_diversity);
    return way;
  }

  void rescore(Way& way) const {
    way.score = std::make_shared<ValidationScore>(way.draft->with(way.contents.ranking),
                                                  split_.training, split_.asked);
  }

  // Takes the best of the values if it is better than what there is.
  template <typename Value, typename Set>
  void choose_value(Way& way, std::initializer_list<Value> values, bool fixed, Set set) {
    if (fixed) return;
    std::optional<Way> best;
    for (const Value value : values) {
      LearnerOptions options = way.options.learner;
      set(options, value);
      Way other = try_way(options);
      if (!best || other.score->goal() > best->score->goal()) best = std::move(other);
    }
    if (best->score->minus(*way.score).better()) way = std::move(*best);
  }

  Way choose_learner(Way start) {
    const bool any = !fixed_.learner;
    if (any || *fixed_.learner != Learner::kLogLinear) {
      choose_linear(start, any);
      if (!any || fixed_.linear) return start;
    }
    Way loglinear = choose_log_linear(start);
    if (!any) return loglinear;
    const auto difference = loglinear.score->minus(*start.score);
    reasons_.push_back(
        text("log-linear completes the newest orders by %+.4f (standard error %.4f) against that",
             difference.mean, difference.error));
    if (difference.better(1)) return loglinear;
    return start;
  }

  void choose_linear(Way& best, bool any) {
    const auto recency = [](LearnerOptions& o, double v) { o.weighting.recency_days = v; };
    const auto size = [](LearnerOptions& o, double v) { o.weighting.size_exponent = v; };
    const auto asymmetry = [](LearnerOptions& o, double v) { o.asymmetry = v; };
    const auto shrinkage = [](LearnerOptions& o, double v) { o.shrinkage = v; };
    const auto interplay = [](LearnerOptions& o, double v) {
      o.learner = v > 0 ? Learner::kRidge : Learner::kCosine;
      o.interplay = v;
    };
    choose_value(best, {0.3, 8.0}, fixed_.shrinkage.has_value(), shrinkage);
    choose_value(best, {90.0, 360.0, 0.0}, fixed_.recency_days.has_value(), recency);
    choose_value(best, {0.0, 0.25}, fixed_.asymmetry.has_value(), asymmetry);
    if (any) choose_value(best, {0.0, 0.08, 0.8}, false, interplay);
    if (!any && *fixed_.learner == Learner::kRidge) {
      choose_value(best, {0.08, 0.8}, false, interplay);
    }
    choose_value(best, {0.0, 1.0}, fixed_.size_exponent.has_value(), size);
    const LearnerOptions& chosen = best.options.learner;
    reasons_.push_back(
        std::string(train::kLearnerNames[static_cast<uint32_t>(chosen.learner)]) +
        text(": recency %.0f days, order size %.1f, asymmetry %.2f", chosen.weighting.recency_days,
             chosen.weighting.size_exponent, chosen.asymmetry) +
        text(", shrinkage %.1f, interplay %.2f; hr4 + loo_hr6 of the newest orders %.4f",
             chosen.shrinkage, chosen.interplay, best.score->goal()));
  }

  Way choose_log_linear(const Way& like) {
    LearnerOptions options = like.options.learner;
    options.learner = Learner::kLogLinear;
    const uint64_t carts = std::max<uint64_t>(split_.training.orders(), 1);
    options.epochs = static_cast<uint32_t>(std::clamp<uint64_t>(kFirstCarts / carts, 2, 15));
    Way best = try_way(options);
    if (best.score->minus(*like.score).hopeless()) return best;
    choose_value(best, {0.5}, false, [](LearnerOptions& o, double v) { o.following = v; });
    choose_value(best, {4 * options.epochs}, false,
                 [](LearnerOptions& o, uint32_t v) { o.epochs = v; });
    return best;
  }

  // Each size class has a table of its own, so one replay tells for all of them.
  template <typename Set>
  void choose_for_classes(Way& best, const std::vector<double>& values, Set set) const {
    std::vector<model::SizeClass>& classes = best.contents.ranking.classes;
    for (const double value : values) {
      const std::vector<model::SizeClass> before = classes;
      const std::shared_ptr<ValidationScore> score = best.score;
      for (model::SizeClass& of : classes) set(of, value);
      rescore(best);
      size_t changed = 0;
      for (size_t c = 0; c < classes.size(); ++c) {
        if (best.score->minus(*score, c).better(1)) {
          ++changed;
        } else {
          classes[c] = before[c];
        }
      }
      if (changed == 0) {
        best.score = score;
      } else if (changed < classes.size()) {
        rescore(best);
      }
    }
  }

  void choose_by_size(Way& best) {
    const bool logarithmic = best.options.learner.learner == Learner::kLogLinear;
    if (logarithmic) {
      choose_for_classes(best, {0.7, 1.4}, [](model::SizeClass& of, double v) { of.scale *= v; });
    }
    choose_for_classes(best, logarithmic ? std::vector{0.7} : std::vector{0.0, 0.1, 0.2},
                       [](model::SizeClass& of, double v) { of.prior_weight = v; });
    choose_for_classes(best, {1.5, 3}, set_newest);
    TwoSeasons seasons(split_, catalog_, best.options, kMostAsked);
    seasons.calibrate(best.contents, Looked::kAtRanked);
    rescore(best);
    choose_for_classes(best, {0, 0.2, 0.7}, set_diversity);
    // Not of logarithms, which no straight curve tells what to show by.
    if (!logarithmic) seasons.calibrate(best.contents, Looked::kAtShown);
    best.options.ranking = best.contents.ranking;
    for (const model::SizeClass& of : best.options.ranking.classes) {
      reasons_.push_back(carts_of(of) + text(": power %.1f", of.power) +
                         text(", newest line %.1f, prior %.2f, diversity %.1f", of.newest_weight,
                              of.prior_weight, of.diversity));
    }
  }

  const orders::Catalog& catalog_;
  const Fixed& fixed_;
  const Progress& progress_;
  const Split split_;
  std::vector<std::string> reasons_;
  uint64_t tried_ = 0;
};

}  // namespace

Choice choose(const orders::OrderLog& log, const orders::Catalog& catalog, const Fixed& fixed,
              const Progress& progress) {
  return Chooser(log, catalog, fixed, progress).run();
}

}  // namespace goeswith::evaluate
