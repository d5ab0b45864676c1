#include "evaluate/dial.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "evaluate/made_store.h"
#include "train/train.h"

namespace goeswith::evaluate {
namespace {

using testing::ElementsAre;

// Left and right items that go together; the right ones cost 10.00, of which 1.00 to 9.00 is
// earned.
class DialTest : public testing::Test {
 protected:
  DialTest() : split_(split_orders(made_log(1500), Part::kValidation)) {
    train::TrainOptions options;
    options.learner.learner = train::Learner::kCosine;
    contents_ = train::train(split_.training, {}, options, {});
    contents_.currency = catalog_.currency = "GBP";
    for (const model::ItemContents& item : contents_.items) {
      orders::CatalogItem& listed = catalog_.items.emplace_back();
      listed.sku = item.text[model::kSku];
      listed.category = listed.sku.substr(0, listed.sku.find('-'));
      listed.price = 1000;
      listed.cost = 100 + 200 * static_cast<int64_t>(catalog_.items.size() % 5);
    }
    describe(catalog_, contents_);
  }

  std::vector<DialPoint> points() { return along_dial(contents_, split_, {policy_, catalog_}); }

  policy::Policy policy_;
  orders::Catalog catalog_;
  Split split_;
  model::Contents contents_;
};

TEST_F(DialTest, GoesFromRelevanceToMarginByWayOfThePolicysOwn) {
  policy_.worth.dial = 0.1;
  std::vector<double> dials;
  std::vector<bool> given;
  for (const DialPoint& point : points()) {
    dials.push_back(point.dial);
    given.push_back(point.given);
  }
  EXPECT_THAT(dials, ElementsAre(0, 0.1, 0.25, 0.5, 0.75, 1));
  EXPECT_THAT(given, ElementsAre(false, true, false, false, false, false));
}

TEST_F(DialTest, CountsWhatTheOrdersWentOnToHave) {
  const DialPoint relevance = points().front();
  EXPECT_GT(relevance.hits, 50);
  EXPECT_LE(relevance.hits, 100);
  // A cart that hits has one item at least, of 10.00; each earns 1.00 to 9.00 of it.
  EXPECT_GE(relevance.revenue, 10 * relevance.hits);
  EXPECT_GT(relevance.margin, relevance.revenue / 10);
  EXPECT_LT(relevance.margin, relevance.revenue);
}

TEST_F(DialTest, ShowsWhatGreedCosts) {
  const auto all = points();
  EXPECT_LE(all.back().hits, all.front().hits);
}

TEST_F(DialTest, CountsWhatThePolicyAllowsAlone) {
  const double before = points().front().hits;
  policy_.exclusions.push_back({{{}, {"right"}}, model::kAllPlaces});
  EXPECT_LT(points().front().hits, before);
}

TEST(Describe, GivesCategoriesAndPricesOfTheSameCurrency) {
  model::Contents contents;
  contents.currency = "GBP";
  contents.items.resize(2);
  contents.items[0].text[model::kSku] = "A";
  contents.items[1].text[model::kSku] = "B";
  contents.items[1].price = 7;
  orders::Catalog catalog;
  catalog.currency = "GBP";
  catalog.items.push_back({.sku = "A",
                           .title = "",
                           .product = "",
                           .category = "Cups",
                           .url = "",
                           .image = "",
                           .price = 5});
  describe(catalog, contents);
  EXPECT_EQ(contents.items[0].text[model::kCategory], "Cups");
  EXPECT_EQ(contents.items[0].price, 5u);
  EXPECT_EQ(contents.items[1].price, 7u);
  catalog.currency = "EUR";
  catalog.items[0].price = 9;
  describe(catalog, contents);
  EXPECT_EQ(contents.items[0].price, 5u);
}

}  // namespace
}  // namespace goeswith::evaluate
