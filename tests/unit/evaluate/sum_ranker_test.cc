#include "evaluate/sum_ranker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace goeswith::evaluate {
namespace {

using testing::ElementsAre;

const std::vector<uint32_t> kByPopularity = {3, 1, 0, 2, 4, 5, 6, 7};
const std::vector<uint32_t> kNothing;

TEST(SumRanker, RanksBySumAndThenByPopularity) {
  SumRanker ranker(kByPopularity);
  ranker.add(2, 1);
  ranker.add(4, 2.5);
  ranker.add(2, 1);
  ranker.add(0, 2);
  EXPECT_THAT(ranker.take_best(kNothing), ElementsAre(4, 0, 2, 3, 1, 5)) << "0 and 2 are equal";
}

TEST(SumRanker, LeavesOutTheCartAndForgetsTheSumsBefore) {
  SumRanker ranker(kByPopularity);
  ranker.add(2, 1);
  ranker.add(4, 1);
  const std::vector<uint32_t> cart = {2, 3};
  EXPECT_THAT(ranker.take_best(cart), ElementsAre(4, 1, 0, 5, 6, 7));
  EXPECT_THAT(ranker.take_best(kNothing), ElementsAre(3, 1, 0, 2, 4, 5));
}

}  // namespace
}  // namespace goeswith::evaluate
