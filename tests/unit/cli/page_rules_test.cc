#include "cli/page_rules.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "cli/shop.h"
#include "model/model.h"

namespace goeswith::cli {
namespace {

// A pot (20.00) and a cup (5.00) in GBP.
class PageRulesTest : public testing::Test {
 protected:
  PageRulesTest() : file_(model::write_model(borrowing())) { model::Model::open(file_, model_); }

  engine::Query query_of(PageRules& rules, const std::string& placement, float least = -1) {
    engine::Query query;
    query.cart = cart_;
    query.min_probability = least;
    rules.refresh(model_);
    rules.apply(placement, model_, query);
    return query;
  }
  uint32_t gap_of(const std::string& json, const PageFacts& facts) {
    PageRules rules(json, facts);
    return query_of(rules, "cart").gap;
  }

  std::vector<uint8_t> file_;
  model::Model model_;
  std::vector<uint32_t> cart_;
};

TEST_F(PageRulesTest, OfAModelWithoutAPolicySayNothingButThePlace) {
  PageRules rules("", {});
  const engine::Query query = query_of(rules, "thank-you");
  EXPECT_EQ(query.place, model::kThankYouPlace);
  EXPECT_EQ(query.ceiling, 0u);
  EXPECT_EQ(query.min_probability, engine::kModelsOwn);
  for (uint32_t g = 0; g < model::kMaxGroups; ++g) EXPECT_EQ(query.at_most[g], 0u);
}

TEST_F(PageRulesTest, AreThoseOfThePolicyFile) {
  PageRules rules(R"({"format":1,"ceiling":0.4,"caps":[2,1],"silence":{"product":0.25}})", {});
  const engine::Query query = query_of(rules, "product");
  EXPECT_EQ(query.place, model::kProductPlace);
  EXPECT_EQ(query.ceiling, 400u);
  EXPECT_EQ(query.at_most[0], 2u);
  EXPECT_EQ(query.at_most[1], 1u);
  EXPECT_EQ(query.at_most[2], 0u);
  EXPECT_EQ(query.min_probability, 0.25F);
  EXPECT_EQ(query_of(rules, "cart").min_probability, engine::kModelsOwn);
}

TEST_F(PageRulesTest, LeaveTheProbabilityThatIsAskedFor) {
  PageRules rules(R"({"format":1,"silence":{"cart":0.25}})", {});
  EXPECT_EQ(query_of(rules, "cart", 0).min_probability, 0);
}

TEST_F(PageRulesTest, TellHowFarTheCartIsFromFreeShipping) {
  const std::string json = R"({"format":1,"free_shipping":[
      {"countries":["GB"],"currency":"GBP","from":2500,"segments":["gold"]},
      {"countries":["GB"],"currency":"EUR","from":100},
      {"countries":["GB"],"currency":"GBP","from":4000}]})";
  PageFacts facts;
  cart_ = {model_.find("TP")};
  EXPECT_EQ(gap_of(json, facts), 0u) << "no country";
  facts.country = "GB";
  EXPECT_EQ(gap_of(json, facts), 4000u - 1999u);
  facts.segments = {"new", "gold"};
  EXPECT_EQ(gap_of(json, facts), 2500u - 1999u);
  facts.subtotal = 24.1;
  EXPECT_EQ(gap_of(json, facts), 90u);
  EXPECT_EQ(gap_of("", facts), 0u) << "without a policy";
  facts.subtotal = 25;
  EXPECT_EQ(gap_of(json, facts), 0u);
  facts.subtotal = 24.1;
  PageRules elsewhere(json, facts);
  EXPECT_EQ(query_of(elsewhere, "product").gap, 0u) << "what is looked at is no cart";
  facts.subtotal.reset();
  cart_.push_back(model::kNoItem);
  EXPECT_EQ(gap_of(json, facts), 0u) << "what the cart costs is not known";
}

TEST_F(PageRulesTest, WriteOffersOfNowIntoTheModel) {
  const std::string json = R"({"format":1,"offers":[
      {"items":["CU","XX"],"price":400,"starts":10000,"ends":20000},
      {"items":["CU"],"price":300,"ends":20000,"segments":["gold"]}]})";
  const auto price_at = [&](int64_t now) {
    PageFacts facts;
    facts.now = now;
    model::Model::open(file_ = model::write_model(borrowing()), model_);
    PageRules(json, facts).refresh(model_);
    return model_.price(model_.find("CU"));
  };
  EXPECT_EQ(price_at(9), 500u);
  EXPECT_EQ(price_at(10), 400u);
  EXPECT_EQ(price_at(20), 500u);
}

TEST_F(PageRulesTest, KnowFromThePiecesWhetherThereAreEnough) {
  PageFacts facts;
  facts.stock = {{"TP", 1}, {"CU", 5}, {"LI", 6}, {"XX", 7}};
  PageRules(R"({"format":1,"stock":{"minimum":2,"low":5}})", facts).refresh(model_);
  EXPECT_EQ(model_.flags(model_.find("TP")), 0);
  EXPECT_EQ(model_.flags(model_.find("CU")), model::kLowStock);
  EXPECT_EQ(model_.flags(model_.find("LI")), model::kInStock);
}

TEST_F(PageRulesTest, TakeOfALongHistoryTheNewest) {
  PageFacts facts;
  for (uint32_t days = 100; days > 0; --days) facts.history.push_back({"X", days});
  facts.history.push_back({"TP", 10});
  PageRules rules(R"({"format":1})", facts);
  const engine::Query query = query_of(rules, "cart");
  ASSERT_EQ(query.past.size(), 64u);
  EXPECT_EQ(query.past[0].days, 1u);
  EXPECT_EQ(query.past[10].item, model_.find("TP"));
  EXPECT_EQ(rules.older_history().size(), 37u);
  EXPECT_TRUE(PageRules("", facts).history().empty()) << "without a policy";
}

TEST_F(PageRulesTest, AreRefusedWhereTheFileIsNoPolicy) {
  for (const char* json : {"{", "[]", R"({"ceiling":"high"})", R"({"caps":5})"}) {
    EXPECT_THROW(PageRules(json, {}), std::runtime_error) << json;
  }
}

}  // namespace
}  // namespace goeswith::cli
