#pragma once

#include <algorithm>
#include <cmath>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/model.h"
#include "model/shard_layout.h"
#include "model/three_items.h"
#include "model/write_model.h"
#include "model/write_shards.h"

namespace goeswith::model {

// A store that nobody has: variants, missing prices, what is out of stock, borrowed neighbours,
// empty rows, texts of every script; of an odd seed it has a policy. The same seed gives the same
// store.
class RandomStore {
 public:
  RandomStore(uint32_t seed, uint32_t items) : random_(seed) {
    contents_.orders = 1000;
    contents_.currency = below(2) == 0 ? "EUR" : "";
    contents_.decimals = below(5);
    contents_.items.resize(items);
    for (uint32_t i = 0; i < items; ++i) describe(i);
    for (uint32_t i = 0; i < items; ++i) add_neighbours(i);
    if (seed % 2 == 1) add_rules();
    rank();
  }

  Contents contents() const { return contents_; }

 private:
  uint32_t below(uint32_t limit) { return static_cast<uint32_t>(random_()) % limit; }

  std::string text(uint32_t most) {
    static const char* const kLetters[] = {"a", "Z", "7", " ",  "-",   "&",
                                           "<", "é", "ß", "茶", "🫖"};
    std::string text;
    for (uint32_t k = below(most + 1); k > 0; --k) text += kLetters[below(std::size(kLetters))];
    return text;
  }

  void describe(uint32_t i) {
    ItemContents& item = contents_.items[i];
    item.text = {text(4) + "." + std::to_string(i), text(20), text(9), text(9), text(6)};
    item.orders = below(4) == 0 ? below(4) : below(1001);
    const uint32_t prices[] = {kNoPrice, 0, kNoPrice - 1, below(100), below(1u << 31)};
    item.price = prices[below(5)];
    item.product = i > 0 && below(4) == 0 ? contents_.items[below(i)].product : i;
    item.in_stock = below(6) != 0;
    item.prior = below(5) == 0 ? 0 : static_cast<double>(below(10000)) / 100;
  }

  // Of a third of the items.
  void add_rules() {
    for (uint32_t i = 0; i < contents_.items.size(); i += 3) {
      ItemContents& item = contents_.items[i];
      item.low_stock = !item.in_stock;
      item.rules = "f" + std::to_string(32 + i % 64) + "\ng" + std::to_string(i % 5) + "\n";
      if (item.neighbours.empty()) continue;
      item.rules += "p7 " + contents_.items[item.neighbours[0].item].text[kSku] + "\n";
    }
  }

  void add_neighbours(uint32_t i) {
    const auto items = static_cast<uint32_t>(contents_.items.size());
    const uint32_t most = below(5) == 0 ? 0 : below(std::min(items, 30u));
    for (uint32_t k = 0; k < most; ++k) {
      const uint32_t j = below(items);
      auto& row = contents_.items[i].neighbours;
      const auto is_j = [&](const Neighbour& neighbour) { return neighbour.item == j; };
      if (j == i || std::any_of(row.begin(), row.end(), is_j)) continue;
      // The same from both sides.
      const uint32_t orders = (i * j * 2654435761u >> 8) %
                              (std::min(contents_.items[i].orders, contents_.items[j].orders) + 1);
      row.push_back({j, std::pow(0.9, below(40)), orders});
    }
  }

  void rank() {
    for (uint32_t i = 0; i < contents_.items.size(); ++i) {
      if (below(3) != 0) contents_.popular.push_back(i);
    }
    if (contents_.popular.empty()) contents_.popular.push_back(0);
    const auto share = [&] { return static_cast<double>(below(65)) / 64; };
    contents_.ranking.classes.clear();
    for (const uint32_t lines : {1u, 3u, 0xFFFFFFFFu}) {
      SizeClass of;
      of.lines = lines;
      of.power = 0.5 + share();
      of.prior_weight = share() / 64;
      of.newest_weight = 0.5 + share();
      of.curve = {{-1, 0}, {0.5, 0.1 * share()}, {9, 0.1 + 0.9 * share()}};
      contents_.ranking.classes.push_back(of);
    }
  }

  std::mt19937 random_;
  Contents contents_;
};

// A model file, open. Its priors are such as parts tell exactly.
class RandomModel {
 public:
  RandomModel(uint32_t seed, uint32_t items) : RandomModel(RandomStore(seed, items).contents()) {}
  explicit RandomModel(const Contents& contents) : file_(write_model(contents)) {
    open();
    const Sections at = sections_of(model_.counts());
    for (uint32_t i = 0; i < model_.items(); ++i) {
      uint32_t byte = 0;
      while (byte < kMaxPriorByte && prior_of_byte(byte + 1) <= model_.prior_steps(i)) ++byte;
      const auto steps = static_cast<uint16_t>(prior_of_byte(byte));
      std::memcpy(file_.data() + at.item_prior + 2 * i, &steps, sizeof(steps));
    }
    repair_checksum(file_);
    open();
  }
  RandomModel(const RandomModel&) = delete;

  const std::vector<uint8_t>& file() const { return file_; }
  const Model& operator*() const { return model_; }
  const Model* operator->() const { return &model_; }

 private:
  void open() {
    if (Model::open(file_, model_) != OpenError::kNone) throw std::logic_error("does not open");
  }

  std::vector<uint8_t> file_;
  Model model_;
};

// A model's parts, the head first.
inline std::vector<std::vector<uint8_t>> parts_of(const Model& model, const ShardOptions& options,
                                                  uint8_t id = 7) {
  ShardWriter writer(model, options);
  uint8_t bytes[kModelIdBytes] = {id, 2, 3};
  writer.set_model_id(bytes);
  std::vector<std::vector<uint8_t>> parts = {writer.head()};
  for (uint32_t s = 0; s < options.shards; ++s) parts.push_back(writer.shard(s));
  return parts;
}

// Parts as Assembly takes them: one after the other, each behind its length.
inline std::vector<uint8_t> joined(const std::vector<std::vector<uint8_t>>& parts) {
  std::vector<uint8_t> all;
  for (const std::vector<uint8_t>& part : parts) append_part(all, part);
  return all;
}

}  // namespace goeswith::model
