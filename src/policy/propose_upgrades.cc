#include "policy/propose_upgrades.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "orders/ascii.h"
#include "policy/upgrades.h"

namespace goeswith::policy {
namespace {

constexpr size_t kMostOfACategory = 100;
constexpr double kLeastRatio = 1.1;  // of the prices
constexpr double kLargestRatio = 1.6;
constexpr double kHalfUnit = 0.5;
constexpr double kLeastTitleShare = 0.4;
constexpr double kLeastCompanionShare = 0.3;
constexpr size_t kLeastCompanions = 2;

// Sorted, each once. Whatever the language: a word is what stands between spaces and marks.
std::vector<std::string> words_of(const std::string& title) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : orders::to_lower(title) + " ") {
    const bool letter =
        orders::is_digit(c) || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
    if (letter) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

template <typename Value>
size_t in_common(const std::vector<Value>& a, const std::vector<Value>& b) {
  std::vector<Value> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

struct Candidate {
  uint32_t item;
  double price;
  bool in_stock;
  std::vector<std::string> words;
  std::vector<uint32_t> companions;  // sorted
};

Candidate candidate_of(const model::ItemContents& item, uint32_t number) {
  Candidate candidate{number,
                      static_cast<double>(item.price),
                      item.in_stock,
                      words_of(item.text[model::kTitle]),
                      {}};
  for (const model::Neighbour& neighbour : item.neighbours) {
    if (neighbour.weight > 0) candidate.companions.push_back(neighbour.item);
  }
  std::sort(candidate.companions.begin(), candidate.companions.end());
  return candidate;
}

// 0 if the one is no better version of the other.
double likeness(const Candidate& worse, const Candidate& better) {
  const bool suits = better.price >= worse.price * kLeastRatio - kHalfUnit &&
                     better.price <= worse.price * kLargestRatio + kHalfUnit;
  if (!better.in_stock || !suits) return 0;
  const size_t companions = in_common(worse.companions, better.companions);
  if (companions < kLeastCompanions) return 0;
  const double companion_share =
      static_cast<double>(companions) /
      static_cast<double>(std::min(worse.companions.size(), better.companions.size()));
  const size_t words = in_common(worse.words, better.words);
  const double title_share =
      static_cast<double>(words) /
      static_cast<double>(std::max<size_t>(1, worse.words.size() + better.words.size() - words));
  if (title_share < kLeastTitleShare || companion_share < kLeastCompanionShare) return 0;
  return title_share * companion_share;
}

// Those of each category that most orders have.
std::vector<std::vector<Candidate>> candidates(const model::Contents& contents) {
  std::map<std::string_view, std::vector<uint32_t>> by_category;
  for (uint32_t i = 0; i < contents.items.size(); ++i) {
    const model::ItemContents& item = contents.items[i];
    const bool priced = item.price > 0 && item.price != model::kNoPrice;
    const std::string& category = item.text[model::kCategory];
    if (priced && !category.empty() && !item.neighbours.empty()) by_category[category].push_back(i);
  }
  std::vector<std::vector<Candidate>> all;
  for (auto& [category, items] : by_category) {
    std::stable_sort(items.begin(), items.end(), [&](uint32_t a, uint32_t b) {
      return contents.items[a].orders > contents.items[b].orders;
    });
    items.resize(std::min(items.size(), kMostOfACategory));
    std::vector<Candidate>& of = all.emplace_back();
    for (const uint32_t i : items) of.push_back(candidate_of(contents.items[i], i));
  }
  return all;
}

}  // namespace

std::vector<ProposedUpgrade> propose_upgrades(const Policy& policy,
                                              const model::Contents& contents) {
  std::set<std::string> named;
  for (const UpgradePair& upgrade : named_upgrades(policy)) named.insert(upgrade.upgrade_of);
  std::vector<ProposedUpgrade> proposed;
  for (const std::vector<Candidate>& category : candidates(contents)) {
    for (const Candidate& worse : category) {
      if (named.contains(contents.items[worse.item].text[model::kSku])) continue;
      ProposedUpgrade best{0, worse.item, 0};
      for (const Candidate& better : category) {
        const double like = likeness(worse, better);
        if (like > best.likeness) best = {better.item, worse.item, like};
      }
      if (best.likeness > 0) proposed.push_back(best);
    }
  }
  std::stable_sort(
      proposed.begin(), proposed.end(),
      [](const ProposedUpgrade& a, const ProposedUpgrade& b) { return a.likeness > b.likeness; });
  return proposed;
}

}  // namespace goeswith::policy
