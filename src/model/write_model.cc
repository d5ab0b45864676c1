#include "model/write_model.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <numeric>
#include <stdexcept>

#include "model/crc32.h"
#include "model/model.h"
#include "model/write_levels.h"

namespace goeswith::model {
namespace {

struct StoredNeighbour {
  uint32_t item;
  uint8_t code;
  uint32_t orders;
};

void require_limit(uint64_t value, uint64_t limit, const char* what) {
  if (value > limit) {
    throw std::length_error("a model holds at most " + std::to_string(limit) + " " + what +
                            ", not " + std::to_string(value));
  }
}

void require_rule(bool holds, const char* what) {
  if (!holds) throw std::invalid_argument(what);
}

template <typename T>
void put(std::vector<uint8_t>& file, uint64_t offset, const T& value) {
  std::memcpy(file.data() + offset, &value, sizeof(value));
}

// Writes what `ranking` says, and the checksum of the whole file.
void write_ranking(std::vector<uint8_t>& file, const Counts& counts, const Levels& levels,
                   const Ranking& ranking) {
  const Sections sections = sections_of(counts);
  require_rule(ranking.classes.size() == counts.size_classes,
               "the ranking has another number of size classes");
  put(file, offsetof(Header, min_probability), static_cast<float>(ranking.min_probability));
  for (uint64_t c = 0; c < counts.size_classes; ++c) {
    const SizeClass& of = ranking.classes[c];
    put(file, sections.class_lines + 4 * c, of.lines);
    put(file, sections.newest_weight + 4 * c, static_cast<float>(of.newest_weight));
    put(file, sections.prior_weight + 4 * c, static_cast<float>(of.prior_weight));
    put(file, sections.diversity + 4 * c, static_cast<float>(of.diversity));
    for (uint64_t l = 0; l < kLevels; ++l) {
      // Above the last, any.
      const double level = levels.worth[std::min<size_t>(l, levels.worth.size() - 1)];
      const double worth = of.scale * std::copysign(std::pow(std::abs(level), of.power), level);
      put(file, sections.level + 4 * (c * kLevels + l), static_cast<float>(worth));
    }
    require_rule(of.curve.size() == counts.knots,
                 "the probability curves have different numbers of knots");
    for (uint64_t k = 0; k < counts.knots; ++k) {
      const uint64_t at = 4 * (c * counts.knots + k);
      put(file, sections.knot_score + at, static_cast<float>(of.curve[k].score));
      put(file, sections.knot_probability + at, static_cast<float>(of.curve[k].probability));
    }
  }
  put(file, sections.checksum, crc32(std::span(file).first(sections.checksum)));
}

class Writer {
 public:
  explicit Writer(const Contents& contents) : contents_(contents) {}

  std::vector<uint8_t> write() {
    number_items();
    measure();
    write_header();
    for (uint32_t i = 0; i < at_rank_.size(); ++i) write_item(i);
    write_popular();
    write_ranking(file_, counts_, levels_, contents_.ranking);
    Model model;
    const OpenError error = Model::open(file_, model);
    if (error != OpenError::kNone) {
      throw std::invalid_argument(std::string("contents break a rule of the model format: ") +
                                  name_of(error));
    }
    return std::move(file_);
  }

  const Counts& counts() const { return counts_; }
  const Levels& levels() const { return levels_; }

 private:
  // The file numbers items by SKU, so that a SKU is found by binary search with no index.
  void number_items() {
    const auto& items = contents_.items;
    require_limit(items.size(), kMaxItems, "items");
    at_rank_.resize(items.size());
    std::iota(at_rank_.begin(), at_rank_.end(), 0u);
    std::sort(at_rank_.begin(), at_rank_.end(),
              [&](uint32_t a, uint32_t b) { return items[a].text[kSku] < items[b].text[kSku]; });
    rank_.resize(items.size());
    for (uint32_t i = 0; i < at_rank_.size(); ++i) rank_[at_rank_[i]] = i;
  }

  void measure() {
    uint64_t neighbours = 0;
    uint64_t text_bytes = 0;
    uint64_t rules_bytes = 0;
    bool ruled = false;
    std::vector<double> weights;
    std::vector<double> given;  // by a policy
    double highest_prior = 0;
    for (const ItemContents& item : contents_.items) {
      neighbours += item.neighbours.size();
      for (const std::string& text : item.text) text_bytes += text.size() + 1;
      rules_bytes += item.rules.size();
      ruled |= item.low_stock || !item.rules.empty();
      for (const Neighbour& neighbour : item.neighbours) {
        require_rule(std::isfinite(neighbour.weight), "a neighbour's weight is not finite");
        (neighbour.source == Source::kLearned ? weights : given).push_back(neighbour.weight);
      }
      require_rule(std::isfinite(item.prior) && item.prior >= 0, "a prior is below 0 or no number");
      highest_prior = std::max(highest_prior, item.prior);
    }
    require_limit(neighbours, kMaxNeighbours, "neighbours");
    const uint32_t version = ruled ? kRuledVersion : kVersion;
    if (version == kRuledVersion) text_bytes += rules_bytes + contents_.items.size();
    require_limit(text_bytes, kMaxTextBytes, "bytes of text");
    levels_ = fit_levels(std::move(weights.empty() ? given : weights));
    prior_step_ = static_cast<float>(highest_prior / static_cast<double>(kMaxSteps));
    counts_ = {version,
               contents_.items.size(),
               neighbours,
               contents_.popular.size(),
               text_bytes,
               contents_.ranking.classes.size(),
               contents_.ranking.classes.empty() ? 0 : contents_.ranking.classes[0].curve.size()};
    sections_ = sections_of(counts_);
    file_.assign(sections_.file_bytes, 0);
  }

