// The recommender against its definition, taken literally: every item scored, everything sorted.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "engine/models.h"
#include "engine/recommender.h"

namespace goeswith::engine {
namespace {

using model::Model;

constexpr uint32_t kItems = 40;

struct Ranked {
  uint32_t item;
  float raw;
  float probability;
  float left;
};

// The items that the cart's rows hold, with their raw scores.
std::map<uint32_t, float> raw_scores(const Model& model, const std::vector<uint32_t>& cart) {
  const uint32_t c =
      model.size_class(static_cast<uint32_t>(std::set(cart.begin(), cart.end()).size()));
  std::map<uint32_t, float> scores;
  for (size_t l = 0; l < cart.size(); ++l) {
    if (std::count(cart.begin(), cart.begin() + static_cast<ptrdiff_t>(l), cart[l]) > 0) continue;
    const float age = cart[l] == cart.back() ? model.newest_weight(c) : 1;
    for (uint32_t k = model.row_begin(cart[l]); k < model.row_end(cart[l]); ++k) {
      scores[model.neighbour_item(k)] += age * model.weight(c, k);
    }
  }
  for (auto& [item, score] : scores) score += model.prior_weight(c) * model.prior(item);
  return scores;
}

uint32_t orders_of_both(const Model& model, uint32_t a, uint32_t b) {
  for (uint32_t k = model.row_begin(a); k < model.row_end(a); ++k) {
    if (model.neighbour_item(k) == b) return model.neighbour_orders(k);
  }
  for (uint32_t k = model.row_begin(b); k < model.row_end(b); ++k) {
    if (model.neighbour_item(k) == a) return model.neighbour_orders(k);
  }
  return 0;
}

float cosine(const Model& model, uint32_t a, uint32_t b) {
  const uint32_t both = orders_of_both(model, a, b);
  if (both == 0) return 0;
  return static_cast<float>(both) / std::sqrt(static_cast<float>(model.item_orders(a)) *
                                              static_cast<float>(model.item_orders(b)));
}

// Those that may be shown, the highest raw score first.
std::vector<Ranked> candidates(const Model& model, const Query& query, uint32_t c) {
  const std::vector<uint32_t> cart(query.cart.begin(), query.cart.end());
  std::set<uint32_t> blocked;
  for (const uint32_t line : cart) blocked.insert(model.product(line));
  for (const uint32_t item : query.excluded) blocked.insert(model.product(item));
  std::vector<Ranked> all;
  for (const auto& [item, raw] : raw_scores(model, cart)) {
    const float probability = model.probability(c, raw);
    if (model.in_stock(item)) all.push_back({item, raw, probability, probability});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Ranked& a, const Ranked& b) { return a.raw > b.raw; });
  std::erase_if(all,
                [&](const Ranked& r) { return !blocked.insert(model.product(r.item)).second; });
  all.resize(std::min<size_t>(all.size(), std::min(4 * query.limit, kMaxLimit)));
  const float least = query.min_probability < 0 ? model.min_probability() : query.min_probability;
  std::erase_if(all, [&](const Ranked& r) { return r.probability < least; });
  return all;
}

std::vector<Ranked> rank_plainly(const Model& model, const Query& query) {
  const std::set<uint32_t> lines(query.cart.begin(), query.cart.end());
  const uint32_t c = model.size_class(static_cast<uint32_t>(lines.size()));
  std::vector<Ranked> left = candidates(model, query, c);
  std::vector<Ranked> list;
  while (list.size() < query.limit && !left.empty()) {
    const auto best = std::max_element(
        left.begin(), left.end(), [](const Ranked& a, const Ranked& b) { return a.left < b.left; });
    list.push_back(*best);
    left.erase(best);
    for (Ranked& r : left) {
      r.left *= 1 - model.diversity(c) * cosine(model, list.back().item, r.item);
    }
  }
  return list;
}

// Few different weights, so that ties are common; some borrowed, some out of stock.
TestModel random_model(uint32_t seed) {
  std::mt19937 generator(seed);
  const auto random = [&](uint32_t below) { return static_cast<uint32_t>(generator() % below); };
  TestModel test(kItems);
  model::SizeClass of;
  of.curve.resize(2 + seed % 4);
  test.contents.ranking.classes.clear();
  for (const uint32_t lines : {1u, 2u, 4u, 0xFFFFFFFFu}) {
    of.lines = lines;
    of.scale = 0.5 + random(3);
    of.power = 0.5 * (1 + random(3));
    of.prior_weight = 0.5 * random(3);
    of.newest_weight = 0.5 * random(5);
    of.diversity = 0.25 * random(5);
    for (uint32_t k = 0; k < of.curve.size(); ++k) {
      of.curve[k] = {k - 1.0,
                     k == 0 ? 0.01 * random(3) : of.curve[k - 1].probability + 0.1 * random(3)};
    }
    if (seed % 2 == 0 || lines == 0xFFFFFFFF) test.contents.ranking.classes.push_back(of);
  }
  test.contents.ranking.min_probability = 0.02 * random(3);
  for (uint32_t i = 0; i < kItems; ++i) {
    model::ItemContents& item = test.contents.items[i];
    item.product = i - i % (1 + seed % 3);
    item.in_stock = random(8) != 0;
    item.prior = 0.25 * random(5);
    item.orders = 5 + random(20);
    std::set<uint32_t> others;
    for (uint32_t k = 0; k < 12; ++k) others.insert(random(kItems));
    others.erase(i);
    for (const uint32_t other : others) {
      const double sign = seed % 3 == 0 && random(4) == 0 ? -1 : 1;
      test.pair(i, other, sign * 0.25 * (1 + random(4)), random(6));
    }
  }
  return test;
}

TEST(Definition, IsWhatTheRecommenderRanksByOnRandomModels) {
  size_t suggestions = 0;
  for (uint32_t seed = 1; seed <= 24; ++seed) {
    TestModel test = random_model(seed);
    const Model& model = test.open();
    ASSERT_EQ(model.items(), kItems);
    Recommender recommender;
    ASSERT_TRUE(recommender.open(model));
    std::mt19937 generator(seed);
    const auto random = [&](uint32_t below) { return static_cast<uint32_t>(generator() % below); };
    for (int round = 0; round < 200; ++round) {
      std::vector<uint32_t> cart(1 + random(7));
      for (uint32_t& line : cart) line = random(kItems);
      std::vector<uint32_t> excluded(random(3));
      for (uint32_t& item : excluded) item = random(kItems);
      const float least = random(2) == 0 ? kModelsOwn : 0.05f * static_cast<float>(random(8));
      const Query query{cart, excluded, 1 + random(20), Popular::kNever, least};
      const auto answer = recommender.suggest(query);
      const std::vector<Ranked> expected = rank_plainly(model, query);
      ASSERT_EQ(answer.size(), expected.size()) << "seed " << seed << ", round " << round;
      for (size_t s = 0; s < answer.size(); ++s) {
        ASSERT_EQ(answer[s].item, expected[s].item) << "seed " << seed << ", round " << round;
        ASSERT_EQ(answer[s].score, expected[s].probability);
      }
      suggestions += answer.size();
    }
  }
  EXPECT_GT(suggestions, 10000u) << "or nothing was compared";
}

}  // namespace
}  // namespace goeswith::engine
