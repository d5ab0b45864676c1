#include "cli/model_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::ElementsAreArray;
using testing::StartsWith;

// Three items: a teapot with everything a catalog says, a cup with nothing but its SKU, and a lid.
class ModelText : public testing::Test {
 protected:
  ModelText() {
    model::Contents contents;
    contents.orders = 100;
    contents.currency = "GBP";
    model::ItemContents pot{{"TP", "Teapot", "/tp", "/tp.svg", "Tea"}, 20, 1999, 0, true, {}};
    model::ItemContents cup{{"CU", "CU", "", "", ""}, 40, model::kNoPrice, 1, true, {}};
    model::ItemContents lid{{"LI", "Lid", "", "", ""}, 10, 500, 2, true, {}};
    pot.neighbours = {{1, 0.8, 16}, {2, 0.2, 2}};
    cup.neighbours = {{0, 0.4, 16}};
    lid.neighbours = {{0, 0.2, 2}};
    contents.items = {pot, cup, lid};
    contents.popular = {1, 0};
    file_ = model::write_model(contents);
    model::Model::open(file_, model_);
    recommender_.open(model_);
  }

  engine::Suggestion best_for(const std::string& sku) {
    const uint32_t cart[] = {model_.find(sku)};
    return recommender_.suggest({cart, {}, 4, engine::Popular::kLastResort})[0];
  }

  std::vector<uint8_t> file_;
  model::Model model_;
  engine::Recommender recommender_;
};

TEST_F(ModelText, NamesItemsByTitleAndSkuOrBySkuAlone) {
  EXPECT_EQ(item_name(model_, model_.find("TP")), "Teapot (TP)");
  EXPECT_EQ(item_name(model_, model_.find("CU")), "CU");
}

TEST_F(ModelText, PercentKeepsTheDigitsThatTellFromZero) {
  EXPECT_EQ(percent(0.34), "34 %");
  EXPECT_EQ(percent(1), "100 %");
  EXPECT_EQ(percent(0.01), "1 %");
  EXPECT_EQ(percent(0.0042), "0.42 %");
  EXPECT_EQ(percent(0.00003), "0.003 %");
  EXPECT_EQ(percent(0), "0 %");
}

TEST_F(ModelText, PricesAreInUnitsOfTheCurrency) {
  EXPECT_EQ(price_json(model_, model_.find("TP")), 19.99);
  EXPECT_TRUE(price_json(model_, model_.find("CU")).is_null());
}

TEST_F(ModelText, SuggestionSaysAllThatTheModelKnows) {
  auto json = suggestion_json(model_, best_for("CU"));
  EXPECT_EQ(json["sku"], "TP");
  EXPECT_FLOAT_EQ(json["score"], 0.4f);
  EXPECT_EQ(json["evidence"]["with"], "CU");
  EXPECT_EQ(json["evidence"]["withTitle"], "CU");
  EXPECT_FLOAT_EQ(json["evidence"]["attachRate"], 0.4f);
  EXPECT_FLOAT_EQ(json["evidence"]["lift"], 2);
  EXPECT_EQ(json["evidence"]["orders"], 16);
  EXPECT_EQ(json["title"], "Teapot");
  EXPECT_EQ(json["price"], 19.99);
  EXPECT_EQ(json["currency"], "GBP");
  EXPECT_EQ(json["url"], "/tp");
  EXPECT_EQ(json["image"], "/tp.svg");
  EXPECT_EQ(json["category"], "Tea");
}

TEST_F(ModelText, PopularItemHasNoEvidence) {
  const engine::Suggestion popular{model_.find("CU"), 0, model::kNoItem, 0, 0, 0};
  EXPECT_TRUE(suggestion_json(model_, popular)["evidence"].is_null());
  EXPECT_EQ(evidence_text(model_, popular), "popular in this shop");
}

