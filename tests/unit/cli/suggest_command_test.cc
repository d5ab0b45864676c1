#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <iostream>
#include <sstream>

#include "cli/model_directory.h"
#include "cli/publish.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::ContainsRegex;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

using Skus = std::vector<std::string>;

class SuggestCommandTest : public testing::Test {
 protected:
  void SetUp() override {
    const std::string orders = files_.write("orders.csv", orders_csv());
    ASSERT_EQ(
        run_goeswith({"train", "--orders", orders, "--currency", "GBP", "--out", model_}).code, 0);
  }

  // A model directory of these contents in the place of the trained one.
  void publish(const model::Contents& contents) {
    publish_model(model_, model::write_model(contents), {3, 100, "2026-10-31"});
  }

  Ran suggest(std::vector<std::string> more) {
    more.insert(more.begin(), {"suggest", model_});
    return run_goeswith(more);
  }

  nlohmann::json answer(std::vector<std::string> more) {
    more.push_back("--json");
    return answer_of(suggest(more));
  }

  static Skus skus_of(const nlohmann::json& answer) {
    Skus skus;
    for (const auto& suggestion : answer.at("suggestions")) skus.push_back(suggestion.at("sku"));
    return skus;
  }

  TestFiles files_;
  std::string model_ = files_.path("model");
};

TEST_F(SuggestCommandTest, PrintsOneJsonObjectAsJavaScriptGivesIt) {
  const auto json = answer({"--cart", "TP"});
  EXPECT_EQ(json["cart"], nlohmann::json({"TP"}));
  EXPECT_EQ(json["unknown"], nlohmann::json::array());
  EXPECT_THAT(skus_of(json), ElementsAre("CU", "SP"));
  const auto& cup = json["suggestions"][0];
  EXPECT_EQ(cup["title"], "Cup");
  EXPECT_EQ(cup["price"], 5);
  EXPECT_EQ(cup["currency"], "GBP");
  EXPECT_EQ(cup["evidence"], (nlohmann::json{{"with", "TP"},
                                             {"withTitle", "Breakfast teapot"},
                                             {"attachRate", 1},
                                             {"lift", 2},
                                             {"orders", 30}}));
}

TEST_F(SuggestCommandTest, PeopleReadNamesAndEvidence) {
  const Ran ran = suggest({"--cart", "TP"});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, ContainsRegex("Cup \\(CU\\)\n    added by [0-9.]+ %; in 100 % of orders "
                                     "with Breakfast teapot \\(TP\\)"));
}

TEST_F(SuggestCommandTest, TellsHowProbableASuggestionIs) {
  publish(borrowing());
  EXPECT_EQ(
      suggest({"--cart", "TP"}).out,
      "Cup (CU)\n    added by 50 %; in 80 % of orders with Teapot (TP) (16 orders, 2 times as "
      "often as in all)\n"
      "Lid (LI)\n    added by 12 %; similar items are bought with Teapot (TP)\n");
  const auto json = answer({"--cart", "TP"});
  ASSERT_EQ(json["suggestions"].size(), 2U);
  EXPECT_EQ(json["suggestions"][0]["score"], 0.5);
  EXPECT_EQ(json["suggestions"][1]["score"], 0.125);
  EXPECT_EQ(json["suggestions"][1]["evidence"]["orders"], 0);
}

TEST_F(SuggestCommandTest, LeavesOutWhatIsLessProbableThanTheModelsOwnThreshold) {
  model::Contents contents = borrowing();
  contents.ranking.min_probability = 0.25;
  publish(contents);
  EXPECT_THAT(skus_of(answer({"--cart", "TP"})), ElementsAre("CU"));
  EXPECT_THAT(skus_of(answer({"--cart", "CU"})), ElementsAre("TP"));
  EXPECT_THAT(skus_of(answer({"--cart", "TP,CU"})), IsEmpty()) << "no best-sellers instead";
}

TEST_F(SuggestCommandTest, SuggestsNothingOfTheCart) {
  EXPECT_THAT(skus_of(answer({"--cart", "TP,CU"})), ElementsAre("SP"));
}

