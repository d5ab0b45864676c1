#include "evaluate/neighbour_bound.h"

#include <gtest/gtest.h>

#include "model/write_model.h"

namespace goeswith::evaluate {
namespace {

NeighbourBound bound_of(const std::vector<std::vector<model::Neighbour>>& rows) {
  model::Contents contents;
  contents.orders = 10;
  for (uint32_t i = 0; i < rows.size(); ++i) {
    model::ItemContents item;
    item.text[model::kSku] = std::string(1, static_cast<char>('a' + i));
    item.orders = 5;
    item.product = i;
    item.neighbours = rows[i];
    contents.items.push_back(item);
  }
  const std::vector<uint8_t> file = model::write_model(contents);
  model::Model model;
  model::Model::open(file, model);
  return neighbour_bound(model);
}

TEST(NeighbourBound, AModelWithoutNeighboursNeedsNoBits) {
  const NeighbourBound bound = bound_of({{}, {}});
  EXPECT_EQ(bound.number, 0);
  EXPECT_EQ(bound.code, 0);
}

TEST(NeighbourBound, FourNeighboursThatAreAsOftenThereTakeTwoBitsEach) {
  const NeighbourBound bound = bound_of({{{1, 1, 1}}, {{2, 1, 1}}, {{3, 1, 1}}, {{0, 1, 1}}});
  EXPECT_DOUBLE_EQ(bound.number, 2);
  EXPECT_EQ(bound.code, 0) << "of one weight nothing need be said";
}

TEST(NeighbourBound, AWeightIsSeenFromTheMiddleOfItsRow) {
  const NeighbourBound bound = bound_of({{{1, 1, 1}}, {{2, 0.1, 1}}, {{3, 0.5, 1}}, {{0, 1, 1}}});
  EXPECT_EQ(bound.code, 0);
}

TEST(NeighbourBound, TheOrderOfARowIsNotTold) {
  // Which of two: a bit each; the two orders of the row: half a bit each.
  const NeighbourBound bound = bound_of({{{1, 1, 1}, {2, 0.5, 1}}, {}, {}});
  EXPECT_DOUBLE_EQ(bound.number, 0.5);
  EXPECT_DOUBLE_EQ(bound.code, 1);
}

}  // namespace
}  // namespace goeswith::evaluate