  void write_header() {
    Header header{};
    std::memcpy(header.magic, kMagic, sizeof(kMagic));
    header.version = static_cast<uint32_t>(counts_.version);
    header.shards = 1;
    header.items = static_cast<uint32_t>(counts_.items);
    header.neighbours = static_cast<uint32_t>(counts_.neighbours);
    header.popular = static_cast<uint32_t>(counts_.popular);
    header.text_bytes = static_cast<uint32_t>(counts_.text_bytes);
    header.orders = contents_.orders;
    header.prior_step = prior_step_;
    contents_.currency.copy(header.currency, sizeof(header.currency));
    header.decimals = static_cast<uint8_t>(contents_.decimals);
    header.size_classes = static_cast<uint32_t>(counts_.size_classes);
    header.knots = static_cast<uint32_t>(counts_.knots);
    put(0, header);
  }

  void write_item(uint32_t i) {
    const ItemContents& item = contents_.items[at_rank_[i]];
    for (const StoredNeighbour& neighbour : stored_row(item)) {
      put(sections_.neighbour_item + 4ull * row_end_, neighbour.item);
      put(sections_.neighbour_orders + 4ull * row_end_, neighbour.orders);
      put(sections_.neighbour_code + row_end_, neighbour.code);
      ++row_end_;
    }
    put(sections_.row_end + 4ull * i, row_end_);
    put(sections_.item_orders + 4ull * i, item.orders);
    put(sections_.item_price + 4ull * i, item.price);
    put(sections_.item_product + 4ull * i, rank_.at(item.product));
    put(sections_.item_prior + 2ull * i, stored_prior(item.prior));
    put(sections_.item_flags + i, flags_of(item));
    for (const std::string& text : item.text) put_text(text);
    if (counts_.version == kRuledVersion) put_text(item.rules);
    put(sections_.text_end + 4ull * i, text_end_);
  }

  static uint8_t flags_of(const ItemContents& item) {
    return item.in_stock ? kInStock : item.low_stock ? kLowStock : uint8_t{0};
  }

  void put_text(const std::string& text) {
    std::memcpy(file_.data() + sections_.text + text_end_, text.c_str(), text.size() + 1);
    text_end_ += static_cast<uint32_t>(text.size() + 1);
  }

  uint16_t stored_prior(double prior) const {
    if (prior_step_ == 0) return 0;
    const double steps = std::round(prior / static_cast<double>(prior_step_));
    return static_cast<uint16_t>(std::clamp(steps, 0.0, static_cast<double>(kMaxSteps)));
  }

  // Best first, as stored: what has the same level is ordered by item.
  std::vector<StoredNeighbour> stored_row(const ItemContents& item) const {
    std::vector<StoredNeighbour> row;
    for (const Neighbour& neighbour : item.neighbours) {
      row.push_back(
          {rank_.at(neighbour.item), level_of(levels_, neighbour.weight), neighbour.orders});
    }
    std::sort(row.begin(), row.end(), [](const StoredNeighbour& a, const StoredNeighbour& b) {
      return a.code != b.code ? a.code > b.code : a.item < b.item;
    });
    return row;
  }

  void write_popular() {
    std::vector<uint32_t> popular;
    for (const uint32_t item : contents_.popular) popular.push_back(rank_.at(item));
    std::sort(popular.begin(), popular.end(), [&](uint32_t a, uint32_t b) {
      const uint32_t orders_a = contents_.items[at_rank_[a]].orders;
      const uint32_t orders_b = contents_.items[at_rank_[b]].orders;
      return orders_a != orders_b ? orders_a > orders_b : a < b;
    });
    for (size_t k = 0; k < popular.size(); ++k) put(sections_.popular + 4 * k, popular[k]);
  }

  template <typename T>
  void put(uint64_t offset, const T& value) {
    model::put(file_, offset, value);
  }

  const Contents& contents_;
  std::vector<uint32_t> rank_;     // index in the contents → item number in the file
  std::vector<uint32_t> at_rank_;  // and back
  Counts counts_{};
  Sections sections_{};
  Levels levels_;
  float prior_step_ = 0;
  uint32_t row_end_ = 0;
  uint32_t text_end_ = 0;
  std::vector<uint8_t> file_;
};

}  // namespace

std::vector<uint8_t> write_model(const Contents& contents) { return Writer(contents).write(); }

DraftModel::DraftModel(const Contents& contents) {
  Writer writer(contents);
  file_ = writer.write();
  counts_ = writer.counts();
  levels_ = writer.levels();
}

std::vector<uint8_t> DraftModel::with(const Ranking& ranking) const {
  std::vector<uint8_t> file = file_;
  write_ranking(file, counts_, levels_, ranking);
  return file;
}

}  // namespace goeswith::model