TEST_F(SuggestCommandTest, UnknownSkusAreReportedAndTheOthersCount) {
  const auto json = answer({"--cart", "XX, TP ,YY"});
  EXPECT_EQ(json["unknown"], nlohmann::json({"XX", "YY"}));
  EXPECT_THAT(skus_of(json), ElementsAre("CU", "SP"));
  EXPECT_THAT(suggest({"--cart", "XX"}).err, HasSubstr("the model does not know XX"));
}

TEST_F(SuggestCommandTest, ExcludedItemsAreNotSuggested) {
  EXPECT_THAT(skus_of(answer({"--cart", "TP", "--exclude", "CU,XX"})), ElementsAre("SP"));
}

TEST_F(SuggestCommandTest, LimitBoundsTheList) {
  EXPECT_THAT(skus_of(answer({"--cart", "TP", "--limit", "1"})), ElementsAre("CU"));
  EXPECT_EQ(skus_of(answer({"--cart", "TP", "--limit", "64", "--popular", "fill"})).size(), 4U);
}

TEST_F(SuggestCommandTest, PopularItemsComeWhenTheyAreAskedFor) {
  EXPECT_THAT(skus_of(answer({"--cart", "XX"})), testing::SizeIs(4)) << "the last resort";
  EXPECT_THAT(skus_of(answer({"--cart", "XX", "--popular", "never"})), IsEmpty());
  EXPECT_THAT(skus_of(answer({"--cart", "TP", "--popular", "fill"})),
              ElementsAre("CU", "SP", "CA", "NA"));
  EXPECT_TRUE(answer({"--cart", "XX"})["suggestions"][0]["evidence"].is_null());
}

TEST_F(SuggestCommandTest, AnEmptyCartGetsNothing) {
  const Ran ran = suggest({"--cart", ""});
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.out, IsEmpty());
  EXPECT_THAT(ran.err, HasSubstr("nothing goes well enough with this cart"));
  EXPECT_EQ(answer({"--cart", ""})["unknown"], nlohmann::json::array());
}

TEST_F(SuggestCommandTest, ACartOfFiveHundredLinesIsAnswered) {
  std::string cart = "TP";
  for (int k = 0; k < 499; ++k) cart += ",X" + std::to_string(k);
  const auto json = answer({"--cart", cart});
  EXPECT_EQ(json["unknown"].size(), 499U);
  EXPECT_THAT(skus_of(json), ElementsAre("CU", "SP"));
}

TEST_F(SuggestCommandTest, AnswersAFileOfCartsLineByLineInOneObject) {
  const auto json =
      answer({"--carts", files_.write("carts.txt", " TP \r\n\nNA,, XX\ncaf\xE9\nCU,TP")});
  const auto& carts = json["carts"];
  ASSERT_EQ(carts.size(), 5U);
  EXPECT_THAT(skus_of(carts[0]), ElementsAre("CU", "SP"));
  EXPECT_THAT(skus_of(carts[1]), IsEmpty());
  EXPECT_EQ(carts[2]["cart"], nlohmann::json({"NA", "XX"}));
  EXPECT_THAT(skus_of(carts[2]), ElementsAre("CA"));
  EXPECT_EQ(carts[3]["unknown"], nlohmann::json({"caf\xEF\xBF\xBD"}));
  EXPECT_EQ(carts[4], answer({"--cart", "CU,TP"})) << "as the cart alone";
  const Ran ran = suggest({"--carts", files_.path("carts.txt")});
  EXPECT_THAT(ran.out, HasSubstr("cart: TP\nCup (CU)\n"));
}

// What the page tells in the browser, the command line tells here.
TEST_F(SuggestCommandTest, ExplainsWhatDependsOnTheShopper) {
  model::Contents contents = borrowing();
  contents.items[2].rules = "c40\n";
  publish_model(model_, model::write_model(contents), {3, 100, "2026-10-31"}, Compressed::kNo,
                R"({"format":1,"stock":{"minimum":1,"low":5},
                    "free_shipping":[{"countries":["GB"],"currency":"GBP","from":2400}]})");
  const auto why = [&](const std::string& sku, std::vector<std::string> more) {
    for (const char* option : {"--cart", "TP", "--explain"}) more.emplace_back(option);
    const auto json = answer(more);
    for (const char* list : {"suggestions", "withheld"}) {
      for (const auto& item : json.at(list)) {
        if (item.at("sku") == sku) return item.at("why").get<std::string>();
      }
    }
    return std::string("nothing");
  };
  EXPECT_EQ(why("LI", {}), "learned");
  EXPECT_EQ(why("LI", {"--history", "LI=40"}), "due");
  EXPECT_EQ(why("LI", {"--history", "LI=4"}), "blocked");
  EXPECT_EQ(why("CU", {"--country", "GB"}), "closes-gap");
  EXPECT_EQ(why("CU", {"--country", "GB", "--subtotal", "24"}), "learned");
  EXPECT_EQ(why("CU", {"--stock", "CU=0"}), "out-of-stock");
  EXPECT_EQ(why("CU", {"--stock", "CU=5"}), "low-stock");
  EXPECT_EQ(suggest({"--cart", "TP", "--stock", "CU"}).code, 2);
}

