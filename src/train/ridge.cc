#include "train/ridge.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "train/candidates.h"
#include "train/parallel.h"

namespace goeswith::train {
namespace {

// Regressors that are solved for together, and the pairs an item keeps to look their joint weights
// up. More of either changes no hit rate by a thousandth.
constexpr size_t kRegressors = 96;
constexpr size_t kKnownPairs = 384;
// Rows are cut by the cosine of this asymmetry, which keeps what is specific to the item, whatever
// the asymmetry of the weights.
constexpr double kCutAsymmetry = 0.2;

// What a bit more to tell which item a neighbour is costs it, in weights of its row's mean. Twice
// as many neighbours as stay are weighed so. `goeswith_bench bits` measures both sides: at this
// price a neighbour takes 0.7 bits less, and no hit rate falls by a standard error.
constexpr double kBitPrice = 0.3;

constexpr uint8_t kNone = std::numeric_limits<uint8_t>::max();
static_assert(kRegressors < kNone);

// A place in the rows that waits for its weight; until then it has W_ij.
struct Wanted {
  uint32_t item;   // i
  uint32_t place;  // in the row of i
};

// The places by the item that is there.
class WantedPlaces {
 public:
  explicit WantedPlaces(const std::vector<std::vector<model::Neighbour>>& rows)
      : begin_(rows.size() + 1, 0) {
    for (const auto& row : rows) {
      for (const model::Neighbour& neighbour : row) ++begin_[neighbour.item + 1];
    }
    for (size_t j = 0; j < rows.size(); ++j) begin_[j + 1] += begin_[j];
    places_.resize(begin_.back());
    std::vector<uint64_t> next(begin_.begin(), begin_.end() - 1);
    for (uint32_t i = 0; i < rows.size(); ++i) {
      for (uint32_t k = 0; k < rows[i].size(); ++k) places_[next[rows[i][k].item]++] = {i, k};
    }
  }

  std::span<const Wanted> of(size_t item) const {
    return std::span(places_).subspan(begin_[item], begin_[item + 1] - begin_[item]);
  }

 private:
  std::vector<uint64_t> begin_;
  orders::LargeVector<Wanted> places_;
};

// Room for one regression; one a thread.
struct Scratch {
  explicit Scratch(size_t items) : place(items, kNone) {}
  std::vector<uint8_t> place;  // item → regressor; small, for it is looked up for every pair
  Eigen::MatrixXd system;
  Eigen::VectorXd diagonal;
  Eigen::VectorXd target;
  Eigen::VectorXd coefficients;
};

class Regressions {
 public:
  Regressions(const PairCounts& counts, const LearnerOptions& options, const PairRows& pairs)
      : counts_(counts), options_(options), pairs_(pairs), begin_(pairs.size() + 1, 0) {
    for (size_t i = 0; i < pairs.size(); ++i) begin_[i + 1] = begin_[i] + pairs[i].size();
    items_.reserve(begin_.back());
    weights_.reserve(begin_.back());
    for (size_t i = 0; i < pairs.size(); ++i) {
      for (const PairWeight& pair : pairs[i]) {
        items_.push_back(pair.item);
        weights_.push_back(pair.weight);
      }
    }
  }

  // Gives each wanted place in the rows the coefficient of its item in the regression of `item`.
  void solve(uint32_t item, std::span<const Wanted> wanted, Scratch& scratch,
             std::vector<std::vector<model::Neighbour>>& rows) const {
    const size_t count = std::min(kRegressors, pairs_[item].size());
    const std::span<const PairWeight> regressors = pairs_[item].first(count);
    for (size_t r = 0; r < count; ++r) {
      scratch.place[regressors[r].item] = static_cast<uint8_t>(r);
    }
    solve_together(regressors, scratch);
    const double offered = counts_.item_weight(item) + options_.shrinkage;
    for (const Wanted& want : wanted) {
      const double given = counts_.item_weight(want.item) + options_.shrinkage;
      const uint8_t place = scratch.place[want.item];
      double& weight = rows[want.item][want.place].weight;
      const double coefficient = place != kNone ? scratch.coefficients[place]
                                                : (weight - explained(want.item, scratch)) / given;
      weight = coefficient * std::pow(given / offered, options_.asymmetry);
    }
    for (const PairWeight& regressor : regressors) scratch.place[regressor.item] = kNone;
  }

