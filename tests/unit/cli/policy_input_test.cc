#include "cli/policy_input.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/model_directory.h"
#include "cli/sha256.h"
#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

class PolicyInputTest : public testing::Test {
 protected:
  Ran train(std::vector<std::string> more) {
    more.insert(more.begin(), {"train", "--orders", orders_, "--quick", "--plain", "--currency",
                               "GBP", "--out", model_});
    return run_goeswith(more);
  }
  Ran train_with(const std::string& policy, std::vector<std::string> more = {}) {
    more.insert(more.begin(), {"--policy", files_.write("policy.json", policy)});
    return train(more);
  }
  std::vector<std::string> policy_files() const {
    std::vector<std::string> names;
    for (const std::string& name : names_in(model_)) {
      if (name.starts_with("policy-")) names.push_back(name);
    }
    return names;
  }

  TestFiles files_;
  std::string orders_ = files_.write("orders.csv", orders_csv());
  std::string model_ = files_.path("model");
};

constexpr const char* kCeiling = R"({"price_ceiling": 0.4})";

TEST_F(PolicyInputTest, TheManifestNamesWhatPagesNeedOfThePolicy) {
  const Ran ran = train_with(kCeiling);
  ASSERT_EQ(ran.code, 0) << ran.err;
  const ModelDirectory opened(model_);
  EXPECT_EQ(opened.policy(), "{\"format\":1,\"ceiling\":0.4}\n");
  const auto manifest = nlohmann::json::parse(bytes_of(model_ + "/manifest.json"));
  const std::string name = manifest["policy"]["file"];
  EXPECT_THAT(policy_files(), ElementsAre(name));
  EXPECT_EQ(name.size(), std::string("policy-0123456789abcdef.json").size());
  const std::string policy = opened.policy();
  const Sha256 hash = sha256({reinterpret_cast<const uint8_t*>(policy.data()), policy.size()});
  EXPECT_EQ(manifest["policy"]["integrity"], hash.integrity);
  EXPECT_EQ(name, "policy-" + hash.hex.substr(0, 16) + ".json");
}

TEST_F(PolicyInputTest, WithoutAPolicyTheManifestSaysNothingOfOne) {
  EXPECT_EQ(train({}).code, 0);
  EXPECT_THAT(bytes_of(model_ + "/manifest.json"), Not(HasSubstr("policy")));
  EXPECT_EQ(ModelDirectory(model_).policy(), "");
}

TEST_F(PolicyInputTest, TheModelIsWhatThePolicyMadeOfIt) {
  train_with(R"({"exclude": [{"items": ["CU"]}], "goes_with": [{"items": ["CA"],
                 "beside": {"items": ["TP"]}}]})");
  ModelDirectory opened(model_);
  const model::Model& model = opened.model();
  EXPECT_FALSE(model.in_stock(model.find("CU")));
  EXPECT_TRUE(model.in_stock(model.find("CA")));
  const Ran asked = run_goeswith(
      {"suggest", model_, "--cart", "TP", "--min-probability", "0", "--limit", "9", "--json"});
  EXPECT_THAT(asked.out, AllOf(HasSubstr("\"CA\""), Not(HasSubstr("\"CU\""))));
}

TEST_F(PolicyInputTest, AnEmptyPolicyLeavesTheModelAsItWas) {
  train({});
  const std::string before = ModelDirectory(model_).name();
  train_with("{}");
  EXPECT_EQ(ModelDirectory(model_).name(), before);
}

TEST_F(PolicyInputTest, MistakesAreToldBeforeOrdersAreReadAndNothingIsPublished) {
  train({});
  const auto before = snapshot(model_);
  const Ran ran = train_with(R"({"boost": [{"items": ["CU"], "factor": 0}], "pins": []})");
  EXPECT_EQ(ran.code, 1);
  const std::string policy = files_.path("policy.json");
  EXPECT_EQ(ran.err, "goeswith: " + policy + ": unknown key \"pins\"; is \"pin\" meant?\n" +
                         policy + ": /boost/0/factor: 0, expected a number in 0.05…20\n");
  EXPECT_EQ(snapshot(model_), before);
}

