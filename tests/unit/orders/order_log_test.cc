#include "orders/order_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace goeswith::orders {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(OrderLog, ItemOrdersCountsTheOrdersOfEachItemThoseThatNobodyOrderedIncluded) {
  OrderLog log;
  log.items = {{"a", ""}, {"b", ""}, {"c", ""}};
  log.ordered_at = {10, 20, 30};
  log.line_begin = {0, 2, 3, 5};
  log.lines = {0, 1, 1, 1, 0};
  EXPECT_THAT(log.item_orders(), ElementsAre(2, 3, 0));
  EXPECT_THAT(OrderLog().item_orders(), IsEmpty());
}

}  // namespace
}  // namespace goeswith::orders