 private:
  void solve_together(std::span<const PairWeight> regressors, Scratch& scratch) const {
    const auto size = static_cast<Eigen::Index>(regressors.size());
    scratch.system.resize(size, size);  // of which the lower triangle counts
    for (Eigen::Index c = 0; c < size; ++c) scratch.system.col(c).tail(size - c).setZero();
    scratch.target.resize(size);
    for (uint32_t r = 0; r < regressors.size(); ++r) {
      scratch.target[r] = regressors[r].weight;
      for_regressors(regressors[r].item, scratch, [&](uint32_t other, double weight) {
        // One of the two rows may have been cut before the other.
        scratch.system(std::max(r, other), std::min(r, other)) = options_.interplay * weight;
      });
      scratch.system(r, r) = counts_.item_weight(regressors[r].item) + options_.shrinkage;
    }
    scratch.diagonal = scratch.system.diagonal();
    const Eigen::LLT<Eigen::Ref<Eigen::MatrixXd>> cholesky(scratch.system);  // in place
    // Cut rows may leave a system that is not positive definite: then nothing is explained away.
    scratch.coefficients = cholesky.info() == Eigen::Success
                               ? Eigen::VectorXd(cholesky.solve(scratch.target))
                               : scratch.target.cwiseQuotient(scratch.diagonal);
  }

  // What the regressors say already of an item that is none of them: one step of Gauss-Seidel.
  double explained(uint32_t item, const Scratch& scratch) const {
    double sum = 0;
    for_regressors(item, scratch, [&](uint32_t regressor, double weight) {
      sum += weight * scratch.coefficients[regressor];
    });
    return options_.interplay * sum;
  }

  // Visits the regressors among the known pairs of an item. Few are: only their pairs are read.
  // They are found first, without a branch, for which of them are is hard to foretell.
  template <typename Visit>
  void for_regressors(uint32_t item, const Scratch& scratch, Visit visit) const {
    const size_t size = begin_[item + 1] - begin_[item];
    const uint32_t* const items = items_.data() + begin_[item];
    const double* const weights = weights_.data() + begin_[item];
    const uint8_t* const places = scratch.place.data();
    std::array<uint16_t, kKnownPairs> found;
    size_t count = 0;
    for (size_t k = 0; k < size; ++k) {
      found[count] = static_cast<uint16_t>(k);
      count += places[items[k]] != kNone;
    }
    for (size_t f = 0; f < count; ++f) visit(places[items[found[f]]], weights[found[f]]);
  }

