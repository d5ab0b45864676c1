#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "engine/models.h"
#include "engine/recommender.h"

namespace goeswith::engine {

enum : uint32_t { A, B, C, D, E, F };

// A is bought with B, C and D, the most with B; what a policy says is added by each test.
class PolicyTest : public ::testing::Test {
 protected:
  PolicyTest() {
    test_.pair(A, B, 0.5, 5).pair(A, C, 0.4, 4).pair(A, D, 0.3, 3);
    query_.min_probability = 0;
  }

  void rules(uint32_t item, const std::string& rules) { test_.contents.items[item].rules += rules; }
  void price(uint32_t item, uint32_t price) { test_.contents.items[item].price = price; }
  void partner(uint32_t line, uint32_t item, uint32_t orders) { test_.pair(line, item, 1, orders); }

  std::vector<uint32_t> suggest(std::vector<uint32_t> cart) {
    EXPECT_TRUE(recommender_.open(test_.open()));
    query_.cart = cart;
    const auto list = recommender_.suggest(query_);
    list_.assign(list.begin(), list.end());
    std::vector<uint32_t> items;
    for (const Suggestion& suggestion : list_) items.push_back(suggestion.item);
    return items;
  }

  // What the last suggest() says of an item.
  Why why(uint32_t item) const {
    for (const Suggestion& suggestion : list_) {
      if (suggestion.item == item) return suggestion.why;
    }
    for (const Withheld& withheld : recommender_.withheld()) {
      if (withheld.item == item) return withheld.why;
    }
    ADD_FAILURE() << "nothing is said of item " << item;
    return Why::kLearned;
  }

  TestModel test_{6};
  Recommender recommender_;
  Query query_;
  std::vector<Suggestion> list_;
};

}  // namespace goeswith::engine