// What is wrong with each policy, and what is told of it.
TEST_F(PolicyInputTest, AMistakeOfAnyKindLeavesThePublishedModelByteForByteAsItWas) {
  ASSERT_EQ(train_with(kCeiling).code, 0);
  const auto before = snapshot(model_);
  const std::pair<const char*, const char*> mistakes[] = {
      {R"({"pin": [{"items": ["CU"]}], "exclude": [{"items": ["CU"]}]})",
       "/pin/0: item \"CU\" is excluded by /exclude/0"},
      {R"({"goes_with": [{"items": ["CU"], "beside": {"items": ["TP"]}}],
           "never_with": [{"items": ["TP"], "beside": {"items": ["CU"]}}]})",
       "/goes_with/0: item \"CU\" goes beside item \"TP\", but never does"},
      {R"({"upgrades": [{"item": "TP", "upgrade_of": "CU"}, {"item": "CU", "upgrade_of": "TP"}]})",
       "/upgrades/1: \"CU\" → \"TP\" → \"CU\" is a circle"},
      {R"({"tiers": [["CU", "TP"], ["TP", "CU"]]})",
       "/tiers/1: \"CU\" → \"TP\" → \"CU\" is a circle"},
      {R"({"offers": [{"items": ["CU"], "price": -1, "ends": "2100-01-01T00:00Z"}]})",
       "/offers/0/price: -1, expected"},
      {R"({"offers": [{"items": ["CU"], "starts": "2099-02-01T00:00Z",
                       "ends": "2099-01-01T00:00Z"}]})",
       "/offers/0/ends: not after \"starts\""},
      {R"({"currency": "EUR"})", "/currency: \"EUR\", but the store"},
      {R"({"free_shipping": [{"from": 40, "currency": "pounds"}]})",
       "/free_shipping/0/currency: \"pounds\", expected"},
      {R"({"upgrades": [{"item": "CU", "upgrade_of": "TP"}]})", "an upgrade cannot be cheaper"},
      {R"({"boost": [)", "policy.json"},
  };
  for (const auto& [policy, told] : mistakes) {
    const Ran ran = train_with(policy);
    EXPECT_EQ(ran.code, 1) << policy;
    EXPECT_THAT(ran.err, HasSubstr(told)) << policy;
    EXPECT_EQ(snapshot(model_), before) << policy;
  }
}

TEST_F(PolicyInputTest, WhatTheStoreForbidsIsToldBeforeAnythingIsLearned) {
  const Ran ran = train_with(R"({"upgrades": [{"item": "CU", "upgrade_of": "TP"}]})");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, AllOf(HasSubstr("/upgrades/0: \"CU\" costs 5.00, less than \"TP\", 20.00"),
                             Not(HasSubstr("learned"))));
  EXPECT_THAT(names_in(model_), IsEmpty());
}

TEST_F(PolicyInputTest, AnotherCurrencyThanTheOrdersIsRefused) {
  const Ran ran = train_with(R"({"currency": "EUR"})");
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("/currency: \"EUR\", but the store's orders and catalog are in "
                                 "\"GBP\""));
}

TEST_F(PolicyInputTest, WhatIsIgnoredIsToldAndTheRestPublished) {
  train({});
  const auto before = snapshot(model_);
  const Ran ran = train_with(R"({"pin": [{"items": ["CU", "NEW"]}]})");
  EXPECT_EQ(ran.code, 0);
  EXPECT_THAT(ran.err, HasSubstr("/pin/0/items/1: SKU \"NEW\" is neither in the orders nor in the "
                                 "catalog; ignored\n"));
  EXPECT_NE(snapshot(model_), before);
}

TEST_F(PolicyInputTest, AFileThatIsNotThereIsAFailure) {
  const Ran ran = train({"--policy", files_.path("none.json")});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, HasSubstr("none.json: cannot be opened"));
}