  const PairCounts& counts_;
  const LearnerOptions& options_;
  const PairRows& pairs_;
  std::vector<uint64_t> begin_;
  // Of all pairs, the row of i from begin_[i] on; alone, for what is looked up waits for memory.
  orders::LargeVector<uint32_t> items_;
  orders::LargeVector<double> weights_;
};

std::vector<double> priors(const PairCounts& counts) {
  std::vector<double> prior(counts.items());
  for (uint32_t i = 0; i < prior.size(); ++i) prior[i] = counts.item_weight(i);
  const double most = prior.empty() ? 0 : *std::max_element(prior.begin(), prior.end());
  for (double& share : prior) share = most > 0 ? share / most : 0;
  return prior;
}

// The bits that tell in a shard which item a neighbour is, but for what all take: its number is its
// place in falling order of orders, and small ones take few (usual_gap in model/bit_reader.h).
std::vector<double> number_bits(const PairCounts& counts) {
  std::vector<uint32_t> items(counts.items());
  std::iota(items.begin(), items.end(), 0u);
  std::stable_sort(items.begin(), items.end(), [&](uint32_t a, uint32_t b) {
    return counts.item_orders(a) > counts.item_orders(b);
  });
  std::vector<double> bits(items.size());
  const auto all = static_cast<double>(items.size());
  for (size_t k = 0; k < items.size(); ++k) {
    bits[items[k]] = std::log2(static_cast<double>(k) + all / 16);
  }
  return bits;
}

// Leaves in a row those that are worth their bits the most.
void keep_worthiest(std::vector<model::Neighbour>& row, size_t most,
                    const std::vector<double>& bits) {
  if (row.size() <= most) return;
  double mean = 0;
  for (const model::Neighbour& neighbour : row) mean += neighbour.weight;
  mean /= static_cast<double>(row.size());
  const auto worth = [&](const model::Neighbour& neighbour) {
    return neighbour.weight - kBitPrice * mean * bits[neighbour.item];
  };
  drop_rest(row, most, [&](const model::Neighbour& a, const model::Neighbour& b) {
    const double of_a = worth(a);
    const double of_b = worth(b);
    return of_a != of_b ? of_a > of_b : a.item < b.item;
  });
}

}  // namespace

Affinities learn_ridge(const PairCounts& counts, const LearnerOptions& options,
                       const MayNeighbour& may_neighbour, const Progress& progress) {
  const size_t n = counts.items();
  LearnerOptions cut = options;
  cut.asymmetry = kCutAsymmetry;
  const PairRows pairs = best_pairs(counts, cut, kKnownPairs, progress);

  Affinities affinities;
  affinities.prior = priors(counts);
  affinities.rows.resize(n);
  const size_t most = size_t{2} * options.max_neighbours;
  for (uint32_t i = 0; i < n; ++i) {
    std::vector<model::Neighbour>& row = affinities.rows[i];
    row.reserve(std::min(most, pairs[i].size()));
    for (const PairWeight& pair : pairs[i]) {
      if (row.size() == most) break;
      if (!may_neighbour(i, pair.item) || !together(counts, i, pair.item, pair.orders)) continue;
      row.push_back({pair.item, pair.weight, pair.orders});
    }
  }
  const WantedPlaces wanted(affinities.rows);
  const Regressions regressions(counts, options, pairs);
  parallel_for(
      n, [&] { return Scratch(n); },
      [&](size_t j, Scratch& scratch) {
        regressions.solve(static_cast<uint32_t>(j), wanted.of(j), scratch, affinities.rows);
      },
      [&](size_t done) {
        if (progress) progress("solving regressions", done, n);
      });
  const std::vector<double> bits = number_bits(counts);
  for (std::vector<model::Neighbour>& row : affinities.rows) {
    std::erase_if(row, [](const model::Neighbour& neighbour) { return neighbour.weight <= 0; });
    keep_worthiest(row, options.max_neighbours, bits);
  }
  keep_weightiest(affinities.rows, options.max_neighbours);
  return affinities;
}

Affinities learn_cosine(const PairCounts& counts, const LearnerOptions& options,
                        const MayNeighbour& may_neighbour, const Progress& progress) {
  Affinities affinities{std::vector<std::vector<model::Neighbour>>(counts.items()), priors(counts),
                        false};
  // Some pairs may not be neighbours or are no more than chance; there are best-sellers among them.
  const PairRows pairs = best_pairs(counts, options, size_t{8} * options.max_neighbours, progress);
  for (uint32_t i = 0; i < pairs.size(); ++i) {
    for (const PairWeight& pair : pairs[i]) {
      if (affinities.rows[i].size() == options.max_neighbours) break;
      if (!may_neighbour(i, pair.item) || !together(counts, i, pair.item, pair.orders)) continue;
      affinities.rows[i].push_back({pair.item, pair.affinity, pair.orders});
    }
  }
  return affinities;
}

}  // namespace goeswith::train
