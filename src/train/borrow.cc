#include "train/borrow.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "train/parallel.h"

namespace goeswith::train {
namespace {

using Row = std::vector<model::Neighbour>;

// Rows that one borrowing item may join, and rows that one lender shows it.
constexpr size_t kMaxJoined = 128;
constexpr size_t kMaxLent = 256;

bool weightier(const model::Neighbour& a, const model::Neighbour& b) {
  if (a.weight != b.weight) return a.weight > b.weight;
  if (a.orders != b.orders) return a.orders > b.orders;
  return a.item < b.item;
}

void keep_best(Row& row, size_t most) {
  const size_t kept = std::min(row.size(), most);
  std::partial_sort(row.begin(), row.begin() + static_cast<ptrdiff_t>(kept), row.end(), weightier);
  row.resize(kept);
}

// Which items have few orders.
class FewOrders {
 public:
  FewOrders(const PairCounts& counts, size_t items, uint32_t few)
      : counts_(counts), few_(few), orders_(counts.all_item_orders()) {
    orders_.resize(items, 0);
  }

  bool has(uint32_t item) const { return orders_[item] < few_; }
  const std::vector<uint32_t>& item_orders() const { return orders_; }

  // The share of all orders placed since the first of the item; 0 without any.
  double exposure(uint32_t item) const {
    if (orders_[item] == 0) return 0;
    return 1 -
           static_cast<double>(counts_.orders_before(item)) / static_cast<double>(counts_.orders());
  }

 private:
  const PairCounts& counts_;
  uint32_t few_;
  std::vector<uint32_t> orders_;
};

// Which rows a well-ordered item is in, with the weight it has there, the weightiest first.
std::vector<Row> places_of(const std::vector<Row>& rows, const FewOrders& few,
                           uint32_t least_orders) {
  std::vector<Row> places(few.item_orders().size());
  for (uint32_t i = 0; i < rows.size(); ++i) {
    for (const model::Neighbour& neighbour : rows[i]) {
      if (few.item_orders()[neighbour.item] < least_orders) continue;
      places[neighbour.item].push_back({i, neighbour.weight, neighbour.orders});
    }
  }
  for (Row& row : places) keep_best(row, kMaxLent);
  return places;
}

// Values by item, and the items that have any in order of first meeting.
class Tally {
 public:
  explicit Tally(size_t items) : value_(items, 0) {}
  double& operator[](uint32_t item) {
    if (value_[item] == 0) met_.push_back(item);
    return value_[item];
  }
  double at(uint32_t item) const { return value_[item]; }
  // Visits the items met, once each, and forgets them.
  template <typename Visit>
  void take(Visit visit) {
    for (const uint32_t item : met_) {
      const double value = value_[item];
      value_[item] = 0;
      if (value != 0) visit(item, value);
    }
    met_.clear();
  }

 private:
  std::vector<double> value_;
  std::vector<uint32_t> met_;
};

struct Worker {
  explicit Worker(size_t items) : search(items), counting(items), weights(items), together(items) {}
  SimilarItems::Scratch search;
  PairCounts::Scratch counting;
  Tally weights;
  Tally together;  // orders with the item in hand
};

class Borrowing {
 public:
  Borrowing(const PairCounts& counts, const std::vector<Row>& rows, const ItemFacts& facts,
            const MayNeighbour& may_neighbour, const BorrowOptions& options)
      : counts_(counts),
        rows_(rows),
        facts_(facts),
        may_neighbour_(may_neighbour),
        options_(options),
        few_(counts, facts.items(), options.few_orders),
        similar_(facts, few_.item_orders(), options.similar),
        places_(places_of(rows, few_, options.similar.least_orders)) {}

  // Blends the item's `row` and finds the `places` it takes in other items' rows.
  void borrow(uint32_t item, Row& row, Row& places, Worker& worker) const {
    if (!few_.has(item)) return;
    const std::span<const SimilarItem> lenders = similar_.of(item, worker.search);
    if (lenders.empty()) return;
    if (own_orders(item) > 0) {
      for (const PairCount& pair : counts_.row(item, worker.counting)) {
        worker.together[pair.item] = pair.orders;
      }
    }
    blend(item, lenders, row, worker);
    join(item, lenders, places, worker);
    worker.together.take([](uint32_t, double) {});
  }

 private:
  double own_orders(uint32_t item) const { return few_.item_orders()[item]; }
  // Of a mean of what the item learned and what it borrows.
  double borrowed_share(uint32_t item) const {
    return options_.own_orders / (own_orders(item) + options_.own_orders);
  }
  double discounted(double similarity) const { return std::pow(similarity, options_.discount); }