// The fields that an interface of web/recommender.d.ts declares, in order, but for those that not
// all have, which are a page's.
std::vector<std::string> declared_fields(const std::string& interface) {
  std::ifstream file(std::string(GOESWITH_SOURCE_DIR) + "/web/recommender.d.ts");
  std::vector<std::string> fields;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line == "export interface " + interface + " {") inside = true;
    if (line == "}") inside = false;
    const bool field = inside && line.starts_with("  ") && line.ends_with(";");
    const size_t end = line.find_first_of("?:");
    if (field && line[end] == ':') fields.push_back(line.substr(2, end - 2));
  }
  return fields;
}

TEST_F(ModelText, SuggestionHasTheFieldsThatJavaScriptDeclares) {
  const auto json = suggestion_json(model_, best_for("CU"));
  ASSERT_FALSE(declared_fields("Suggestion").empty());
  EXPECT_THAT(keys_of(json), ElementsAreArray(declared_fields("Suggestion")));
  EXPECT_THAT(keys_of(json["evidence"]), ElementsAreArray(declared_fields("Evidence")));
}

TEST_F(ModelText, EvidenceIsASentence) {
  EXPECT_EQ(evidence_text(model_, best_for("TP")),
            "added by 80 %; in 80 % of orders with Teapot (TP) (16 orders, 2 times as often as in "
            "all)");
}

TEST_F(ModelText, EvidenceBeginsWithTheProbability) {
  engine::Suggestion suggestion = best_for("TP");
  suggestion.score = 0.125f;
  EXPECT_THAT(evidence_text(model_, suggestion), StartsWith("added by 12 %; in 80 % of orders"));
  suggestion.score = 0.0042f;
  EXPECT_THAT(evidence_text(model_, suggestion), StartsWith("added by 0.42 %; in"));
}

TEST_F(ModelText, BorrowedEvidenceClaimsNoOrders) {
  const engine::Suggestion borrowed{model_.find("LI"), 0.125f, model_.find("TP"), 0, 0, 0};
  EXPECT_EQ(evidence_text(model_, borrowed),
            "added by 12 %; similar items are bought with Teapot (TP)");
  const auto evidence = suggestion_json(model_, borrowed)["evidence"];
  EXPECT_EQ(evidence["with"], "TP");
  EXPECT_EQ(evidence["orders"], 0);
  EXPECT_EQ(evidence["attachRate"], 0);
  EXPECT_EQ(evidence["lift"], 0);
}

TEST_F(ModelText, StrongestPairsHaveTheMostOrdersTimesLogLift) {
  std::ostringstream out;
  print_strongest(out, model_, 3);
  // 16 · log 2 both ways; the two orders of pot and lid are no more than chance.
  EXPECT_EQ(out.str(),
            "  CU → Teapot (TP): 40 % of its orders, 2 times as often as in all\n"
            "  Teapot (TP) → CU: 80 % of its orders, 2 times as often as in all\n"
            "  Lid (LI) → Teapot (TP): 20 % of its orders, 1 times as often as in all\n");
  out.str("");
  print_strongest(out, model_, 100);
  const std::string all = out.str();
  EXPECT_EQ(std::count(all.begin(), all.end(), '\n'), 4);
}

TEST_F(ModelText, BorrowedNeighboursAreNoStrongPairs) {
  const auto file = model::write_model(borrowing());
  model::Model model;
  ASSERT_EQ(model::Model::open(file, model), model::OpenError::kNone);
  std::ostringstream out;
  print_strongest(out, model, 100);
  EXPECT_EQ(out.str(),
            "  Cup (CU) → Teapot (TP): 40 % of its orders, 2 times as often as in all\n"
            "  Teapot (TP) → Cup (CU): 80 % of its orders, 2 times as often as in all\n");
}

TEST_F(ModelText, JsonOfBytesThatAreNoUtf8IsStillJson) {
  EXPECT_EQ(json_text({{"sku", "caf\xE9"}}), "{\"sku\":\"caf\xEF\xBF\xBD\"}");
  EXPECT_EQ(json_text({{"sku", "café"}}, 2), "{\n  \"sku\": \"café\"\n}");
}

}  // namespace
}  // namespace goeswith::cli