TEST_F(SuggestCommandTest, ExplainsHowBoostedItemsAreRanked) {
  model::Contents contents = borrowing();
  for (model::ItemContents& item : contents.items) item.rules = "f96\n";
  publish_model(model_, model::write_model(contents), {3, 100, "2026-10-31"}, Compressed::kNo,
                R"({"format":1})");
  EXPECT_THAT(suggest({"--cart", "TP", "--explain"}).out,
              HasSubstr("    shown: bought with the cart; ranked as if 1.5 times as probable\n"));
  const auto json = answer({"--cart", "TP", "--limit", "1", "--explain"});
  EXPECT_EQ(json["suggestions"][0]["factor"], 1.5);
  EXPECT_EQ(json["withheld"][0]["factor"], 1.5);
  EXPECT_FALSE(answer({"--cart", "TP"})["suggestions"][0].contains("factor"));
}

TEST_F(SuggestCommandTest, ReadsCartsFromStandardInput) {
  std::istringstream input("TP\nNA\n");
  std::streambuf* const before = std::cin.rdbuf(input.rdbuf());
  const auto json = answer({"--carts", "-"});
  std::cin.rdbuf(before);
  EXPECT_EQ(json["carts"].size(), 2U);
}

TEST_F(SuggestCommandTest, CartsThatCannotBeReadAreAFailure) {
  const Ran missing = suggest({"--carts", files_.path("none.txt")});
  EXPECT_EQ(missing.code, 1);
  EXPECT_THAT(missing.err, HasSubstr(files_.path("none.txt") + ": cannot be opened"));
  const Ran directory = suggest({"--carts", model_});
  EXPECT_EQ(directory.code, 1);
  EXPECT_THAT(directory.err, HasSubstr(model_ + ": cannot be read"));
}

TEST_F(SuggestCommandTest, WrongUsageIsTold) {
  const std::vector<std::string> wrong[] = {{},
                                            {"--cart", "TP", "--carts", "-"},
                                            {"--cart", "TP", "--limit", "0"},
                                            {"--cart", "TP", "--limit", "65"},
                                            {"--cart", "TP", "--placement", "basket"},
                                            {"--cart", "TP", "--popular", "always"},
                                            {"--cart"}};
  for (const auto& options : wrong) {
    const Ran ran = suggest(options);
    EXPECT_EQ(ran.code, 2) << (options.empty() ? "nothing" : options.back());
    EXPECT_THAT(ran.out, IsEmpty());
    EXPECT_THAT(ran.err, Not(IsEmpty()));
  }
  EXPECT_EQ(run_goeswith({"suggest", "--cart", "TP"}).code, 2) << "no model";
  for (const char* placement : {"cart", "thank-you", "product"}) {
    EXPECT_EQ(suggest({"--cart", "TP", "--placement", placement}).code, 0) << placement;
  }
}

TEST_F(SuggestCommandTest, DamagedOrMissingModelIsAFailure) {
  for (const std::string& name : names_in(model_)) {
    if (name != "manifest.json") files_.write("model/" + name, "damaged");
  }
  const Ran damaged = suggest({"--cart", "TP", "--json"});
  EXPECT_EQ(damaged.code, 1);
  EXPECT_THAT(damaged.out, IsEmpty());
  EXPECT_THAT(damaged.err, HasSubstr("its hash differs from the manifest's"));
  EXPECT_EQ(run_goeswith({"suggest", files_.path("none"), "--cart", "TP"}).code, 1);
}

}  // namespace
}  // namespace goeswith::cli