  void blend(uint32_t item, std::span<const SimilarItem> lenders, Row& row, Worker& worker) const {
    double total = 0;
    for (const SimilarItem& lender : lenders) total += share_of(lender);
    for (const SimilarItem& lender : lenders) {
      if (lender.item >= rows_.size()) continue;
      const double share =
          borrowed_share(item) * share_of(lender) / total * discounted(lender.similarity);
      for (const model::Neighbour& neighbour : rows_[lender.item]) {
        worker.weights[neighbour.item] += share * neighbour.weight;
      }
    }
    if (own_orders(item) == 0) row.clear();
    for (model::Neighbour& neighbour : row) {
      double& borrowed = worker.weights[neighbour.item];
      neighbour.weight = (1 - borrowed_share(item)) * neighbour.weight + borrowed;
      borrowed = 0;
    }
    take(item, row, worker, [&](uint32_t other) { return may_neighbour_(item, other); });
    keep_best(row, options_.max_neighbours);
  }

  // A place is as good as the best of the lenders has it, not as their mean: each of them is in
  // rows of its own.
  void join(uint32_t item, std::span<const SimilarItem> lenders, Row& places,
            Worker& worker) const {
    for (const SimilarItem& lender : lenders) {
      const double share =
          borrowed_share(item) * discounted(lender.similarity) * demand(item, lender.item);
      for (const model::Neighbour& place : places_[lender.item]) {
        double& weight = worker.weights[place.item];
        weight = std::max(weight, share * place.weight);
      }
    }
    take(item, places, worker, [&](uint32_t other) { return may_neighbour_(other, item); });
    keep_best(places, kMaxJoined);
  }

  // Adds what the worker has gathered for `item`.
  template <typename May>
  void take(uint32_t item, Row& row, Worker& worker, May may) const {
    worker.weights.take([&](uint32_t other, double weight) {
      if (other == item || facts_.near_twins(item, other) || !may(other)) return;
      row.push_back({other, weight, static_cast<uint32_t>(worker.together.at(other))});
    });
  }

  double share_of(const SimilarItem& lender) const {
    return std::pow(lender.similarity, options_.sharpness);
  }

  // How the item sells beside its lender, 0…1: the orders it has had since its first, against what
  // the lender has in as many. What is new is taken to sell as well as the lender; what has been
  // there for long and is bought by few is not for everybody.
  double demand(uint32_t item, uint32_t lender) const {
    const double expected = few_.item_orders()[lender] * few_.exposure(item);
    return std::min(1.0,
                    (own_orders(item) + options_.own_orders) / (expected + options_.own_orders));
  }

  const PairCounts& counts_;
  const std::vector<Row>& rows_;
  const ItemFacts& facts_;
  const MayNeighbour& may_neighbour_;
  const BorrowOptions& options_;
  FewOrders few_;
  SimilarItems similar_;
  std::vector<Row> places_;
};

// `joining` are items that take places in the row; those that it has learned of are raised at most.
void let_join(const Row& joining, Row& row, size_t max_neighbours) {
  const size_t learned = row.size();
  for (const model::Neighbour& neighbour : joining) {
    const auto end = row.begin() + static_cast<ptrdiff_t>(learned);
    const auto known = std::find_if(
        row.begin(), end, [&](const auto& other) { return other.item == neighbour.item; });
    if (known == end) {
      row.push_back(neighbour);
    } else {
      known->weight = std::max(known->weight, neighbour.weight);
    }
  }
  keep_best(row, max_neighbours);
}

}  // namespace

std::vector<Row> borrow(const PairCounts& counts, const std::vector<Row>& rows,
                        const ItemFacts& facts, const MayNeighbour& may_neighbour,
                        const BorrowOptions& options) {
  const size_t n = facts.items();
  const Borrowing borrowing(counts, rows, facts, may_neighbour, options);
  std::vector<Row> blended(rows);
  blended.resize(n);
  std::vector<Row> places(n);  // by the item that takes them
  parallel_for(
      n, [&] { return Worker(n); },
      [&](size_t i, Worker& worker) {
        borrowing.borrow(static_cast<uint32_t>(i), blended[i], places[i], worker);
      },
      [](size_t) {});

  std::vector<Row> joining(n);  // by the item whose row is joined
  for (uint32_t j = 0; j < n; ++j) {
    for (const model::Neighbour& place : places[j]) {
      Row& row = joining[place.item];
      row.push_back({j, place.weight, place.orders});
      if (row.size() >= 4 * options.max_neighbours) keep_best(row, options.max_neighbours);
    }
    places[j] = {};
  }
  for (size_t i = 0; i < n; ++i) let_join(joining[i], blended[i], options.max_neighbours);
  return blended;
}

}  // namespace goeswith::train
