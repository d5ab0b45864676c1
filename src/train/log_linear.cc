#include "train/log_linear.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "train/candidates.h"

namespace goeswith::train {
namespace {

constexpr size_t kMostLines = 5;         // of a training cart
constexpr float kStep = 0.2f;            // of Adagrad
constexpr float kPriorStep = 0.06f;      // smaller: a prior takes part in every cart
constexpr float kStartOfSquares = 0.1f;  // the first steps are not the largest
constexpr float kMostScore = 15;         // keeps exp() in range
constexpr size_t kMostCarts = 2000000;   // an epoch; the newest orders of a longer history
// Below this share of the weightiest order's weight an order moves nothing.
constexpr double kLeastWeight = 0.01;

enum Tag : uint8_t { kUntouched, kReached, kInCart };

class LogLinear {
 public:
  LogLinear(const PairCounts& counts, const LearnerOptions& options,
            const MayNeighbour& may_neighbour, const Progress& progress)
      : log_(*counts.log()),
        options_(options),
        score_(counts.items(), 0),
        tag_(counts.items(), kUntouched) {
    start_priors(counts);
    start_weights(counts, may_neighbour, progress);
    const std::span<const double> weights = counts.weights();
    const double most = *std::max_element(weights.begin(), weights.end());
    for (uint32_t o = 0; o < log_.orders(); ++o) {
      if (log_.order(o).size() < 2 || weights[o] < kLeastWeight * most) continue;
      orders_.push_back(o);
      order_weight_.push_back(static_cast<float>(weights[o] / most));
    }
    if (orders_.size() > kMostCarts) {
      const auto surplus = static_cast<ptrdiff_t>(orders_.size() - kMostCarts);
      orders_.erase(orders_.begin(), orders_.begin() + surplus);
      order_weight_.erase(order_weight_.begin(), order_weight_.begin() + surplus);
    }
  }

  void train(const Progress& progress) {
    std::mt19937_64 random(1);
    std::vector<uint32_t> at(orders_.size());
    std::iota(at.begin(), at.end(), 0u);
    for (uint32_t epoch = 0; epoch < options_.epochs; ++epoch) {
      if (progress) progress("training on carts", epoch, options_.epochs);
      for (size_t i = at.size(); i > 1; --i) std::swap(at[i - 1], at[random() % i]);
      for (const uint32_t k : at) {
        draw_cart(log_.order(orders_[k]), random);
        learn(order_weight_[k]);
      }
      total_ = std::accumulate(mass_.begin(), mass_.end(), 0.0);  // rounding adds up
    }
  }

  Affinities take() {
    Affinities affinities{std::move(rows_), {}, true};
    const float least = *std::min_element(prior_.begin(), prior_.end());
    for (const float prior : prior_) {
      affinities.prior.push_back(static_cast<double>(prior) - static_cast<double>(least));
    }
    for (size_t i = 0, k = 0; i < affinities.rows.size(); ++i) {
      for (model::Neighbour& neighbour : affinities.rows[i]) {
        neighbour.weight = static_cast<double>(weight_[k++]);
      }
    }
    keep_weightiest(affinities.rows, options_.max_neighbours);
    return affinities;
  }

 private:
  void start_priors(const PairCounts& counts) {
    double sum = 0;
    for (uint32_t i = 0; i < counts.items(); ++i) sum += counts.item_weight(i);
    const double few = 0.01 * sum / static_cast<double>(counts.items());
    for (uint32_t i = 0; i < counts.items(); ++i) {
      prior_.push_back(static_cast<float>(std::log((counts.item_weight(i) + few) / sum)));
      mass_.push_back(std::exp(prior_.back()));
      total_ += static_cast<double>(mass_.back());
    }
    prior_squares_.assign(counts.items(), kStartOfSquares);
  }

  void start_weights(const PairCounts& counts, const MayNeighbour& may_neighbour,
                     const Progress& progress) {
    const PairRows pairs =
        best_pairs(counts, options_, size_t{2} * options_.max_neighbours, progress);
    const double all = counts.total_weight();
    rows_.resize(counts.items());
    row_begin_.push_back(0);
    for (uint32_t i = 0; i < rows_.size(); ++i) {
      for (const PairWeight& pair : pairs[i]) {
        if (rows_[i].size() == options_.max_neighbours) break;
        if (!may_neighbour(i, pair.item)) continue;
        const double expected = counts.item_weight(i) * counts.item_weight(pair.item) / all;
        rows_[i].push_back({pair.item, 0, pair.orders});
        weight_.push_back(static_cast<float>(std::log((pair.weight + options_.shrinkage / 2) /
                                                      (expected + options_.shrinkage / 2))));
      }
      row_begin_.push_back(weight_.size());
    }
    weight_squares_.assign(weight_.size(), kStartOfSquares);
  }

