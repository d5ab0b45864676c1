#include "train/similar_items.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "train/titled_log.h"

namespace goeswith::train {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<uint32_t> similar_to(uint32_t item, const SimilarItems& similar, size_t items) {
  SimilarItems::Scratch scratch(items);
  std::vector<uint32_t> found;
  for (const SimilarItem& each : similar.of(item, scratch)) found.push_back(each.item);
  return found;
}

// Items of three words of 200, whose words repeat as words of titles do.
orders::OrderLog many_titles(uint32_t items) {
  std::mt19937 random(1);
  std::vector<std::pair<std::string, std::string>> titles;
  for (uint32_t i = 0; i < items; ++i) {
    std::string title;
    for (int w = 0; w < 3; ++w) {
      const auto word = random() % 200;
      title += " " + std::string(1, static_cast<char>('a' + word % 20)) +
               std::string(1, static_cast<char>('a' + word / 20));
    }
    titles.push_back({std::to_string(i), title});
  }
  return titled_log(titles);
}

TEST(SimilarItems, AreTheWellOrderedOnesThatShareAWordCategoryBrandOrProduct) {
  const ItemFacts facts({}, catalog_of({{.sku = "new",
                                         .title = "Tall vase",
                                         .product = "p",
                                         .category = "Vases",
                                         .brand = "Elm"},
                                        {.sku = "word", .title = "Tall clock"},
                                        {.sku = "rare", .title = "Tall vase"},
                                        {.sku = "kind", .title = "Jar", .category = "Vases"},
                                        {.sku = "make", .title = "Mat", .brand = "Elm"},
                                        {.sku = "same", .title = "Urn", .product = "p"},
                                        {.sku = "none", .title = "Pen"},
                                        {.sku = "f", .title = "f"},
                                        {.sku = "g", .title = "g"},
                                        {.sku = "h", .title = "h"},
                                        {.sku = "i", .title = "i"},
                                        {.sku = "j", .title = "j"}}));
  const std::vector<uint32_t> orders = {0, 30, 9, 30, 30, 30, 30, 30, 30, 30, 30, 30};
  const SimilarItems similar(facts, orders,
                             {.least_orders = 10, .least_similarity = 0, .max_similar = 8});
  EXPECT_THAT(similar_to(0, similar, facts.items()), testing::UnorderedElementsAre(1, 3, 4, 5));
}

TEST(SimilarItems, ComeMostSimilarFirstAndThenByOrders) {
  const ItemFacts facts(titled_log({{"0", "Tall vase oak"},
                                    {"1", "vase mat"},
                                    {"2", "tall vase"},
                                    {"3", "vase pen"},
                                    {"4", "d"},
                                    {"5", "e"},
                                    {"6", "f"},
                                    {"7", "g"},
                                    {"8", "h"},
                                    {"9", "i"},
                                    {"10", "j"},
                                    {"11", "k"},
                                    {"12", "l"},
                                    {"13", "m"},
                                    {"14", "n"},
                                    {"15", "o"}}),
                        {});
  std::vector<uint32_t> orders(16, 10);
  orders[3] = 11;
  SimilarOptions options{.least_orders = 10, .least_similarity = 0, .max_similar = 8};
  EXPECT_THAT(similar_to(0, SimilarItems(facts, orders, options), 16), ElementsAre(2, 3, 1));
  options.max_similar = 2;
  EXPECT_THAT(similar_to(0, SimilarItems(facts, orders, options), 16), ElementsAre(2, 3));
  options.least_similarity = 0.5;
  EXPECT_THAT(similar_to(0, SimilarItems(facts, orders, options), 16), ElementsAre(2));
}

TEST(SimilarItems, AreNoneWhereNothingIsKnownOrNothingWellOrdered) {
  const ItemFacts facts(titled_log({{"0", ""}, {"1", "b"}, {"2", "b"}}), {});
  EXPECT_THAT(similar_to(0, SimilarItems(facts, std::vector<uint32_t>(3, 99), {}), 3), IsEmpty());
  EXPECT_THAT(similar_to(1, SimilarItems(facts, {}, {}), 3), IsEmpty());
}

TEST(SimilarItems, AreThoseThatComparingAllFinds) {
  const orders::OrderLog log = many_titles(400);
  const ItemFacts facts(log, {});
  const std::vector<uint32_t> orders(400, 10);
  const SimilarItems similar(facts, orders,
                             {.least_orders = 10, .least_similarity = 0.2, .max_similar = 400});
  for (uint32_t i = 0; i < 400; ++i) {
    std::vector<uint32_t> expected;
    for (uint32_t j = 0; j < 400; ++j) {
      if (j != i && facts.similarity(i, j) >= 0.2) expected.push_back(j);
    }
    EXPECT_THAT(similar_to(i, similar, 400), testing::UnorderedElementsAreArray(expected)) << i;
  }
}

TEST(SimilarItems, AUsedScratchFindsWhatAFreshOneDoes) {
  const ItemFacts facts(many_titles(300), {});
  const SimilarItems similar(facts, std::vector<uint32_t>(300, 10), {});
  SimilarItems::Scratch used(300);
  for (const uint32_t item : {3u, 0u, 299u, 3u}) {
    std::vector<uint32_t> found;
    for (const SimilarItem& each : similar.of(item, used)) found.push_back(each.item);
    EXPECT_EQ(found, similar_to(item, similar, 300));
  }
}

}  // namespace
}  // namespace goeswith::train
