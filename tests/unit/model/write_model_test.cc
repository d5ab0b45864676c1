#include "model/write_model.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>
#include <stdexcept>

#include "model/model.h"
#include "model/three_items.h"

namespace goeswith::model {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

Model open_whole(const std::vector<uint8_t>& file) {
  Model model;
  EXPECT_EQ(Model::open(file, model), OpenError::kNone);
  return model;
}

TEST(WriteModel, KeepsEveryFieldOfEveryItem) {
  const auto file = write_model(three_items());
  const Model model = open_whole(file);
  const uint32_t pot = model.find("POT");
  const uint32_t tin = model.find("TIN");
  EXPECT_EQ(model.items(), 3u);
  EXPECT_EQ(model.orders(), 100u);
  EXPECT_EQ(model.currency(), "GBP");
  EXPECT_EQ(model.decimals(), 2u);
  EXPECT_EQ(model.text(pot, kSku), "POT");
  EXPECT_EQ(model.text(pot, kTitle), "Breakfast teapot");
  EXPECT_EQ(model.text(pot, kUrl), "/p/pot");
  EXPECT_EQ(model.text(pot, kImage), "pot.svg");
  EXPECT_EQ(model.text(pot, kCategory), "Tea ware");
  EXPECT_EQ(model.item_orders(pot), 40u);
  EXPECT_EQ(model.price(pot), 3900u);
  EXPECT_EQ(model.price(tin), kNoPrice);
  EXPECT_TRUE(model.in_stock(pot));
  EXPECT_FALSE(model.in_stock(tin));
}

TEST(WriteModel, PutsTheWeightiestNeighbourFirstAndKeepsItsOrders) {
  const auto file = write_model(three_items());
  const Model model = open_whole(file);
  const uint32_t pot = model.find("POT");
  const uint32_t first = model.row_begin(pot);
  ASSERT_EQ(model.row_end(pot) - first, 2u);
  EXPECT_EQ(model.neighbour_item(first), model.find("COSY"));
  EXPECT_EQ(model.neighbour_orders(first), 24u);
  EXPECT_EQ(model.weight(0, first), 0.5f);
  EXPECT_EQ(model.neighbour_item(first + 1), model.find("TIN"));
  EXPECT_EQ(model.row_of(first + 1), pot);
}

TEST(WriteModel, NumbersProductsByOneOfTheirItems) {
  Contents contents = three_items();
  contents.items[2].product = 0;
  const auto file = write_model(contents);
  const Model model = open_whole(file);
  EXPECT_EQ(model.product(model.find("TIN")), model.product(model.find("POT")));
  EXPECT_NE(model.product(model.find("COSY")), model.product(model.find("POT")));
}

TEST(WriteModel, GivesTheSameBytesInWhateverOrderTheItemsCome) {
  const Contents contents = three_items();
  Contents turned = contents;
  std::swap(turned.items[0], turned.items[2]);
  for (ItemContents& item : turned.items) {
    item.product = 2 - item.product;
    for (Neighbour& neighbour : item.neighbours) neighbour.item = 2 - neighbour.item;
  }
  turned.popular = {2, 0, 1};
  EXPECT_EQ(write_model(turned), write_model(contents));
}

TEST(WriteModel, KeepsTheRanking) {
  const auto file = write_model(three_items());
  const Model model = open_whole(file);
  EXPECT_EQ(model.version(), kVersion);
  ASSERT_EQ(model.size_classes(), 2u);
  EXPECT_EQ(model.class_lines(0), 1u);
  EXPECT_EQ(model.class_lines(1), 0xFFFFFFFFu);
  EXPECT_EQ(model.prior_weight(0), 1.0f);
  EXPECT_EQ(model.prior_weight(1), 0.5f);
  EXPECT_EQ(model.newest_weight(0), 1.0f);
  EXPECT_EQ(model.newest_weight(1), 2.0f);
  EXPECT_EQ(model.diversity(0), 0.0f);
  EXPECT_EQ(model.diversity(1), 0.25f);
  EXPECT_EQ(model.probability(0, 1), 0.25f);
  EXPECT_EQ(model.probability(1, 1), 0.25f);
  EXPECT_EQ(model.probability(0, 3), 0.5f);
  EXPECT_EQ(model.probability(1, 3), 0.75f);
  EXPECT_EQ(model.min_probability(), 0.0625f);
}

TEST(WriteModel, GivesAWeightItsWorthInEverySizeClass) {
  const auto file = write_model(three_items());
  const Model model = open_whole(file);
  const uint32_t k = model.row_begin(model.find("POT"));
  EXPECT_EQ(model.weight(0, k), 0.5f);
  EXPECT_EQ(model.weight(1, k), 0.25f) << "its square";
}

TEST(WriteModel, KeepsTheSignOfAWeightWhateverThePower) {
  Contents contents = three_items();
  contents.items[0].neighbours[1].weight = -0.5;
  contents.ranking.classes[1].scale = 3;
  const auto file = write_model(contents);
  const Model model = open_whole(file);
  const uint32_t last = model.row_end(model.find("POT")) - 1;
  EXPECT_EQ(model.weight(0, last), -0.5f);
  EXPECT_EQ(model.weight(1, last), -0.75f);
}

TEST(WriteModel, KeepsABorrowedNeighbour) {
  const auto file = write_model(three_items());
  const Model model = open_whole(file);
  const uint32_t tin = model.find("TIN");
  const uint32_t k = model.row_begin(tin);
  EXPECT_EQ(model.neighbour_orders(k), 0u);
  EXPECT_EQ(model.attach_rate(tin, k), 0.0);
  EXPECT_EQ(model.lift(tin, k), 0.0);
  EXPECT_EQ(model.weight(0, k), 0.25f);
}

TEST(WriteModel, KeepsPriorsToHalfOfA65535thOfTheLargest) {
  Contents contents = three_items();
  const double priors[] = {7.3, 2.222, 0};
  for (size_t i = 0; i < 3; ++i) contents.items[i].prior = priors[i];
  const auto file = write_model(contents);
  const Model model = open_whole(file);
  for (size_t i = 0; i < 3; ++i) {
    const uint32_t item = model.find(contents.items[i].text[kSku]);
    EXPECT_NEAR(model.prior(item), priors[i], 7.3 / 65535 / 2 * 1.01) << i;
  }
}

TEST(WriteModel, WritesAModelWithoutAnyPrior) {
  Contents contents = three_items();
  for (ItemContents& item : contents.items) item.prior = 0;
  const auto file = write_model(contents);
  EXPECT_EQ(open_whole(file).prior(0), 0.0f);
}

// A hundred different weights: they share levels, but none overtakes a weightier one.
TEST(WriteModel, StoresManyWeightsAsTheNearestOfSixteen) {
  Contents contents;
  contents.orders = 10;
  contents.items.resize(101);
  for (uint32_t i = 0; i < 101; ++i) {
    contents.items[i].text[kSku] = std::to_string(1000 + i);
    contents.items[i].orders = 5;
    contents.items[i].product = i;
    if (i > 0) contents.items[0].neighbours.push_back({i, 0.01 * i, 1});
  }
  const auto file = write_model(contents);
  const Model model = open_whole(file);
  ASSERT_EQ(model.row_end(0), 100u);
  std::set<float> levels;
  for (uint32_t k = 0; k < 100; ++k) levels.insert(model.weight(0, k));
  EXPECT_EQ(levels.size(), kLevels);
  for (uint32_t k = 0; k < 100; ++k) {
    EXPECT_LE(model.weight(0, k), model.weight(0, k == 0 ? 0 : k - 1));
    const float weight = 0.01f * static_cast<float>(model.neighbour_item(k));
    for (const float level : levels) {
      EXPECT_LE(std::abs(model.weight(0, k) - weight), std::abs(level - weight) + 1e-6f);
    }
  }
}

TEST(WriteModel, WritesAModelWithoutAnyNeighbour) {
  Contents contents = three_items();
  for (ItemContents& item : contents.items) item.neighbours.clear();
  const auto file = write_model(contents);
  EXPECT_EQ(open_whole(file).neighbours(), 0u);
}

TEST(WriteModel, RefusesContentsThatBreakTheRules) {
  const auto refuses = [](auto change) {
    Contents contents = three_items();
    change(contents);
    EXPECT_THROW(write_model(contents), std::logic_error);
  };
  refuses([](Contents& c) { c.items.clear(); });
  refuses([](Contents& c) { c.orders = 0; });
  refuses([](Contents& c) { c.currency = "gbp"; });
  refuses([](Contents& c) { c.items[1].text[kSku] = "POT"; });
  refuses([](Contents& c) { c.items[1].text[kSku] = ""; });
  refuses([](Contents& c) { c.items[1].text[kTitle] = std::string("a\0b", 3); });
  refuses([](Contents& c) { c.items[1].neighbours[0].item = 1; });
  refuses([](Contents& c) { c.items[1].neighbours[0].item = 3; });
  refuses([](Contents& c) { c.items[1].neighbours[0].orders = 31; });
  refuses([](Contents& c) { c.items[1].orders = 101; });
  refuses([](Contents& c) { c.items[1].product = 3; });
  refuses([](Contents& c) { c.popular = {0, 0}; });
  for (const double wrong : {kInfinite, -kInfinite, kNoNumber}) {
    refuses([&](Contents& c) { c.items[0].neighbours[0].weight = wrong; });
    refuses([&](Contents& c) { c.items[0].prior = wrong; });
  }
  refuses([](Contents& c) { c.items[0].neighbours[0].weight = 1e31; });
  refuses([](Contents& c) { c.items[0].prior = -0.1; });
  refuses([](Contents& c) { c.items[0].prior = 1e31; });
}

TEST(WriteModel, RefusesARankingThatBreaksTheRules) {
  const auto refuses = [](auto change) {
    Contents contents = three_items();
    change(contents.ranking, contents.ranking.classes[0]);
    EXPECT_THROW(write_model(contents), std::logic_error);
  };
  refuses([](Ranking& r, SizeClass&) { r.classes.clear(); });
  refuses([](Ranking& r, SizeClass& c) { r.classes.resize(9, c); });
  refuses([](Ranking& r, SizeClass&) { r.classes.pop_back(); });
  refuses([](Ranking& r, SizeClass&) { std::swap(r.classes[0], r.classes[1]); });
  refuses([](Ranking& r, SizeClass&) { r.min_probability = 2; });
  refuses([](Ranking& r, SizeClass&) { r.min_probability = kNoNumber; });
  refuses([](Ranking&, SizeClass& c) { c.scale = -1; });
  refuses([](Ranking&, SizeClass& c) { c.scale = kNoNumber; });
  refuses([](Ranking&, SizeClass& c) { c.power = -1; });
  refuses([](Ranking&, SizeClass& c) { c.prior_weight = -1; });
  refuses([](Ranking&, SizeClass& c) { c.newest_weight = kInfinite; });
  refuses([](Ranking&, SizeClass& c) { c.diversity = 1.5; });
  refuses([](Ranking&, SizeClass& c) { c.curve.pop_back(); });
  refuses([](Ranking&, SizeClass& c) { c.curve.push_back({3, 1}); });
  refuses([](Ranking&, SizeClass& c) { c.curve[1].score = 0; });
  refuses([](Ranking&, SizeClass& c) { c.curve[0].probability = 0.75; });
}

TEST(DraftModel, IsTheModelThatWouldBeWrittenWithEachRanking) {
  Contents contents = three_items();
  const DraftModel draft(contents);
  for (const double power : {0.5, 1.0, 3.0}) {
    for (SizeClass& of : contents.ranking.classes) {
      of.power = power;
      of.diversity = power / 4;
      of.curve.back().score = 7 * power;
    }
    contents.ranking.min_probability = power / 10;
    EXPECT_EQ(draft.with(contents.ranking), write_model(contents)) << power;
  }
}

TEST(DraftModel, RefusesARankingOfAnotherShape) {
  Contents contents = three_items();
  const DraftModel draft(contents);
  Ranking more_knots = contents.ranking;
  for (SizeClass& of : more_knots.classes) of.curve.push_back({1e6, 1});
  EXPECT_THROW(draft.with(more_knots), std::invalid_argument);
  Ranking more_classes = contents.ranking;
  more_classes.classes.push_back(more_classes.classes.back());
  EXPECT_THROW(draft.with(more_classes), std::invalid_argument);
}

}  // namespace
}  // namespace goeswith::model
