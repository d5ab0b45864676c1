#include "evaluate/calibrate.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/recommender.h"
#include "evaluate/engine_rank.h"
#include "model/model.h"
#include "train/parallel.h"

namespace goeswith::evaluate {
namespace {

// Carts are the first lines of an order; of these lengths, so that every size class has some.
constexpr std::array<size_t, 8> kBegun = {1, 2, 3, 5, 8, 12, 18, 30};
// Items looked at: as many as the engine chooses a list of four from, or shows.
constexpr uint32_t kLookedRanked = 16;
constexpr uint32_t kLookedShown = 5;
constexpr size_t kFewOutcomes = 400;

// Raw scores are read back from probabilities on a straight curve between these.
struct Range {
  double low = 0;
  double high = 1;
};

// More than any raw score is below or above.
Range raw_range(const model::Contents& contents) {
  double least = 0;
  double most = 0;
  double prior = 0;
  for (const model::ItemContents& item : contents.items) {
    prior = std::max(prior, item.prior);
    for (const model::Neighbour& neighbour : item.neighbours) {
      least = std::min(least, neighbour.weight);
      most = std::max(most, neighbour.weight);
    }
  }
  Range range;
  for (const model::SizeClass& of : contents.ranking.classes) {
    const double lines = std::min<double>(of.lines, kBegun.back()) + of.newest_weight;
    const auto worth = [&](double weight) {
      return lines * of.scale * std::pow(std::abs(weight), of.power);
    };
    range.low = std::min(range.low, -worth(least));
    range.high = std::max(range.high, worth(most) + of.prior_weight * prior);
  }
  return range;
}

void ask(engine::Recommender& recommender, std::span<const uint32_t> order, uint32_t limit,
         const model::Model& model, const Range& range, Outcomes& outcomes) {
  for (const size_t k : kBegun) {
    if (k >= order.size()) break;
    const auto shown =
        recommender.suggest({order.first(k), {}, limit, engine::Popular::kRanked, 0});
    const auto rest = order.subspan(k);
    // The engine ranks by the lines that the model knows.
    const auto lines = static_cast<uint32_t>(
        k - static_cast<size_t>(std::count(order.begin(), rest.begin(), model::kNoItem)));
    for (const engine::Suggestion& suggestion : shown) {
      // What only fills has no raw score.
      if (suggestion.score == 0 && suggestion.with == model::kNoItem) continue;
      const double raw =
          range.low + static_cast<double>(suggestion.score) * (range.high - range.low);
      const bool bought = std::find(rest.begin(), rest.end(), suggestion.item) != rest.end();
      outcomes[model.size_class(lines)].push_back({raw, bought});
    }
  }
}

// In the single precision that a model stores.
bool rises(double lower, double higher) {
  return static_cast<float>(lower) < static_cast<float>(higher);
}

// Goes on straight to the lowest and highest scores seen, so that a higher score is always more
// probable there.
void add_ends(std::vector<model::Knot>& curve, double lowest, double highest) {
  const auto slope = [](const model::Knot& a, const model::Knot& b) {
    return (b.probability - a.probability) / (b.score - a.score);
  };
  const model::Knot first = curve.front();
  const model::Knot last = curve.back();
  const double rise = curve.size() > 1 ? slope(curve[curve.size() - 2], last) : 0;
  const double fall = curve.size() > 1 ? slope(first, curve[1]) : 0;
  if (rises(lowest, first.score)) {
    const double below =
        std::max(first.probability / 2, first.probability - fall * (first.score - lowest));
    curve.insert(curve.begin(), {lowest, below});
  }
  if (rises(last.score, highest)) {
    const double above = last.probability + rise * (highest - last.score);
    curve.push_back({highest, std::min(above, (last.probability + 1) / 2)});
  }
}

constexpr size_t kRuns = kCurveKnots - 2;

double probability(const std::vector<model::Knot>& curve, double score) {
  const auto above = std::find_if(curve.begin(), curve.end(),
                                  [&](const model::Knot& knot) { return knot.score >= score; });
  if (above == curve.begin()) return curve.front().probability;
  if (above == curve.end()) return curve.back().probability;
  const model::Knot& below = *(above - 1);
  return below.probability + (score - below.score) / (above->score - below.score) *
                                 (above->probability - below.probability);
}

// How much was bought of what the curves foretell; 1 where nothing was asked.
double readiness(const model::Ranking& ranking, const Outcomes& season) {
  double bought = 0;
  double foretold = 0;
  for (size_t c = 0; c < season.size(); ++c) {
    for (const Outcome& outcome : season[c]) {
      bought += outcome.bought ? 1 : 0;
      foretold += probability(ranking.classes[c].curve, outcome.score);
    }
  }
  return foretold > 0 ? bought / foretold : 1;
}

}  // namespace

std::vector<model::Knot> straight_curve(double low, double high) {
  std::vector<model::Knot> curve;
  for (size_t k = 0; k < kCurveKnots; ++k) {
    const double share = static_cast<double>(k) / (kCurveKnots - 1);
    curve.push_back({low + share * (high - low), share});
  }
  return curve;
}

std::vector<model::Knot> fit_curve(std::vector<Outcome> outcomes) {
  // Nothing is known: half of a share of orders, as if the rest had been chance.
  if (outcomes.empty()) return straight_curve(0, 2);
  std::sort(outcomes.begin(), outcomes.end(), [](const Outcome& a, const Outcome& b) {
    return a.score != b.score ? a.score < b.score : a.bought < b.bought;
  });
  double bought = 0;
  for (const Outcome& outcome : outcomes) bought += outcome.bought ? 1 : 0;
  // One more that was bought by half: of few that were all bought, or none, not all is known.
  const double overall = (bought + 0.5) / (static_cast<double>(outcomes.size()) + 1);

  struct Run {
    double count;
    double score;   // mean
    double bought;  // share
  };
  std::vector<Run> runs;
  size_t begin = 0;
  for (size_t r = 0; r < kRuns; ++r) {
    // The highest scores matter most and are the rarest: runs become shorter towards them.
    const auto at = [&](size_t run) {
      const double rest = 1 - static_cast<double>(run) / kRuns;
      return static_cast<size_t>((1 - rest * rest) * static_cast<double>(outcomes.size()));
    };
    // Outcomes of one score stay together: cut in two, one part would have all that was bought.
    size_t end = std::max(begin, at(r + 1));
    while (end > begin && end < outcomes.size() && outcomes[end].score == outcomes[end - 1].score) {
      ++end;
    }
    if (begin == end) continue;
    Run run{static_cast<double>(end - begin), 0, 2 * overall};
    for (size_t o = begin; o < end; ++o) {
      run.score += outcomes[o].score;
      run.bought += outcomes[o].bought ? 1 : 0;
    }
    run.score /= run.count;
    run.bought /= run.count + 2;
    runs.push_back(run);
    begin = end;
    while (runs.size() >= 2 && (runs[runs.size() - 2].bought >= runs.back().bought ||
                                !rises(runs[runs.size() - 2].score, runs.back().score))) {
      const Run last = runs.back();
      runs.pop_back();
      Run& pooled = runs.back();
      const double count = pooled.count + last.count;
      pooled.score = (pooled.score * pooled.count + last.score * last.count) / count;
      pooled.bought = (pooled.bought * pooled.count + last.bought * last.count) / count;
      pooled.count = count;
    }
  }
  std::vector<model::Knot> curve;
  for (const Run& run : runs) curve.push_back({run.score, run.bought});
  add_ends(curve, outcomes.front().score, outcomes.back().score);
  // All classes have as many knots: flat far beyond the highest score.
  while (curve.size() < kCurveKnots) {
    const double step = std::max(1e-3, std::abs(curve.back().score));
    curve.push_back({curve.back().score + step, curve.back().probability});
  }
  return curve;
}

Outcomes outcomes_of(model::Contents& contents, const orders::OrderLog& training,
                     const std::vector<std::vector<uint32_t>>& asked, Looked looked) {
  const model::Ranking before = contents.ranking;
  const Range range = raw_range(contents);
  for (model::SizeClass& of : contents.ranking.classes) {
    of.curve = straight_curve(range.low, range.high);
    if (looked == Looked::kAtRanked) of.diversity = 0;
  }
  const std::vector<uint8_t> file = model::write_model(contents);
  contents.ranking = before;
  model::Model model;
  model::Model::open(file, model);
  const std::vector<uint32_t> to_model = items_in_model(training, model);

  const size_t classes = before.classes.size();
  std::vector<Outcomes> by_order(asked.size());
  train::parallel_for(
      asked.size(),
      [&] {
        auto recommender = std::make_unique<engine::Recommender>();
        recommender->open(model);
        return recommender;
      },
      [&](size_t o, std::unique_ptr<engine::Recommender>& recommender) {
        std::vector<uint32_t> order;
        for (const uint32_t item : asked[o]) order.push_back(to_model[item]);
        by_order[o].resize(classes);
        ask(*recommender, order, looked == Looked::kAtShown ? kLookedShown : kLookedRanked, model,
            range, by_order[o]);
      },
      [](size_t) {});
  Outcomes outcomes(classes);
  for (const Outcomes& of_order : by_order) {
    for (size_t c = 0; c < classes; ++c) {
      outcomes[c].insert(outcomes[c].end(), of_order[c].begin(), of_order[c].end());
    }
  }
  return outcomes;
}

void fit_curves(model::Ranking& ranking, std::span<const Outcomes> seasons) {
  const size_t classes = ranking.classes.size();
  const auto add = [&](std::vector<Outcome>& to, size_t c) {
    for (const Outcomes& season : seasons) {
      to.insert(to.end(), season[c].begin(), season[c].end());
    }
  };
  for (size_t c = 0; c < classes; ++c) {
    std::vector<Outcome> outcomes;
    add(outcomes, c);
    for (size_t away = 1; away < classes && outcomes.size() < kFewOutcomes; ++away) {
      if (c >= away) add(outcomes, c - away);
      if (c + away < classes) add(outcomes, c + away);
    }
    ranking.classes[c].curve = fit_curve(std::move(outcomes));
  }
  double least_ready = 1;
  for (const Outcomes& season : seasons) {
    least_ready = std::min(least_ready, readiness(ranking, season));
  }
  for (model::SizeClass& of : ranking.classes) {
    for (model::Knot& knot : of.curve) knot.probability *= least_ready;
  }
}

void calibrate(model::Contents& contents, const orders::OrderLog& training,
               const std::vector<std::vector<uint32_t>>& asked, Looked looked) {
  const Outcomes outcomes = outcomes_of(contents, training, asked, looked);
  fit_curves(contents.ranking, {&outcomes, 1});
}

}  // namespace goeswith::evaluate
