#include "model/write_model.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <stdexcept>

#include "model/crc32.h"
#include "model/model.h"

namespace goeswith::model {
namespace {

struct StoredNeighbour {
  uint32_t item;
  uint16_t weight;
  uint32_t orders;
};

void require_limit(uint64_t value, uint64_t limit, const char* what) {
  if (value > limit) {
    throw std::length_error("a model holds at most " + std::to_string(limit) + " " + what +
                            ", not " + std::to_string(value));
  }
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
    put(sections_.checksum, crc32(std::span(file_).first(sections_.checksum)));
    Model model;
    const OpenError error = Model::open(file_, model);
    if (error != OpenError::kNone) {
      throw std::invalid_argument(std::string("contents break a rule of the model format: ") +
                                  name_of(error));
    }
    return std::move(file_);
  }

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
    double heaviest = 0;
    for (const ItemContents& item : contents_.items) {
      neighbours += item.neighbours.size();
      for (const std::string& text : item.text) text_bytes += text.size() + 1;
      for (const Neighbour& neighbour : item.neighbours) {
        heaviest = std::max(heaviest, neighbour.weight);
      }
    }
    require_limit(neighbours, kMaxNeighbours, "neighbours");
    require_limit(text_bytes, kMaxTextBytes, "bytes of text");
    weight_scale_ = heaviest > 0 ? static_cast<float>(heaviest / kMaxWeight) : 1.0f;
    text_bytes_ = static_cast<uint32_t>(text_bytes);
    sections_ =
        sections_of(contents_.items.size(), neighbours, contents_.popular.size(), text_bytes);
    neighbours_ = static_cast<uint32_t>(neighbours);
    file_.assign(sections_.file_bytes, 0);
  }

  void write_header() {
    Header header{};
    std::memcpy(header.magic, kMagic, sizeof(kMagic));
    header.version = kVersion;
    header.shards = 1;
    header.items = static_cast<uint32_t>(contents_.items.size());
    header.neighbours = neighbours_;
    header.popular = static_cast<uint32_t>(contents_.popular.size());
    header.text_bytes = text_bytes_;
    header.orders = contents_.orders;
    header.weight_scale = weight_scale_;
    contents_.currency.copy(header.currency, sizeof(header.currency));
    header.decimals = static_cast<uint8_t>(contents_.decimals);
    put(0, header);
  }

  void write_item(uint32_t i) {
    const ItemContents& item = contents_.items[at_rank_[i]];
    for (const StoredNeighbour& neighbour : stored_row(item)) {
      put(sections_.neighbour_item + 4ull * row_end_, neighbour.item);
      put(sections_.neighbour_orders + 4ull * row_end_, neighbour.orders);
      put(sections_.neighbour_weight + 2ull * row_end_, neighbour.weight);
      ++row_end_;
    }
    put(sections_.row_end + 4ull * i, row_end_);
    put(sections_.item_orders + 4ull * i, item.orders);
    put(sections_.item_price + 4ull * i, item.price);
    put(sections_.item_product + 4ull * i, rank_.at(item.product));
    put(sections_.item_flags + i, static_cast<uint8_t>(item.in_stock ? kInStock : 0));
    for (const std::string& text : item.text) {
      std::memcpy(file_.data() + sections_.text + text_end_, text.c_str(), text.size() + 1);
      text_end_ += static_cast<uint32_t>(text.size() + 1);
    }
    put(sections_.text_end + 4ull * i, text_end_);
  }

  // Best first, as stored: what rounds to the same weight is ordered by item.
  std::vector<StoredNeighbour> stored_row(const ItemContents& item) const {
    std::vector<StoredNeighbour> row;
    for (const Neighbour& neighbour : item.neighbours) {
      const double steps = std::round(neighbour.weight / static_cast<double>(weight_scale_));
      const double stored = std::clamp(steps, 1.0, static_cast<double>(kMaxWeight));
      row.push_back({rank_.at(neighbour.item), static_cast<uint16_t>(stored), neighbour.orders});
    }
    std::sort(row.begin(), row.end(), [](const StoredNeighbour& a, const StoredNeighbour& b) {
      return a.weight != b.weight ? a.weight > b.weight : a.item < b.item;
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
    std::memcpy(file_.data() + offset, &value, sizeof(value));
  }

  const Contents& contents_;
  std::vector<uint32_t> rank_;     // index in the contents → item number in the file
  std::vector<uint32_t> at_rank_;  // and back
  Sections sections_{};
  float weight_scale_ = 1;
  uint32_t neighbours_ = 0;
  uint32_t text_bytes_ = 0;
  uint32_t row_end_ = 0;
  uint32_t text_end_ = 0;
  std::vector<uint8_t> file_;
};

}  // namespace

std::vector<uint8_t> write_model(const Contents& contents) { return Writer(contents).write(); }

}  // namespace goeswith::model
