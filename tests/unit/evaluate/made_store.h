#pragma once

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "train/small_log.h"

namespace goeswith::evaluate {

// What a made store's shoppers do.
struct MadeStore {
  uint32_t pairs = 40;      // left-p goes with right-q for one q, which is p at first
  double faithful = 1;      // 0…1: how many take the right one, others take any
  int64_t moving_days = 0;  // after so many the left ones go with the next right one; 0 for never
  uint32_t a_day = 2;       // orders
};

// Orders of a left and a right item, in either order, and up to two of ten best-sellers.
inline orders::OrderLog made_log(size_t orders, const MadeStore& store = {}, uint32_t seed = 1) {
  std::mt19937 random(seed);
  std::vector<train::SmallOrder> given;
  for (size_t o = 0; o < orders; ++o) {
    const auto day = static_cast<int64_t>(o / store.a_day);
    const auto left = static_cast<uint32_t>(random() % store.pairs);
    const auto moved = store.moving_days > 0 ? static_cast<uint32_t>(day / store.moving_days) : 0;
    auto right = static_cast<uint32_t>(random() % store.pairs);
    if (static_cast<double>(random() % 1000) < 1000 * store.faithful)
      right = (left + moved) % store.pairs;
    std::vector<std::string> skus = {"left-" + std::to_string(left),
                                     "right-" + std::to_string(right)};
    if (random() % 2 == 0) std::swap(skus[0], skus[1]);
    const auto first = random() % 10;
    for (size_t n = random() % 3; n > 0; --n) {
      skus.push_back("best-seller-" + std::to_string((first + n) % 10));
    }
    given.push_back({day, skus});
  }
  return train::dated_log(given);
}

}  // namespace goeswith::evaluate
