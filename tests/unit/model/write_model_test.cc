#include "model/write_model.h"

#include <gtest/gtest.h>

#include <limits>
#include <stdexcept>

#include "model/model.h"
#include "model/three_items.h"

namespace goeswith::model {
namespace {

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
  EXPECT_NEAR(model.neighbour_weight(first) * model.weight_scale(), 0.5, 1e-5);
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

TEST(WriteModel, NeverRoundsAWeightToNothing) {
  Contents contents = three_items();
  contents.items[0].neighbours[1].weight = 1e-12;
  const auto file = write_model(contents);
  const Model model = open_whole(file);
  EXPECT_EQ(model.neighbour_weight(model.row_end(model.find("POT")) - 1), 1);
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
  refuses([](Contents& c) {
    c.items[0].neighbours[0].weight = std::numeric_limits<double>::infinity();
  });
}

}  // namespace
}  // namespace goeswith::model
