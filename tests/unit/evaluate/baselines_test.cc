#include "evaluate/baselines.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "train/small_log.h"

namespace goeswith::evaluate {
namespace {

using testing::ElementsAre;

// n: a 3, b 2, c 2, d 4, e 1; ab 2, ac 1, cd 1, de 1. By popularity: d a b c e.
const orders::OrderLog kLog =
    train::log_of({{"a", "b"}, {"a", "b"}, {"a", "c"}, {"c", "d"}, {"d"}, {"d"}, {"d", "e"}});

// Asks a fresh ranker each cart after the other; the answer to the last as "d a b".
std::string ranked(const orders::OrderLog& log, const MakeRank& make_rank,
                   const std::vector<std::string>& carts) {
  const Rank rank = make_rank();
  std::string answer;
  for (const std::string& cart : carts) {
    std::vector<uint32_t> items;
    for (const char sku : cart) {
      for (uint32_t i = 0; i < log.items.size(); ++i) {
        if (log.items[i].sku == std::string(1, sku)) items.push_back(i);
      }
    }
    answer.clear();
    for (const uint32_t item : rank(items).items) {
      answer += (answer.empty() ? "" : " ") + log.items[item].sku;
    }
  }
  return answer;
}

std::string ranked(const MakeRank& make_rank, const std::string& cart) {
  return ranked(kLog, make_rank, {cart});
}

TEST(Baselines, PopularityRanksByOrdersAndThenByFirstAppearance) {
  const Baselines baselines(kLog);
  const MakeRank rank = baselines.popularity();
  EXPECT_EQ(ranked(rank, ""), "d a b c e");
  EXPECT_EQ(ranked(rank, "d"), "a b c e");
  EXPECT_EQ(ranked(rank, "ab"), "d c e");
}

TEST(Baselines, ConfidenceRanksByTheSumOfAttachRates) {
  const Baselines baselines(kLog);
  const MakeRank rank = baselines.confidence();
  EXPECT_EQ(ranked(rank, "a"), "b c d e") << "b 2/3, c 1/3, the rest by popularity";
  EXPECT_EQ(ranked(rank, "ad"), "b c e") << "b 2/3, c 1/3 + 1/4, e 1/4";
  EXPECT_EQ(ranked(rank, "bd"), "a c e") << "a 1, c and e 1/4, c is more popular";
}

TEST(Baselines, ConfidenceBreaksTiesByPopularity) {
  const Baselines baselines(kLog);
  EXPECT_EQ(ranked(baselines.confidence(), "c"), "d a b e") << "a and d 1/2, d is more popular";
}

TEST(Baselines, CosineRanksByTheSumOfCosines) {
  const Baselines baselines(kLog);
  const MakeRank rank = baselines.cosine();
  EXPECT_EQ(ranked(rank, "c"), "a d b e") << "a 1/sqrt 6, d 1/sqrt 8";
  EXPECT_EQ(ranked(rank, "d"), "e c a b") << "e 1/2, c 1/sqrt 8, the rest by popularity";
  EXPECT_EQ(ranked(rank, "ad"), "b c e") << "b 2/sqrt 6, c 1/sqrt 6 + 1/sqrt 8, e 1/2";
}

TEST(Baselines, CosineDiscountsPopularItemsByTheirRoot) {
  const auto log =
      train::log_of({{"a", "b"}, {"a", "b"}, {"a", "b"}, {"a", "c"}, {"b"}, {"b"}, {"b"}});
  const Baselines baselines(log);
  EXPECT_EQ(ranked(log, baselines.cosine(), {"a"}), "b c") << "b 3/sqrt 24, c 1/sqrt 4";
}

TEST(Baselines, LogLikelihoodRanksBySurpriseAndIgnoresWhatChanceExplains) {
  // n: a 6, b 4, c 5, d 4 of 10 orders; ab 4, ac 3 (as by chance), ad 2 (less).
  const auto log = train::log_of({{"a", "b"},
                                  {"a", "b"},
                                  {"a", "b", "c"},
                                  {"a", "b", "c"},
                                  {"a", "c", "d"},
                                  {"a", "d"},
                                  {"c", "d"},
                                  {"c", "d"},
                                  {"e"},
                                  {"f"}});
  const Baselines baselines(log);
  EXPECT_EQ(ranked(log, baselines.log_likelihood(), {"a"}), "b c d e f")
      << "b alone is more than chance, the rest by popularity";
  EXPECT_EQ(ranked(log, baselines.log_likelihood(), {"d"}), "c a b e f") << "c 3 of 5, chance 2";
  EXPECT_EQ(ranked(log, baselines.log_likelihood(), {"ad"}), "b c e f");
}

TEST(Baselines, NeverRankAnItemOfTheCart) {
  const Baselines baselines(kLog);
  for (const MakeRank& rank : {baselines.popularity(), baselines.confidence(), baselines.cosine(),
                               baselines.log_likelihood()}) {
    EXPECT_EQ(ranked(rank, "abcde"), "");
    EXPECT_EQ(ranked(rank, "dcab"), "e");
  }
}

TEST(Baselines, RankSixItemsAtMost) {
  const auto log = train::log_of(
      {{"a", "b", "c", "d", "e", "f", "g", "h", "i"}, {"a", "i"}, {"a", "h"}, {"i", "h"}, {"z"}});
  const Baselines baselines(log);
  EXPECT_EQ(ranked(log, baselines.popularity(), {"z"}), "a h i b c d");
  EXPECT_EQ(ranked(log, baselines.confidence(), {"a"}), "h i b c d e");
  EXPECT_EQ(ranked(log, baselines.cosine(), {"z"}), "a h i b c d") << "z goes with nothing";
}

TEST(Baselines, ARankerForgetsTheCartsBefore) {
  const Baselines baselines(kLog);
  for (const MakeRank& rank : {baselines.popularity(), baselines.confidence(), baselines.cosine(),
                               baselines.log_likelihood()}) {
    EXPECT_EQ(ranked(kLog, rank, {"ab", "c", "de", "abcde", "c"}), ranked(rank, "c"));
  }
}

}  // namespace
}  // namespace goeswith::evaluate