TEST_F(PolicyInputTest, ThePreviousPolicyStaysOlderOnesGo) {
  train_with(kCeiling);
  const std::string first = policy_files().at(0);
  train_with(R"({"price_ceiling": 0.5})");
  EXPECT_EQ(policy_files().size(), 2u);
  train_with(R"({"price_ceiling": 0.6})");
  EXPECT_EQ(policy_files().size(), 2u);
  EXPECT_THAT(policy_files(), Not(Contains(first)));
  train({});
  EXPECT_EQ(policy_files().size(), 1u);
  train({});
  EXPECT_THAT(policy_files(), IsEmpty());
}

TEST_F(PolicyInputTest, AModelInShardsHasItsPolicyToo) {
  ASSERT_EQ(train_with(kCeiling, {"--shards", "3"}).code, 0);
  const ModelDirectory opened(model_);
  EXPECT_EQ(opened.manifest().shards, 3u);
  EXPECT_EQ(opened.policy(), "{\"format\":1,\"ceiling\":0.4}\n");
}

TEST_F(PolicyInputTest, AModelThatIsSplitKeepsItsPolicy) {
  train_with(kCeiling);
  const std::string again = files_.path("again");
  ASSERT_EQ(run_goeswith({"shard", model_, "--shards", "2", "--plain", "--out", again}).code, 0);
  EXPECT_EQ(ModelDirectory(again).policy(), ModelDirectory(model_).policy());
}

TEST_F(PolicyInputTest, APolicyThatWasChangedIsNotTheOneThatWasPublished) {
  train_with(kCeiling);
  files_.write("model/" + policy_files().at(0), "{}");
  EXPECT_THROW(ModelDirectory(model_).policy(), std::runtime_error);
}

TEST_F(PolicyInputTest, CompressedFilesLieBesideThePolicysAsBesideTheModels) {
  const std::vector<std::string> arguments = {
      "train", "--orders", orders_,    "--quick",
      "--out", model_,     "--policy", files_.write("policy.json", kCeiling)};
  ASSERT_EQ(run_goeswith(arguments).code, 0);
  const std::string name = ModelDirectory(model_).manifest().policy.name;
  EXPECT_THAT(policy_files(), ElementsAre(name, name + ".br", name + ".gz"));
}

TEST_F(PolicyInputTest, ProposedUpgradesAreAPolicyToConfirm) {
  const std::string catalog =
      files_.write("catalog.csv",
                   "id,title,price,link,product_type\n"
                   "TP,Breakfast teapot,20.00 GBP,/tp,Pots\nNA,Linen napkin,3.50 GBP,/na,Linen\n"
                   "CU,Cup,5.00 GBP,/cu,Cups\nSP,Spoon,2.00 GBP,/sp,\nCA,Candle,4.00 GBP,/ca,\n"
                   "TB,Breakfast teapot for six,26.00 GBP,/tb,Pots\n");
  const std::string proposals = files_.path("proposals.json");
  const Ran ran = train({"--catalog", catalog, "--propose-upgrades", proposals});
  ASSERT_EQ(ran.code, 0) << ran.err;
  EXPECT_THAT(ran.err, HasSubstr("  Breakfast teapot for six in place of Breakfast teapot, 30 % "
                                 "dearer\n  \"upgrades\": "
                                 "[{\"item\":\"TB\",\"upgrade_of\":\"TP\"}]\n"));
  const std::string fragment = bytes_of(proposals);
  EXPECT_EQ(nlohmann::json::parse(fragment)["upgrades"][0]["item"], "TB");
  const Ran confirmed = train_with(fragment, {"--catalog", catalog});
  EXPECT_EQ(confirmed.code, 0) << confirmed.err;
  EXPECT_THAT(confirmed.err, Not(HasSubstr("in place of"))) << "it is in the policy";
}

TEST_F(PolicyInputTest, PairCountsObeyItAsOrdersDo) {
  const std::string counts = files_.path("counts.csv");
  const Ran ran = run_goeswith({"train", "--pair-counts", counts, "--out", model_, "--policy",
                                files_.write("policy.json", "[]")});
  EXPECT_EQ(ran.code, 1);
  EXPECT_THAT(ran.err, StartsWith("goeswith: " + files_.path("policy.json") + ": an empty list"));
}

}  // namespace
}  // namespace goeswith::cli
