#include "train/borrow.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

#include "train/pair_counts.h"
#include "train/rows_text.h"
#include "train/small_log.h"
#include "train/titled_log.h"

namespace goeswith::train {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

using Row = std::vector<model::Neighbour>;

std::vector<uint32_t> items_of(const Row& row) {
  std::vector<uint32_t> items;
  for (const model::Neighbour& neighbour : row) items.push_back(neighbour.item);
  return items;
}

// Rows of the log's attach rates, twelve a row.
Rows attach_rates(const orders::OrderLog& log) {
  const std::vector<double> ones(log.orders(), 1);
  const PairCounts counts(log, ones);
  PairCounts::Scratch scratch(counts.items());
  Rows rows(counts.items());
  for (uint32_t i = 0; i < counts.items(); ++i) {
    for (const PairCount& pair : counts.row(i, scratch)) {
      rows[i].push_back({pair.item, pair.weight / counts.item_orders(i), pair.orders});
    }
    std::stable_sort(rows[i].begin(), rows[i].end(),
                     [](const auto& a, const auto& b) { return a.weight > b.weight; });
    rows[i].resize(std::min<size_t>(12, rows[i].size()));
  }
  return rows;
}

// A shop of teapots: the brown one (0) is often bought with the strainer (1); the green one (2) is
// new. Tray (3) and others have nothing in common with them.
class Borrow : public testing::Test {
 protected:
  Borrow()
      : log_(titled_log({{"0", "Brown teapot"},
                         {"1", "Strainer"},
                         {"2", "Green teapot"},
                         {"3", "Tray"},
                         {"4", "Jug"},
                         {"5", "Pen"},
                         {"6", "Ink"},
                         {"7", "Mat"},
                         {"8", "Bin"},
                         {"9", "Box"},
                         {"10", "Cap"},
                         {"11", "Key"}})) {
    for (int o = 0; o < 15; ++o) add_order(log_, {0, 1});
    for (int o = 0; o < 15; ++o) add_order(log_, {0, 3});
    for (int o = 0; o < 30; ++o) add_order(log_, {1, 3});
    rows_.resize(12);
    rows_[0] = {{1, 0.8, 15}};
    rows_[1] = {{0, 0.6, 15}};
  }

  Rows borrowed(const orders::Catalog& catalog = {}, const MayNeighbour& may = kAnyNeighbour) {
    const ItemFacts facts(log_, catalog);
    alike_ = facts.similarity(0, 2);
    return borrow(Counted(log_).counts, rows_, facts, may, options_);
  }

