#include "evaluate/history.h"

#include <algorithm>
#include <array>

#include "engine/session.h"
#include "evaluate/past_orders.h"
#include "evaluate/scores.h"

namespace goeswith::evaluate {
namespace {

enum Told : size_t { kNothing, kUsedUp, kOwned, kAll, kTellings };

constexpr float kNeverProbable = 2;

class HistoryReplay {
 public:
  HistoryReplay(const model::Contents& contents, const orders::OrderLog& log, const Split& split,
                const Merchant& merchant)
      : split_(split),
        past_orders_(log),
        shop_(contents, split, merchant),
        to_model_(items_in_model(log, shop_.model())) {}

  std::optional<History> run() {
    shop_.each_cart([this](const ShopCart& cart) { see(cart); });
    if (history_.carts == 0) return {};
    HistoryEffect* const effects[] = {&history_.without, &history_.used_up, &history_.owned,
                                      &history_.both};
    const std::vector<double> without = resample(scores_[kNothing]).hr4;
    for (size_t told = 0; told < kTellings; ++told) {
      effects[told]->hits = hits(told);
      const Interval interval = paired_difference(resample(scores_[told]).hr4, without);
      effects[told]->more = {hits(told) - hits(kNothing),
                             {100 * interval.low, 100 * interval.high}};
    }
    return history_;
  }

 private:
  void see(const ShopCart& cart) {
    if (cart.prefix == 0) begin_order(cart.asked);
    if (past_[kAll].empty()) return;
    ++history_.carts;
    divide(cart);
    std::array<std::vector<engine::Suggestion>, kTellings> lists;
    for (size_t told = 0; told < kTellings; ++told) {
      engine::Query query = shop_.query(cart);
      query.past = past_[told];
      const auto list = shop_.suggest(query);
      lists[told].assign(list.begin(), list.end());
      OrderScore& score = scores_[told].back();
      score.asked[cart.prefix] = 1;
      score.hit[cart.prefix] = std::any_of(list.begin(), list.end(), [&](const auto& suggestion) {
        return cart.has(suggestion.item);
      });
    }
    count(cart, lists[kNothing], lists[kAll]);
  }

  void begin_order(size_t asked) {
    past_[kAll].clear();
    for (const Bought& bought :
         past_orders_.before(split_.asked_orders[asked], engine::Session::kMostPast)) {
      past_[kAll].push_back({to_model_[bought.item], bought.days});
    }
    if (past_[kAll].empty()) return;
    ++history_.orders;
    for (auto& scores : scores_) scores.emplace_back();
  }

  // Has the engine bring back beside the cart what is used up, one item after the other until there
  // is no more: at once it brings back one.
  void divide(const ShopCart& cart) {
    engine::Query query = shop_.query(cart);
    query.min_probability = kNeverProbable;
    query.at_most = engine::kNoCaps;
    past_[kUsedUp].clear();
    std::vector<engine::Past>& rest = past_[kOwned] = past_[kAll];
    while (true) {
      query.past = rest;
      const auto list = shop_.suggest(query);
      const auto due = std::find_if(list.begin(), list.end(), [](const auto& suggestion) {
        return suggestion.why == engine::Why::kDue;
      });
      if (due == list.end()) break;
      const auto past = std::find_if(rest.begin(), rest.end(), [&](const engine::Past& each) {
        return each.item == due->item;
      });
      past_[kUsedUp].push_back(*past);
      rest.erase(past);
    }
    history_.due += past_[kUsedUp].size();
  }

  void count(const ShopCart& cart, std::span<const engine::Suggestion> without,
             std::span<const engine::Suggestion> with) {
    for (const engine::Suggestion& suggestion : with) {
      if (suggestion.why != engine::Why::kDue) continue;
      ++history_.due_shown;
      history_.due_bought += cart.has(suggestion.item) ? 1 : 0;
    }
    for (const engine::Suggestion& suggestion : without) {
      const bool shown = std::any_of(with.begin(), with.end(), [&](const auto& other) {
        return other.item == suggestion.item;
      });
      if (shown || !is_owned(suggestion.item)) continue;
      ++history_.kept_out;
      history_.kept_out_had += cart.has(suggestion.item) ? 1 : 0;
    }
  }

  // In any variant.
  bool is_owned(uint32_t item) const {
    const model::Model& model = shop_.model();
    return std::any_of(past_[kOwned].begin(), past_[kOwned].end(), [&](const engine::Past& past) {
      return past.item != model::kNoItem && model.product(past.item) == model.product(item);
    });
  }

  // Of a hundred carts.
  double hits(size_t told) const {
    double sum = 0;
    for (const OrderScore& score : scores_[told]) sum += score.hits();
    return 100 * sum / static_cast<double>(history_.carts);
  }

  const Split& split_;
  const PastOrders past_orders_;
  ShopReplay shop_;
  const std::vector<uint32_t> to_model_;                   // by item of the log
  std::array<std::vector<engine::Past>, kTellings> past_;  // of the order being asked
  std::array<std::vector<OrderScore>, kTellings> scores_;  // of the orders with a past
  History history_;
};

}  // namespace

std::optional<History> history_of(const model::Contents& contents, const orders::OrderLog& log,
                                  const Split& split, const Merchant& merchant) {
  if (log.customer.empty()) return {};
  std::optional<History> history = HistoryReplay(contents, log, split, merchant).run();
  if (history) {
    history->consumable = repurchases(contents, log, split.training.orders(), merchant);
  }
  return history;
}

}  // namespace goeswith::evaluate
