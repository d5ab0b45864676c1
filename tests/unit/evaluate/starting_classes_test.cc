#include "evaluate/starting_classes.h"

#include <gtest/gtest.h>

namespace goeswith::evaluate {
namespace {

TEST(StartingClasses, CoverCartsOfAnySizeAndCutWeakLinksMoreTheLongerTheCart) {
  const auto classes = starting_classes(false);
  for (size_t c = 1; c < classes.size(); ++c) {
    EXPECT_GT(classes[c].lines, classes[c - 1].lines);
    EXPECT_GE(classes[c].power, classes[c - 1].power);
    EXPECT_LE(classes[c].prior_weight, classes[c - 1].prior_weight);
  }
  EXPECT_EQ(classes.front().lines, 1u);
  EXPECT_EQ(classes.back().lines, 0xFFFFFFFFu);
}

TEST(StartingClasses, LogarithmsAreScaledByTheSizeOfTheCartAndKeepTheirPriors) {
  const auto classes = starting_classes(true);
  EXPECT_EQ(classes.front().scale, 1);
  for (size_t c = 1; c < classes.size(); ++c) EXPECT_LT(classes[c].scale, classes[c - 1].scale);
  for (const model::SizeClass& of : classes) {
    EXPECT_EQ(of.power, 1);
    EXPECT_EQ(of.prior_weight, 1);
  }
}

TEST(StartingClasses, AreNamedInWords) {
  const auto classes = starting_classes(false);
  EXPECT_EQ(carts_of(classes[0]), "carts of up to 1 line");
  EXPECT_EQ(carts_of(classes[3]), "carts of up to 6 lines");
  EXPECT_EQ(carts_of(classes.back()), "longer carts");
}

}  // namespace
}  // namespace goeswith::evaluate
