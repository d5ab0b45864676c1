#pragma once

#include <string>
#include <utility>

#include "evaluate/made_store.h"
#include "evaluate/shop_replay.h"
#include "train/train.h"

namespace goeswith::evaluate {

// A made store of which a model is learned, with a policy and a catalog that each test fills in.
struct RuledStore {
  explicit RuledStore(orders::OrderLog given) : log(std::move(given)) {
    train::TrainOptions options;
    options.learner.learner = train::Learner::kCosine;
    contents = train::train(split.training, {}, options, {});
  }

  Merchant merchant() const { return {policy, catalog}; }

  orders::OrderLog log;
  Split split = split_orders(log, Part::kValidation);
  model::Contents contents;
  policy::Policy policy;
  orders::Catalog catalog;
};

}  // namespace goeswith::evaluate
