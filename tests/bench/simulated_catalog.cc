#include "simulated_catalog.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numbers>
#include <random>
#include <set>

#include "evaluate/calibrate.h"
#include "evaluate/starting_classes.h"

namespace goeswith::bench {
namespace {

constexpr uint32_t kCategories = 60;
constexpr uint32_t kClusterItems = 150;
constexpr uint32_t kMostNeighbours = 32;
constexpr uint32_t kPopular = 256;
constexpr uint32_t kWords = 5000;
constexpr uint32_t kFavouriteWords = 6;  // of a cluster
constexpr double kLinesOfAnItem = 30;
constexpr double kLinesOfAnOrder = 6;
constexpr double kOrdersExponent = 0.9;
constexpr double kOrdersOffset = 10;

// Of the standard library the generator alone gives the same numbers everywhere.
class Random {
 public:
  explicit Random(uint64_t seed) : next_(seed) {}

  double share() { return static_cast<double>(next_() >> 11) * 0x1p-53; }
  uint32_t below(size_t n) { return static_cast<uint32_t>(share() * static_cast<double>(n)); }
  double normal() {
    const double radius = std::sqrt(-2 * std::log(1 - share()));
    return radius * std::cos(2 * std::numbers::pi * share());
  }

 private:
  std::mt19937_64 next_;
};

class Vocabulary {
 public:
  explicit Vocabulary(Random& random) {
    constexpr const char* kBegins[] = {"b", "br", "c", "ch", "d",  "f", "g",  "gl", "h", "j", "k",
                                       "l", "m",  "n", "p",  "pl", "r", "sh", "st", "t", "v", "w"};
    constexpr const char* kMiddles[] = {"a", "e", "i", "o", "u", "ea", "oo", "ai"};
    constexpr const char* kEnds[] = {"", "", "n", "r", "t", "l", "ck", "nd", "s", "m"};
    std::set<std::string> different;
    while (words_.size() < kWords) {
      std::string word;
      for (uint32_t syllables = 1 + random.below(3); syllables > 0; --syllables) {
        word += kBegins[random.below(std::size(kBegins))];
        word += kMiddles[random.below(std::size(kMiddles))];
        word += kEnds[random.below(std::size(kEnds))];
      }
      if (word.size() < 3 || !different.insert(word).second) continue;
      words_.push_back(word);
      reach_ += 1.0 / (static_cast<double>(words_.size()) + 2);
      reaches_.push_back(reach_);
    }
  }

  const std::string& draw(Random& random) const {
    const auto at = std::lower_bound(reaches_.begin(), reaches_.end(), random.share() * reach_);
    return words_[static_cast<size_t>(at - reaches_.begin())];
  }

 private:
  std::vector<std::string> words_;
  std::vector<double> reaches_;
  double reach_ = 0;
};

class Store {
 public:
  Store(uint32_t items, uint64_t seed)
      : random_(seed), vocabulary_(random_), items_(items), cluster_(items) {
    const uint32_t clusters = std::max(1u, items / kClusterItems);
    in_cluster_.resize(clusters);
    in_category_.resize(std::min(kCategories, clusters));
    favourites_.resize(clusters);
    for (auto& words : favourites_) {
      for (std::string& word : words) word = vocabulary_.draw(random_);
    }
    for (uint32_t c = 0; c < in_category_.size(); ++c) {
      categories_.push_back(titled(vocabulary_.draw(random_)) + " & " +
                            titled(vocabulary_.draw(random_)));
    }
    for (uint32_t i = 0; i < items; ++i) {
      cluster_[i] = random_.below(clusters);
      in_cluster_[cluster_[i]].push_back(i);
      in_category_[category(i)].push_back(i);
    }
  }

  model::Contents contents() {
    model::Contents contents;
    contents.currency = "EUR";
    contents.orders = static_cast<uint32_t>(kLinesOfAnItem / kLinesOfAnOrder * items_);
    contents.items.resize(items_);
    count_orders(contents);
    for (uint32_t i = 0; i < items_; ++i) {
      describe(i, contents.items[i]);
      add_neighbours(i, contents);
    }
    for (uint32_t i = 0; i < std::min(kPopular, items_); ++i) contents.popular.push_back(i);
    contents.ranking = ranking();
    return contents;
  }

 private:
  uint32_t category(uint32_t item) const {
    return cluster_[item] % static_cast<uint32_t>(in_category_.size());
  }

  static std::string titled(std::string word) {
    word[0] = static_cast<char>(word[0] - 'a' + 'A');
    return word;
  }

