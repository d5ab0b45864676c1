#pragma once

// What readers of a model and its recommender promise, whatever the bytes were; a promise that is
// broken aborts.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>
#include <vector>

#include "engine/recommender.h"
#include "engine/session.h"
#include "model/layout.h"
#include "model/model.h"

namespace goeswith::fuzz {

inline void require(bool holds) {
  if (!holds) abort();
}

// A heap block of its own, so that the sanitizer sees one byte too far.
struct File {
  explicit File(size_t size) : words(new uint32_t[(size + 3) / 4]()), bytes(size) {}
  std::span<uint8_t> span() { return {reinterpret_cast<uint8_t*>(words.get()), bytes}; }

  std::unique_ptr<uint32_t[]> words;
  size_t bytes;
};

inline bool is_share(float value) { return value >= 0 && value <= 1; }

inline void read_ranking(const model::Model& model) {
  const bool first = model.version() == 1;
  require(model.size_classes() >= 1 && model.size_classes() <= model::kMaxSizeClasses);
  require(model.class_lines(model.size_classes() - 1) == 0xFFFFFFFF);
  require(is_share(model.min_probability()));
  for (uint32_t c = 0; c < model.size_classes(); ++c) {
    require(model.size_class(model.class_lines(c)) == c);
    require(model.newest_weight(c) >= 0 && model.prior_weight(c) >= 0);
    require(is_share(model.diversity(c)));
    for (uint32_t k = 0; k < model.neighbours(); ++k) {
      const float worth = model.newest_weight(c) * model.weight(c, k);
      require(std::abs(worth) <= 1.01f * model::kMaxScore);
      require(first || is_share(model.probability(c, worth)));
    }
    for (uint32_t i = 0; i < model.items(); ++i) {
      const float worth = model.prior_weight(c) * model.prior(i);
      require(worth >= 0 && worth <= 1.01f * model::kMaxScore);
    }
    float before = model.probability(c, -INFINITY);
    for (const float score : {-1e30f, -1.0f, -0.001f, 0.0f, 0.001f, 1.0f, 1e30f, INFINITY}) {
      const float probability = model.probability(c, score);
      // Rounding between two knots may come out an ulp or two above the next.
      require(first || (is_share(probability) && probability >= before - 1e-6f));
      before = probability;
    }
  }
}

// Reads all that accessors give of a model that opened.
inline void read_all(const model::Model& model) {
  uint64_t sum = model.currency().size() + model.decimals();
  for (uint32_t i = 0; i < model.items(); ++i) {
    size_t bytes = 0;
    const uint32_t fields = model::text_fields(model.version() == model::kRuledVersion);
    for (uint32_t field = 0; field < fields; ++field) {
      bytes += model.text(i, static_cast<model::TextField>(field)).size() + 1;
    }
    require(bytes == model.text(i).size());
    require(fields == model::kTextFields ? *model.rules(i) == 0
                                         : model.rules(i) == model.text(i, model::kRules));
    require(model.find(model.text(i, model::kSku)) == i);
    require(model.product(i) < model.items());
    for (uint32_t k = model.row_begin(i); k < model.row_end(i); ++k) {
      require(model.neighbour_item(k) < model.items() && model.neighbour_item(k) != i);
      require(model.row_of(k) == i);
      require(model.neighbour_orders(k) <= model.item_orders(i));
      require(model.attach_rate(i, k) >= 0 && model.attach_rate(i, k) <= 1);
      require(model.lift(i, k) >= 0 && model.lift(i, k) <= model.orders());
      const bool heads = k == model.row_begin(i);
      require(heads || model.neighbour_code(k) <= model.neighbour_code(k - 1));
    }
    sum += model.price(i);
  }
  read_ranking(model);
  for (const uint32_t item : model.popular()) require(item < model.items());
  static volatile uint64_t sink;
  sink = sum;
}

inline bool holds(std::span<const uint32_t> items, uint32_t item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

inline void check_answer(const model::Model& model, const engine::Query& query,
                         std::span<const engine::Suggestion> answer) {
  require(answer.size() <= std::min(query.limit, engine::kMaxLimit));
  std::vector<bool> taken(model.items());
  std::vector<bool> shown(model.items());
  for (const std::span<const uint32_t> items : {query.cart, query.excluded}) {
    for (const uint32_t item : items) {
      if (item != model::kNoItem) taken[model.product(item)] = true;
    }
  }
  const float least = query.min_probability < 0 ? model.min_probability() : query.min_probability;
  for (const engine::Suggestion& suggestion : answer) {
    require(suggestion.item < model.items() && model.in_stock(suggestion.item));
    // A better version may be another variant of its line, which it replaces.
    const uint32_t product = model.product(suggestion.item);
    const bool variant =
        suggestion.why == engine::Why::kUpgrade && product == model.product(suggestion.with) &&
        !holds(query.cart, suggestion.item) && !holds(query.excluded, suggestion.item);
    require(!shown[product] && (variant || !taken[product]));
    shown[product] = true;
    const bool popular = suggestion.with == model::kNoItem;
    require(model.version() == 1 ? suggestion.score >= 0 : is_share(suggestion.score));
    const bool learned =
        suggestion.why == engine::Why::kLearned || suggestion.why == engine::Why::kCloses;
    require(suggestion.score >= least || (!learned && suggestion.score == 0) || popular);
    require(suggestion.attach_rate >= 0 && suggestion.attach_rate <= 1);
    require(suggestion.lift >= 0);
    require(!popular || suggestion.orders == 0);
    require((suggestion.orders == 0) == (suggestion.lift == 0));
  }
  if (model.version() == model::kRuledVersion || query.gap > 0 || !query.past.empty()) return;
  for (const engine::Suggestion& suggestion : answer) {
    require(suggestion.score <= answer[0].score);
  }
}

// The input's bytes as a query: limit, popular with the least probability, and an item or an
// unknown one a byte.
inline void ask(const model::Model& model, std::span<const uint8_t> bytes) {
  engine::Recommender recommender;
  require(recommender.open(model));
  const uint32_t limit = bytes.empty() ? 4 : bytes[0];
  const uint8_t choice = bytes.size() < 2 ? 3 : bytes[1];
  const auto popular = static_cast<engine::Popular>(choice % 4);
  const float least = choice < 128 ? engine::kModelsOwn : static_cast<float>(choice - 128) / 127;
  std::vector<uint32_t> items;
  for (const uint8_t byte : bytes.subspan(std::min<size_t>(bytes.size(), 2))) {
    items.push_back(byte == 0xFF ? model::kNoItem : byte % model.items());
  }
  if (items.empty()) items.push_back(0);
  const size_t cart = items.size() - items.size() / 4;
  engine::Query query = {std::span(items).first(cart), std::span(items).subspan(cart), limit,
                         popular, least};
  // What the policy and the page say, of bytes that say something else already.
  const auto said = [&](size_t k) -> uint32_t { return k < bytes.size() ? bytes[k] : 0; };
  uint32_t at_most[model::kMaxGroups];
  for (uint32_t& most : at_most) most = said(2) % 3;
  const engine::Past past[] = {{said(3) % model.items(), said(4)}, {model::kNoItem, 1}};
  if (choice % 2 == 1) query.past = past;
  query.at_most = at_most;
  query.place = said(5) % 8;
  query.gap = said(6) * said(7);
  query.ceiling = said(8) * 4;
  const auto first = recommender.suggest(query);
  check_answer(model, query, first);
  const std::vector<engine::Suggestion> kept(first.begin(), first.end());
  // What the first answer left behind must not show in the next.
  const auto again = recommender.suggest(query);
  require(kept.size() == again.size() && recommender.withheld().size() <= engine::kMaxLimit);
  for (size_t s = 0; s < kept.size(); ++s) {
    require(kept[s].item == again[s].item && kept[s].score == again[s].score);
  }
}

// As the browser asks: SKUs as text, numbers that nobody has checked. `bytes` are a model file or
// parts.
inline void ask_session(std::span<const uint8_t> bytes, bool parts, std::span<const uint8_t> skus) {
  static engine::Session session;
  uint8_t* room = session.model_buffer(static_cast<uint32_t>(bytes.size()));
  require(room != nullptr);
  if (!bytes.empty()) std::memcpy(room, bytes.data(), bytes.size());
  const bool opened = session.open(parts) == 0;
  const uint64_t file_bytes = opened ? model::sections_of(session.model().counts()).file_bytes : 0;
  require(!opened || parts || file_bytes == bytes.size());
  const auto size = static_cast<uint32_t>(skus.size());
  uint8_t* place = session.sku_buffer(size);
  require(size == 0 || place != nullptr);
  if (size > 0) std::memcpy(place, skus.data(), size);
  const auto ends = static_cast<uint32_t>(std::count(skus.begin(), skus.end(), 0));
  for (uint32_t what = 0; what < 300; ++what) session.tell(what, size > 0 ? skus[what % size] : 0);
  if (size % 3 > 0) session.tell(engine::Session::kPast, 0);
  session.refresh(size, size % 2);
  const uint32_t queries[][4] = {{ends, 0, 4, 1},
                                 {ends / 2, ends - ends / 2, 64, 2},
                                 {0, 0, 4, 2},
                                 {ends + 1, 0, 4, 0},
                                 {0xFFFFFFFF, 2, 0xFFFFFFFF, 7}};
  for (const auto& [cart, excluded, limit, popular] : queries) {
    const float least = limit == 64 ? 0 : engine::kModelsOwn;
    const uint32_t rows = session.suggest(cart, excluded, limit, popular, least);
    require(opened || rows == 0);
    for (uint32_t r = 0; r < rows; ++r) {
      const engine::Row& row = session.rows()[r];
      require(row.text <= file_bytes && row.text_bytes <= file_bytes - row.text);
      require(row.with_text <= file_bytes && row.with_text_bytes <= file_bytes - row.with_text);
    }
    for (uint32_t line = 0; line < ends + 2; ++line) session.known(line);
    for (uint32_t r = session.withheld(); r-- > 0;) {
      const engine::Row& row = session.rows()[r];
      require(row.text <= file_bytes && row.text_bytes <= file_bytes - row.text);
    }
  }
}

}  // namespace goeswith::fuzz
