// Whatever the bytes of a model file are, opening it and asking it stays inside them, ends, and
// keeps the promises of engine/recommender.h.
//
// An input is a model file, and after it the SKUs of a cart. The file is opened as it is, and once
// more with its length, magic, version and checksum repaired, so that mutations reach what is
// checked after them.
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <span>
#include <vector>

#include "engine/recommender.h"
#include "engine/session.h"
#include "model/crc32.h"
#include "model/layout.h"
#include "model/model.h"

using namespace goeswith;

namespace {

constexpr uint64_t kMaxFileBytes = 64 << 10;  // a header may ask for more than there is

void require(bool holds) {
  if (!holds) abort();
}

// A heap block of its own, so that the sanitizer sees one byte too far.
struct File {
  explicit File(size_t size) : words(new uint32_t[(size + 3) / 4]()), bytes(size) {}
  std::span<uint8_t> span() { return {reinterpret_cast<uint8_t*>(words.get()), bytes}; }

  std::unique_ptr<uint32_t[]> words;
  size_t bytes;
};

// The file that the header describes, made of the input and then of zeros; sets `used` to how much
// of the input it took.
File repaired(std::span<const uint8_t> input, size_t& used) {
  model::Header header;
  std::memcpy(&header, input.data(), sizeof(header));
  std::memcpy(header.magic, model::kMagic, sizeof(header.magic));
  header.version = model::kVersion;
  header.shard = 0;
  header.shards = 1;
  const model::Sections at =
      model::sections_of(header.items, header.neighbours, header.popular, header.text_bytes);
  const bool fits = at.file_bytes <= kMaxFileBytes;
  File file(fits ? static_cast<size_t>(at.file_bytes) : input.size());
  used = std::min(file.bytes, input.size());
  std::memcpy(file.span().data(), input.data(), used);
  std::memcpy(file.span().data(), &header, sizeof(header));
  if (fits) {
    const size_t end = static_cast<size_t>(at.checksum);
    const uint32_t checksum = model::crc32(file.span().first(end));
    std::memcpy(file.span().data() + end, &checksum, sizeof(checksum));
  }
  return file;
}

// Reads all that accessors give of a model that opened.
void read_all(const model::Model& model) {
  uint64_t sum = model.currency().size() + model.decimals();
  for (uint32_t i = 0; i < model.items(); ++i) {
    size_t bytes = 0;
    for (uint32_t field = 0; field < model::kTextFields; ++field) {
      bytes += model.text(i, static_cast<model::TextField>(field)).size() + 1;
    }
    require(bytes == model.text(i).size());
    require(model.find(model.text(i, model::kSku)) == i);
    require(model.product(i) < model.items());
    for (uint32_t k = model.row_begin(i); k < model.row_end(i); ++k) {
      require(model.neighbour_item(k) < model.items() && model.neighbour_item(k) != i);
      require(model.row_of(k) == i);
      require(model.neighbour_orders(k) <= model.item_orders(i));
      sum += model.neighbour_weight(k);
    }
    sum += model.price(i);
  }
  for (const uint32_t item : model.popular()) require(item < model.items());
  static volatile uint64_t sink;
  sink = sum;
}

void check_answer(const model::Model& model, const engine::Query& query,
                  std::span<const engine::Suggestion> answer) {
  require(answer.size() <= std::min(query.limit, engine::kMaxLimit));
  std::vector<bool> taken(model.items());
  for (const std::span<const uint32_t> items : {query.cart, query.excluded}) {
    for (const uint32_t item : items) {
      if (item != model::kNoItem) taken[model.product(item)] = true;
    }
  }
  float before = INFINITY;
  for (const engine::Suggestion& suggestion : answer) {
    require(suggestion.item < model.items() && model.in_stock(suggestion.item));
    require(!taken[model.product(suggestion.item)]);
    taken[model.product(suggestion.item)] = true;
    require(suggestion.score >= 0 && suggestion.score <= before);
    before = suggestion.score;
    require(suggestion.attach_rate >= 0 && suggestion.attach_rate <= 1);
    require(suggestion.lift >= 0);
    require((suggestion.with == model::kNoItem) == (suggestion.score == 0));
  }
}

// The input's bytes as a query: limit, popular, and an item or an unknown one a byte.
void ask(const model::Model& model, std::span<const uint8_t> bytes) {
  engine::Recommender recommender;
  require(recommender.open(model));
  const uint32_t limit = bytes.empty() ? 4 : bytes[0];
  const auto popular = static_cast<engine::Popular>(bytes.size() < 2 ? 2 : bytes[1] % 3);
  std::vector<uint32_t> items;
  for (const uint8_t byte : bytes.subspan(std::min<size_t>(bytes.size(), 2))) {
    items.push_back(byte == 0xFF ? model::kNoItem : byte % model.items());
  }
  if (items.empty()) items.push_back(0);
  const size_t cart = items.size() - items.size() / 4;
  const engine::Query query = {std::span(items).first(cart), std::span(items).subspan(cart), limit,
                               popular};
  const auto first = recommender.suggest(query);
  check_answer(model, query, first);
  const std::vector<engine::Suggestion> kept(first.begin(), first.end());
  // What the first answer left behind must not show in the next.
  const auto again = recommender.suggest(query);
  require(kept.size() == again.size());
  for (size_t s = 0; s < kept.size(); ++s) {
    require(kept[s].item == again[s].item && kept[s].score == again[s].score);
  }
}

// As the browser asks: SKUs as text, numbers that nobody has checked.
void ask_session(std::span<const uint8_t> file, std::span<const uint8_t> skus) {
  static engine::Session session;
  uint8_t* room = session.model_buffer(static_cast<uint32_t>(file.size()));
  require(room != nullptr);
  std::memcpy(room, file.data(), file.size());
  const bool opened = session.open() == 0;
  const auto size = static_cast<uint32_t>(skus.size());
  uint8_t* place = session.sku_buffer(size);
  if (size > 0) std::memcpy(place, skus.data(), size);
  const auto ends = static_cast<uint32_t>(std::count(skus.begin(), skus.end(), 0));
  const uint32_t queries[][4] = {{ends, 0, 4, 1},
                                 {ends / 2, ends - ends / 2, 64, 2},
                                 {0, 0, 4, 2},
                                 {ends + 1, 0, 4, 0},
                                 {0xFFFFFFFF, 2, 0xFFFFFFFF, 7}};
  for (const auto& [cart, excluded, limit, popular] : queries) {
    const uint32_t rows = session.suggest(cart, excluded, limit, popular);
    require(opened || rows == 0);
    for (uint32_t r = 0; r < rows; ++r) {
      const engine::Row& row = session.rows()[r];
      require(row.text <= file.size() && row.text_bytes <= file.size() - row.text);
      require(row.with_text <= file.size() && row.with_text_bytes <= file.size() - row.with_text);
    }
    for (uint32_t line = 0; line < ends + 2; ++line) session.known(line);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::span<const uint8_t> input(data, size);
  model::Model model;
  File as_it_is(size);
  if (size > 0) std::memcpy(as_it_is.span().data(), data, size);
  const model::OpenError error = model::Model::open(as_it_is.span(), model);
  require(std::strlen(model::name_of(error)) > 0);
  if (error == model::OpenError::kNone) read_all(model);
  if (size < sizeof(model::Header)) return 0;
  require(model::Model::open(as_it_is.span().subspan(1), model) == model::OpenError::kMisaligned);

  size_t used = 0;
  File file = repaired(input, used);
  const std::span<const uint8_t> query = input.subspan(used);
  if (model::Model::open(file.span(), model) == model::OpenError::kNone) {
    read_all(model);
    ask(model, query);
  }
  ask_session(file.span(), query);
  return 0;
}
