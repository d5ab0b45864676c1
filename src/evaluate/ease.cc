#include "evaluate/ease.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <atomic>
#include <future>
#include <limits>
#include <memory>
#include <numeric>
#include <span>
#include <thread>

namespace goeswith::evaluate {
namespace {

using Matrix = Eigen::Map<Eigen::MatrixXf>;

// Columns solved at once: enough for the matrix kernels, few enough to share among cores.
constexpr size_t kBlock = 128;

// The lower triangle of G, column after column; the upper stays 0.
std::vector<float> gram(const orders::OrderLog& training, std::span<const double> weights) {
  const size_t n = training.items.size();
  std::vector<float> counts(n * n, 0);
  for (size_t o = 0; o < training.orders(); ++o) {
    const auto weight = static_cast<float>(weights[o]);
    const auto order = training.order(o);
    for (size_t a = 0; a < order.size(); ++a) {
      for (size_t b = 0; b <= a; ++b) {
        const auto [low, high] = std::minmax(order[a], order[b]);
        counts[low * n + high] += weight;
      }
    }
  }
  return counts;
}

// Calls work(block) for each block of columns, the longest first, on all cores.
template <typename Work>
void for_blocks(size_t n, Work work) {
  std::atomic<size_t> next{0};
  const auto run = [&] {
    for (size_t begin; (begin = next.fetch_add(kBlock)) < n;) work(begin);
  };
  std::vector<std::future<void>> threads;
  for (unsigned t = 1; t < std::thread::hardware_concurrency(); ++t) {
    threads.push_back(std::async(std::launch::async, run));
  }
  run();
  for (auto& thread : threads) thread.get();
}

}  // namespace

Ease::Ease(const orders::OrderLog& training, const train::OrderWeighting& weighting, double lambda)
    : items_(training.items.size()) {
  orders::LargeVector<double> weights = train::order_weights(training, weighting);
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& weight : weights) weight *= static_cast<double>(weights.size()) / sum;
  std::vector<float> matrix = gram(training, weights);
  for (size_t i = 0; i < items_; ++i) matrix[i * items_ + i] += static_cast<float>(lambda);
  invert(matrix);
  if (!solved_) return;
  std::vector<float> diagonal(items_);
  for (size_t i = 0; i < items_; ++i) diagonal[i] = weights_[i * items_ + i];
  for (size_t i = 0; i < items_; ++i) {
    float* const row = weights_.data() + i * items_;
    for (size_t j = 0; j < items_; ++j) row[j] = -row[j] / diagonal[j];
    row[i] = 0;
  }
}

// P = L^-T L^-1, a block of columns at a time. Above its own columns a block of L^-1 is zero, and
// what lies above them in P is known by symmetry, so each block needs only the part of L below.
void Ease::invert(std::vector<float>& matrix) {
  const auto n = static_cast<Eigen::Index>(items_);
  Matrix lower(matrix.data(), n, n);
  const Eigen::LLT<Eigen::Ref<Eigen::MatrixXf>> factored(lower);
  solved_ = factored.info() == Eigen::Success;
  if (!solved_) return;

  weights_.resize(matrix.size());
  Matrix inverse(weights_.data(), n, n);
  for_blocks(items_, [&](size_t begin) {
    const auto at = static_cast<Eigen::Index>(begin);
    const Eigen::Index rows = n - at;
    const Eigen::Index columns = std::min<Eigen::Index>(kBlock, rows);
    const auto corner = lower.bottomRightCorner(rows, rows).triangularView<Eigen::Lower>();
    Eigen::MatrixXf block = Eigen::MatrixXf::Identity(rows, columns);
    corner.solveInPlace(block);
    corner.transpose().solveInPlace(block);
    inverse.block(at, at, rows, columns) = block;
  });
  for_blocks(items_, [&](size_t begin) {
    const auto at = static_cast<Eigen::Index>(begin);
    const Eigen::Index rows = n - at;
    const Eigen::Index columns = std::min<Eigen::Index>(kBlock, rows);
    for (Eigen::Index row = at; row < n; ++row) {
      const Eigen::Index end = std::min(at + columns, row);
      for (Eigen::Index column = at; column < end; ++column) {
        inverse(column, row) = inverse(row, column);
      }
    }
  });
}

MakeRank Ease::rank() const {
  return [this]() -> Rank {
    struct State {
      std::vector<float> sums;
      std::vector<uint32_t> best;
    };
    auto state = std::make_shared<State>();
    return [this, state](std::span<const uint32_t> cart) -> Ranking {
      std::vector<float>& sums = state->sums;
      sums.assign(items_, 0);
      for (const uint32_t item : cart) {
        const float* const row = weights_.data() + item * items_;
        for (size_t j = 0; j < items_; ++j) sums[j] += row[j];
      }
      for (const uint32_t item : cart) sums[item] = -std::numeric_limits<float>::infinity();
      std::vector<uint32_t>& best = state->best;
      best.clear();
      for (uint32_t j = 0; j < items_; ++j) {
        if (best.size() == kShownHidden && sums[j] <= sums[best.back()]) continue;
        if (sums[j] == -std::numeric_limits<float>::infinity()) continue;
        if (best.size() == kShownHidden) best.pop_back();
        const auto place = std::find_if(best.begin(), best.end(),
                                        [&](uint32_t other) { return sums[j] > sums[other]; });
        best.insert(place, j);
      }
      return {best};
    };
  };
}

}  // namespace goeswith::evaluate