  void count_orders(model::Contents& contents) const {
    const auto law = [](uint32_t i) { return std::pow(i + kOrdersOffset, -kOrdersExponent); };
    double sum = 0;
    for (uint32_t i = 0; i < items_; ++i) sum += law(i);
    for (uint32_t i = 0; i < items_; ++i) {
      const double orders = law(i) / sum * kLinesOfAnItem * items_;
      contents.items[i].orders = std::max(1u, static_cast<uint32_t>(orders));
      contents.items[i].prior = orders / contents.orders;
      contents.items[i].product = i;
    }
  }

  void describe(uint32_t i, model::ItemContents& item) {
    std::string title;
    std::string slug;
    for (uint32_t words = 3 + random_.below(5); words > 0; --words) {
      const bool favourite = random_.share() < 0.4;
      const std::string& word = favourite ? favourites_[cluster_[i]][random_.below(kFavouriteWords)]
                                          : vocabulary_.draw(random_);
      title += (title.empty() ? "" : " ") + titled(word);
      slug += (slug.empty() ? "" : "-") + word;
    }
    // Different for all of 2^24 items, and in no order.
    char sku[16];
    std::snprintf(sku, sizeof sku, "%08u", (i * 0x9E3779B1u + 12345) & 0xFFFFFF);
    char picture[16];
    std::snprintf(picture, sizeof picture, "%05x%05x", random_.below(1 << 20),
                  random_.below(1 << 20));
    item.text = {sku, title, "/products/" + slug,
                 "https://cdn.example/files/" + slug + "_" + picture + ".jpg",
                 categories_[category(i)]};
    constexpr std::array<uint32_t, 4> kLess = {1, 1, 5, 50};
    const double price = 1 + std::floor(std::exp(2.5 + 0.9 * random_.normal()));
    item.price = 100 * static_cast<uint32_t>(price) - kLess[random_.below(kLess.size())];
  }

  // By its rank in a list of falling popularity, early ones the most.
  uint32_t draw_neighbour(uint32_t item) {
    const double kind = random_.share();
    const double share = random_.share();
    const auto place = [&](size_t size) {
      return static_cast<uint32_t>(share * share * static_cast<double>(size));
    };
    if (kind < 0.1) return place(items_);
    const auto& list = kind < 0.35 ? in_category_[category(item)] : in_cluster_[cluster_[item]];
    return list[place(list.size())];
  }

  void add_neighbours(uint32_t i, model::Contents& contents) {
    auto& row = contents.items[i].neighbours;
    const size_t most = std::min<size_t>(kMostNeighbours, items_ - 1);
    row.reserve(most);
    while (row.size() < most) {
      const uint32_t j = draw_neighbour(i);
      const auto same = [&](const model::Neighbour& other) { return other.item == j; };
      if (j == i || std::any_of(row.begin(), row.end(), same)) continue;
      const double weight = std::min(0.9, std::exp(-3.6 + 0.8 * random_.normal()));
      const uint32_t a = contents.items[i].orders;
      const uint32_t b = contents.items[j].orders;
      const double both = weight * std::sqrt(static_cast<double>(a) * b);
      const auto orders = static_cast<uint32_t>(std::lround(both));
      row.push_back({j, weight, std::clamp(orders, 1u, std::min(a, b))});
    }
  }

  // As irregular as what is chosen and fitted, so that it packs no better.
  model::Ranking ranking() {
    model::Ranking ranking;
    ranking.min_probability = 0.01;
    ranking.classes = evaluate::starting_classes(false);
    constexpr std::array<double, 6> kPowers = {0.7, 1, 1, 1.5, 2, 3};
    for (size_t c = 0; c < ranking.classes.size(); ++c) {
      model::SizeClass& of = ranking.classes[c];
      of.power = kPowers[c];
      double score = 0;
      double probability = 0;
      for (model::Knot& knot : of.curve) {
        knot = {score += 0.01 + 0.1 * random_.share(), probability += 0.04 * random_.share()};
      }
    }
    return ranking;
  }

  Random random_;
  Vocabulary vocabulary_;
  uint32_t items_;
  std::vector<uint32_t> cluster_;  // by item
  std::vector<std::vector<uint32_t>> in_cluster_;
  std::vector<std::vector<uint32_t>> in_category_;
  std::vector<std::array<std::string, kFavouriteWords>> favourites_;  // of clusters
  std::vector<std::string> categories_;
};

}  // namespace

model::Contents simulated_catalog(uint32_t items, uint64_t seed) {
  return Store(items, seed).contents();
}

}  // namespace goeswith::bench