  // The cart is the first cart_lines_ of lines_, what was added the rest.
  void draw_cart(std::span<const uint32_t> order, std::mt19937_64& random) {
    lines_.assign(order.begin(), order.end());
    cart_lines_ = 1 + random() % std::min(kMostLines, order.size() - 1);
    const double draw = static_cast<double>(random() >> 11) * 0x1p-53;
    if (draw < options_.following) return;
    for (size_t i = 0; i < cart_lines_; ++i) {
      std::swap(lines_[i], lines_[i + random() % (lines_.size() - i)]);
    }
  }

  void learn(float order_weight) {
    const auto scale = static_cast<float>(log_linear_scale(static_cast<double>(cart_lines_)));
    const float share = 1 / static_cast<float>(lines_.size() - cart_lines_);
    reach(scale);
    const double normaliser = normalise();
    // score_ becomes the gradient: probability less share of what was added.
    for (const uint32_t item : reached_) {
      score_[item] = tag_[item] == kReached
                         ? static_cast<float>(static_cast<double>(score_[item]) / normaliser)
                         : 0;
    }
    for (size_t l = cart_lines_; l < lines_.size(); ++l) {
      const uint32_t item = lines_[l];
      if (tag_[item] == kReached) {
        score_[item] -= share;
      } else {
        move_prior(item,
                   order_weight *
                       (static_cast<float>(static_cast<double>(mass_[item]) / normaliser) - share));
      }
    }
    for (size_t l = 0; l < cart_lines_; ++l) {
      for (size_t k = row_begin_[lines_[l]]; k < row_begin_[lines_[l] + 1]; ++k) {
        const uint32_t item = rows_[lines_[l]][k - row_begin_[lines_[l]]].item;
        if (tag_[item] != kReached) continue;
        const float gradient = order_weight * scale * score_[item];
        weight_squares_[k] += gradient * gradient;
        weight_[k] -= kStep * gradient / std::sqrt(weight_squares_[k]);
      }
    }
    for (const uint32_t item : reached_) {
      if (tag_[item] == kReached) move_prior(item, order_weight * score_[item]);
      tag_[item] = kUntouched;
      score_[item] = 0;
    }
    for (size_t l = 0; l < cart_lines_; ++l) tag_[lines_[l]] = kUntouched;
    reached_.clear();
  }

  void reach(float scale) {
    for (size_t l = 0; l < cart_lines_; ++l) tag_[lines_[l]] = kInCart;
    for (size_t l = 0; l < cart_lines_; ++l) {
      const uint32_t line = lines_[l];
      for (size_t k = 0; k < rows_[line].size(); ++k) {
        const uint32_t item = rows_[line][k].item;
        if (tag_[item] == kInCart) continue;
        if (tag_[item] == kUntouched) {
          tag_[item] = kReached;
          reached_.push_back(item);
        }
        score_[item] += scale * weight_[row_begin_[line] + k];
      }
    }
  }

  // Turns scores into masses; returns the sum of all items' masses outside the cart.
  double normalise() {
    double sum = total_;
    for (size_t l = 0; l < cart_lines_; ++l) sum -= static_cast<double>(mass_[lines_[l]]);
    for (const uint32_t item : reached_) {
      score_[item] = mass_[item] * std::exp(std::min(score_[item], kMostScore));
      sum += static_cast<double>(score_[item]) - static_cast<double>(mass_[item]);
    }
    return std::max(sum, 1e-12);
  }

  void move_prior(uint32_t item, float gradient) {
    prior_squares_[item] += gradient * gradient;
    prior_[item] -= kPriorStep * gradient / std::sqrt(prior_squares_[item]);
    const float mass = std::exp(prior_[item]);
    total_ += static_cast<double>(mass) - static_cast<double>(mass_[item]);
    mass_[item] = mass;
  }

  const orders::OrderLog& log_;
  const LearnerOptions& options_;
  std::vector<uint32_t> orders_;
  std::vector<float> order_weight_;  // of orders_, the weightiest 1
  std::vector<std::vector<model::Neighbour>> rows_;
  std::vector<size_t> row_begin_;  // item i's weights are weight_[row_begin_[i], row_begin_[i + 1])
  std::vector<float> weight_;
  std::vector<float> weight_squares_;
  std::vector<float> prior_;
  std::vector<float> prior_squares_;
  std::vector<float> mass_;  // exp(prior)
  double total_ = 0;         // of mass_
  std::vector<uint32_t> lines_;
  size_t cart_lines_ = 0;
  std::vector<float> score_;
  std::vector<uint8_t> tag_;
  std::vector<uint32_t> reached_;
};

}  // namespace

double log_linear_scale(double lines) { return 1 / std::sqrt(lines); }

Affinities learn_log_linear(const PairCounts& counts, const LearnerOptions& options,
                            const MayNeighbour& may_neighbour, const Progress& progress) {
  LogLinear model(counts, options, may_neighbour, progress);
  model.train(progress);
  return model.take();
}

}  // namespace goeswith::train
