#pragma once

#include <stdexcept>

#include "model/write_model.h"
#include "orders/catalog.h"
#include "orders/order_log.h"
#include "train/learner.h"
#include "train/pair_table.h"
#include "train/progress.h"

namespace goeswith::train {

struct TrainOptions {
  LearnerOptions learner;
  bool borrow = true;  // new and rare items borrow from similar ones, see borrow.h
  model::Ranking ranking;
};

// The orders cannot teach anything; the message says why, for people.
class TrainError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Learns what goes with what. The model has every item that is in the catalog or in min_orders
// orders; only items of the catalog are ever suggested, if there is one, and two variants of a
// product never are neighbours. Texts and prices are the catalog's, else those of the newest order.
// The same input gives the same contents. Throws TrainError: no order of two items, no item in
// enough orders, or a catalog that has none of the ordered items.
model::Contents train(const orders::OrderLog& log, const orders::Catalog& catalog,
                      const TrainOptions& options, const Progress& progress);

// The same from counts, by cosine or ridge: log-linear throws as learn() does, fewer min_orders
// than the table's throw TrainError. The orders' weighting is the table's, whatever the options
// say.
model::Contents train(const PairTable& table, const orders::Catalog& catalog,
                      const TrainOptions& options, const Progress& progress);

}  // namespace goeswith::train
