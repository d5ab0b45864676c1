#include "policy/links.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

// Learned are 0.8 and 0.2 of the pot (0), 0.6 of the cup (2).
class LinksTest : public testing::Test {
 protected:
  const model::Neighbour* neighbour(uint32_t item, uint32_t other) const {
    for (const model::Neighbour& neighbour : contents_.items[item].neighbours) {
      if (neighbour.item == other) return &neighbour;
    }
    return nullptr;
  }

  model::Contents contents_ = small_contents();
  Links links_{contents_};
};

TEST_F(LinksTest, AddedAsLearnedIsAsStrongAsTheRowsBest) {
  links_.add_learned(2, 1);
  EXPECT_EQ(neighbour(2, 1)->weight, 0.6);
  EXPECT_EQ(neighbour(2, 1)->orders, 0u);
  links_.add_learned(0, 3);
  EXPECT_EQ(neighbour(0, 3)->weight, 0.8) << "raised";
  EXPECT_EQ(neighbour(0, 3)->orders, 3u);
}

TEST_F(LinksTest, AddedAsLearnedToAnEmptyRowIsAsStrongAsTheModelsMiddle) {
  links_.add_learned(1, 0);
  EXPECT_EQ(neighbour(1, 0)->weight, 0.6);
}

TEST_F(LinksTest, WhatIsNamedKeepsTheWeightThatWasLearned) {
  EXPECT_TRUE(links_.add_named(2, 0));
  EXPECT_EQ(neighbour(2, 0)->weight, 0.6);
  EXPECT_EQ(neighbour(2, 0)->orders, 12u);
  EXPECT_EQ(neighbour(2, 0)->source, model::Source::kLearned);
}

TEST_F(LinksTest, WhatIsNamedAndWasNotLearnedIsAsWeakAsAnyOfTheModel) {
  EXPECT_FALSE(links_.add_named(3, 0));
  EXPECT_EQ(neighbour(3, 0)->weight, 0.2);
  EXPECT_EQ(neighbour(3, 0)->orders, 3u) << "as the other's row has them";
  EXPECT_EQ(neighbour(3, 0)->source, model::Source::kPolicy);
  EXPECT_FALSE(links_.add_named(3, 0)) << "named twice";
}

TEST_F(LinksTest, WhatIsNamedAndGoesWithTheItemHasAWeight) {
  links_.add_learned(1, 0);
  EXPECT_TRUE(links_.add_named(1, 0));
  EXPECT_EQ(neighbour(1, 0)->weight, 0.6);
}

TEST_F(LinksTest, AnItemIsNotItsOwnNeighbour) {
  links_.add_learned(0, 0);
  EXPECT_EQ(neighbour(0, 0), nullptr);
}

TEST_F(LinksTest, AModelThatLearnedNothingGetsWeightsAllTheSame) {
  for (model::ItemContents& item : contents_.items) item.neighbours.clear();
  Links links(contents_);
  links.add_named(0, 1);
  links.add_learned(2, 1);
  EXPECT_EQ(neighbour(0, 1)->weight, 1);
  EXPECT_EQ(neighbour(2, 1)->weight, 1);
}

}  // namespace
}  // namespace goeswith::policy
