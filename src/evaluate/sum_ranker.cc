#include "evaluate/sum_ranker.h"

#include <algorithm>

namespace goeswith::evaluate {

SumRanker::SumRanker(const std::vector<uint32_t>& by_popularity)
    : by_popularity_(by_popularity),
      sums_(by_popularity.size(), 0),
      place_(by_popularity.size()),
      in_cart_(by_popularity.size(), 0) {
  for (uint32_t p = 0; p < by_popularity.size(); ++p) place_[by_popularity[p]] = p;
}

std::span<const uint32_t> SumRanker::take_best(std::span<const uint32_t> cart) {
  for (const uint32_t item : cart) in_cart_[item] = 1;
  std::erase_if(touched_, [&](uint32_t item) {
    if (in_cart_[item] != 0) sums_[item] = 0;
    return in_cart_[item] != 0;
  });
  const auto kept = static_cast<ptrdiff_t>(std::min(kShownHidden, touched_.size()));
  std::partial_sort(touched_.begin(), touched_.begin() + kept, touched_.end(),
                    [&](uint32_t a, uint32_t b) {
                      return sums_[a] != sums_[b] ? sums_[a] > sums_[b] : place_[a] < place_[b];
                    });
  best_.assign(touched_.begin(), touched_.begin() + kept);
  for (const uint32_t item : by_popularity_) {
    if (best_.size() >= kShownHidden) break;
    if (in_cart_[item] == 0 && sums_[item] == 0) best_.push_back(item);
  }
  for (const uint32_t item : touched_) sums_[item] = 0;
  for (const uint32_t item : cart) in_cart_[item] = 0;
  touched_.clear();
  return best_;
}

}  // namespace goeswith::evaluate