  orders::OrderLog log_;
  Rows rows_;
  BorrowOptions options_{.similar = {.least_orders = 10, .least_similarity = 0.1},
                         .own_orders = 5,
                         .few_orders = 20,
                         .discount = 1};
  double alike_ = 0;  // brown and green teapot
};

TEST_F(Borrow, AnItemWithoutOrdersHasTheNeighboursOfTheItemsMostLikeIt) {
  const Rows rows = borrowed();
  ASSERT_THAT(items_of(rows[2]), ElementsAre(1));
  EXPECT_GT(alike_, 0.1);
  EXPECT_LT(alike_, 0.9);
  EXPECT_NEAR(rows[2][0].weight, 0.8 * alike_, 1e-12);
  EXPECT_EQ(rows[2][0].orders, 0U) << "never seen together";
}

TEST_F(Borrow, AnItemWithoutOrdersJoinsTheRowsThatItemsLikeItAreIn) {
  const Rows rows = borrowed();
  ASSERT_THAT(items_of(rows[1]), ElementsAre(0, 2));
  EXPECT_EQ(rows[1][0].weight, 0.6) << "what was learned stays";
  EXPECT_EQ(rows[1][0].orders, 15U);
  EXPECT_NEAR(rows[1][1].weight, 0.6 * alike_, 1e-12);
  EXPECT_EQ(rows[1][1].orders, 0U);
}

TEST_F(Borrow, AnItemWithFewOrdersIsBlendedByTheirNumberAndTellsWhatWasCounted) {
  for (int o = 0; o < 2; ++o) add_order(log_, {2, 3});
  for (int o = 0; o < 2; ++o) add_order(log_, {2, 4});
  add_order(log_, {1, 2});
  rows_[2] = {{3, 0.4, 2}, {1, 0.1, 1}};
  rows_[3] = {{2, 0.3, 2}};
  const Rows rows = borrowed();
  ASSERT_THAT(items_of(rows[2]), ElementsAre(3, 1));
  EXPECT_NEAR(rows[2][0].weight, 5 * 0.4 / 10, 1e-12);
  EXPECT_EQ(rows[2][0].orders, 2U);
  EXPECT_NEAR(rows[2][1].weight, (5 * 0.1 + 5 * 0.8 * alike_) / 10, 1e-12);
  EXPECT_EQ(rows[2][1].orders, 1U);
  EXPECT_EQ(rows[3][0].weight, 0.3) << "what others learned of it is not held back";
  ASSERT_THAT(items_of(rows[1]), ElementsAre(0, 2));
  EXPECT_NEAR(rows[1][1].weight, 5 * 0.6 * alike_ / 10, 1e-12);
  EXPECT_EQ(rows[1][1].orders, 1U) << "seen together, though no neighbour was learned";
}

TEST_F(Borrow, APlaceThatAnItemHasLearnedIsRaisedButNeverLowered) {
  add_order(log_, {1, 2});
  rows_[1].push_back({2, 0.01, 1});
  const Rows rows = borrowed();
  EXPECT_NEAR(rows[1][1].weight, 5.0 / 6 * 0.6 * alike_, 1e-12);
  rows_[1][1].weight = 0.5;
  EXPECT_EQ(borrowed()[1][1].weight, 0.5);
}

TEST_F(Borrow, AnItemThatHasSoldBadlyForLongTakesLesserPlaces) {
  orders::OrderLog log = titled_log({});
  log.items = log_.items;
  add_order(log, {2});  // the first of 61 orders, 30 of which have the brown teapot
  for (size_t o = 0; o < log_.orders(); ++o) {
    add_order(log, {log_.order(o).begin(), log_.order(o).end()});
  }
  log_ = log;
  const Rows rows = borrowed();
  ASSERT_THAT(items_of(rows[1]), ElementsAre(0, 2));
  EXPECT_NEAR(rows[1][1].weight, 0.6 * alike_ * (5.0 / 6) * (1.0 + 5) / (30 + 5), 1e-12);
  EXPECT_NEAR(rows[2][0].weight, 0.8 * alike_ * (5.0 / 6), 1e-12)
      << "what goes with it does not depend on how it sells";
}

TEST_F(Borrow, OfSeveralSimilarItemsTheBestPlaceCounts) {
  log_.items[3].title = "Teapot stand";
  rows_[1] = {{0, 0.6, 15}, {3, 0.5, 30}};
  const Rows rows = borrowed();
  const ItemFacts facts(log_, {});
  ASSERT_THAT(items_of(rows[1]), ElementsAre(0, 3, 2));
  EXPECT_NEAR(rows[1][2].weight,
              std::max(0.6 * facts.similarity(0, 2), 0.5 * facts.similarity(3, 2)), 1e-12);
}

TEST_F(Borrow, AnItemWithEnoughOrdersBorrowsNothing) {
  for (int o = 0; o < 20; ++o) add_order(log_, {2, 3});
  rows_[2] = {{3, 0.4, 20}};
  const Rows rows = borrowed();
  ASSERT_THAT(items_of(rows[2]), ElementsAre(3));
  EXPECT_EQ(rows[2][0].weight, 0.4);
  EXPECT_THAT(items_of(rows[1]), ElementsAre(0));
}

TEST_F(Borrow, AnItemLikeNoOtherKeepsWhatItLearned) {
  add_order(log_, {4, 3});
  rows_[4] = {{3, 0.2, 1}};
  const Rows rows = borrowed();
  ASSERT_THAT(items_of(rows[4]), ElementsAre(3));
  EXPECT_EQ(rows[4][0].weight, 0.2);
  EXPECT_THAT(rows[5], IsEmpty());
}

TEST_F(Borrow, MoreSimilarItemsLendMore) {
  log_.items[3].title = "Green teapot stand";
  log_.items[4].title = "Green label pack";
  for (int o = 0; o < 30; ++o) add_order(log_, {4});
  rows_[3] = {{5, 0.5, 9}};
  rows_[4] = {{6, 0.5, 9}};
  rows_[0].clear();
  const Rows rows = borrowed();
  ASSERT_THAT(items_of(rows[2]), ElementsAre(5, 6));
  EXPECT_GT(rows[2][0].weight, 2 * rows[2][1].weight);
}

TEST_F(Borrow, TheCapOnNeighboursStaysAndTheWeightiestWin) {
  options_.max_neighbours = 2;
  rows_[1] = {{0, 0.6, 15}, {3, 0.6 * 0.99, 30}};
  EXPECT_THAT(items_of(borrowed()[1]), ElementsAre(0, 3)) << "no place for the new teapot";
  rows_[1][1].weight = 0.01;
  EXPECT_THAT(items_of(borrowed()[1]), ElementsAre(0, 2));
  rows_[0] = {{5, 0.5, 4}, {6, 0.4, 4}, {7, 0.3, 4}};
  EXPECT_THAT(items_of(borrowed()[2]), ElementsAre(5, 6));
}

TEST_F(Borrow, NoItemBorrowsItselfNorItsNearTwin) {
  log_.items[0].title = "Brown clay teapot";
  log_.items[2].title = "Green clay teapot";
  log_.items[4].title = "Blue clay teapot";
  rows_[0] = {{4, 0.9, 5}, {2, 0.9, 5}, {1, 0.8, 15}};
  rows_[4] = {{0, 0.9, 1}};
  add_order(log_, {0, 4});
  const Rows rows = borrowed();
  EXPECT_THAT(items_of(rows[2]), ElementsAre(1));
  EXPECT_THAT(items_of(rows[4]), testing::UnorderedElementsAre(0, 1))
      << "what was learned of a twin stays";
}

TEST_F(Borrow, AsksWhetherTheOtherMayBeANeighbourOfTheItem) {
  const Rows without_strainer = borrowed({}, [](uint32_t, uint32_t other) { return other != 1; });
  EXPECT_THAT(without_strainer[2], IsEmpty());
  EXPECT_THAT(items_of(without_strainer[1]), ElementsAre(0, 2));
  const Rows without_new = borrowed({}, [](uint32_t, uint32_t other) { return other != 2; });
  EXPECT_THAT(items_of(without_new[2]), ElementsAre(1));
  EXPECT_THAT(items_of(without_new[1]), ElementsAre(0));
}

TEST_F(Borrow, ItemsOfTheCatalogThatNobodyOrderedHaveRowsAsWell) {
  const Rows rows = borrowed(catalog_of({{.sku = "2", .title = "Green teapot", .category = "Pots"},
                                         {.sku = "0", .title = "Brown teapot", .category = "Pots"},
                                         {.sku = "new", .title = "Urn", .category = "Pots"}}));
  ASSERT_EQ(rows.size(), 13U);
  EXPECT_THAT(items_of(rows[12]), ElementsAre(1));
  EXPECT_THAT(items_of(rows[1]), testing::UnorderedElementsAre(0, 2, 12));
}

TEST(BorrowOfRandomRows, GivesTheSameBitsEveryTimeAndWeightsAboveZero) {
  orders::OrderLog log = random_log(3, 400, 300);
  for (uint32_t i = 0; i < 300; ++i) {
    log.items[i].title = std::string(1, static_cast<char>('a' + i % 17)) + " " +
                         std::string(1, static_cast<char>('a' + i % 23));
  }
  const Rows learned = attach_rates(log);
  const ItemFacts facts(log, {});
  const Rows first = borrow(Counted(log).counts, learned, facts, kAnyNeighbour, {});
  const Rows second = borrow(Counted(log).counts, learned, facts, kAnyNeighbour, {});
  size_t unseen = 0;
  ASSERT_EQ(first.size(), 300U);
  for (uint32_t i = 0; i < 300; ++i) {
    ASSERT_EQ(items_of(first[i]), items_of(second[i]));
    EXPECT_LE(first[i].size(), 12U);
    for (size_t k = 0; k < first[i].size(); ++k) {
      EXPECT_EQ(std::memcmp(&first[i][k].weight, &second[i][k].weight, sizeof(double)), 0);
      EXPECT_GT(first[i][k].weight, 0);
      EXPECT_NE(first[i][k].item, i);
      uint32_t together = 0;
      for (size_t o = 0; o < log.orders(); ++o) {
        const auto order = log.order(o);
        const auto has = [&](uint32_t item) {
          return std::find(order.begin(), order.end(), item) != order.end();
        };
        together += has(i) && has(first[i][k].item) ? 1 : 0;
      }
      EXPECT_EQ(first[i][k].orders, together);
      unseen += together == 0 ? 1 : 0;
    }
  }
  EXPECT_GT(unseen, 100U);
}

TEST(BorrowOfRandomRows, OfNothingIsNothing) {
  EXPECT_THAT(borrow(Counted({}).counts, {}, ItemFacts({}, {}), kAnyNeighbour, {}), IsEmpty());
}

}  // namespace
}  // namespace goeswith::train
