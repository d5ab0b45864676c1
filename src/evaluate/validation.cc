#include "evaluate/validation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>

#include "engine/recommender.h"
#include "evaluate/engine_rank.h"
#include "evaluate/metrics.h"
#include "train/parallel.h"

namespace goeswith::evaluate {
namespace {

// Hidden items an order, the middles of as many parts of it; the protocol hides twelve, a choice
// needs fewer.
constexpr size_t kHidden = 4;
using Parts = std::array<float, model::kMaxSizeClasses>;

double sum(const Parts& parts) { return std::accumulate(parts.begin(), parts.end(), 0.0); }

// The engine, asked with the numbers of the training orders.
class Asker {
 public:
  Asker(const model::Model& model, std::span<const uint32_t> to_model)
      : model_(model), to_model_(to_model) {
    recommender_.open(model);
  }

  // That the engine ranks the cart by: of the lines that the model knows.
  size_t size_class(std::span<const uint32_t> cart) const {
    const auto known = std::count_if(
        cart.begin(), cart.end(), [&](uint32_t item) { return to_model_[item] != model::kNoItem; });
    return model_.size_class(static_cast<uint32_t>(known));
  }

  // Whether one of the targets is among the first.
  bool finds(std::span<const uint32_t> cart, std::span<const uint32_t> targets, size_t first) {
    cart_.clear();
    for (const uint32_t item : cart) cart_.push_back(to_model_[item]);
    const auto shown = recommender_.suggest(
        {cart_, {}, static_cast<uint32_t>(first), engine::Popular::kRanked, 0});
    return std::any_of(shown.begin(), shown.end(), [&](const engine::Suggestion& suggestion) {
      return std::any_of(targets.begin(), targets.end(),
                         [&](uint32_t item) { return to_model_[item] == suggestion.item; });
    });
  }

 private:
  const model::Model& model_;
  std::span<const uint32_t> to_model_;
  engine::Recommender recommender_;
  std::vector<uint32_t> cart_;
};

Parts ask(Asker& asker, std::span<const uint32_t> order, double prefix_share) {
  Parts parts{};
  for (const size_t k : kPrefixes) {
    if (k >= order.size()) break;
    if (asker.finds(order.first(k), order.subspan(k), kShown)) {
      parts[asker.size_class(order.first(k))] += static_cast<float>(prefix_share);
    }
  }
  const size_t hidden = std::min(kHidden, order.size());
  std::vector<uint32_t> cart;
  for (size_t h = 0; h < hidden; ++h) {
    const size_t at = (2 * h + 1) * order.size() / (2 * hidden);
    cart.assign(order.begin(), order.end());
    cart.erase(cart.begin() + static_cast<ptrdiff_t>(at));
    if (asker.finds(cart, order.subspan(at, 1), kShownHidden)) {
      parts[asker.size_class(cart)] += 1 / static_cast<float>(hidden);
    }
  }
  return parts;
}

template <typename Value>
ValidationScore::Difference difference(size_t orders, Value value) {
  double sum = 0;
  double squares = 0;
  for (size_t o = 0; o < orders; ++o) {
    sum += value(o);
    squares += value(o) * value(o);
  }
  const auto n = static_cast<double>(orders);
  const double mean = sum / n;
  return {mean, std::sqrt(std::max(0.0, squares / n - mean * mean) / n)};
}

}  // namespace

ValidationScore::ValidationScore(std::span<const uint8_t> file, const orders::OrderLog& training,
                                 const std::vector<std::vector<uint32_t>>& asked)
    : parts_(asked.size()) {
  model::Model model;
  if (model::Model::open(file, model) != model::OpenError::kNone) {
    throw std::logic_error("a model that cannot be opened was chosen from");
  }
  const std::vector<uint32_t> to_model = items_in_model(training, model);
  size_t prefixes = 0;
  for (const auto& order : asked) {
    for (const size_t k : kPrefixes) prefixes += k < order.size() ? 1 : 0;
  }
  const double prefix_share =
      static_cast<double>(asked.size()) / static_cast<double>(std::max<size_t>(prefixes, 1));
  train::parallel_for(
      asked.size(), [&] { return Asker(model, to_model); },
      [&](size_t o, Asker& asker) { parts_[o] = ask(asker, asked[o], prefix_share); },
      [](size_t) {});
}

double ValidationScore::goal() const {
  double total = 0;
  for (const Parts& parts : parts_) total += sum(parts);
  return total / static_cast<double>(parts_.size());
}

double ValidationScore::goal(size_t size_class) const {
  double total = 0;
  for (const Parts& parts : parts_) total += static_cast<double>(parts[size_class]);
  return total / static_cast<double>(parts_.size());
}

ValidationScore::Difference ValidationScore::minus(const ValidationScore& other) const {
  return difference(parts_.size(), [&](size_t o) { return sum(parts_[o]) - sum(other.parts_[o]); });
}

ValidationScore::Difference ValidationScore::minus(const ValidationScore& other,
                                                   size_t size_class) const {
  return difference(parts_.size(), [&](size_t o) {
    return static_cast<double>(parts_[o][size_class]) -
           static_cast<double>(other.parts_[o][size_class]);
  });
}

}  // namespace goeswith::evaluate
