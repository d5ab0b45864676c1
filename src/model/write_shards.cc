#include "model/write_shards.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>
#include <stdexcept>
#include <utility>

#include "model/crc32.h"
#include "model/item_rules.h"
#include "model/write_bits.h"

namespace goeswith::model {
namespace {

uint8_t byte_of_prior(uint32_t steps) {
  uint32_t byte = 0;
  while (byte < kMaxPriorByte && prior_of_byte(byte + 1) <= steps) ++byte;
  const bool next =
      byte < kMaxPriorByte && prior_of_byte(byte + 1) - steps < steps - prior_of_byte(byte);
  return static_cast<uint8_t>(next ? byte + 1 : byte);
}

template <typename T>
void append(std::vector<uint8_t>& bytes, const T& value) {
  const auto* begin = reinterpret_cast<const uint8_t*>(&value);
  bytes.insert(bytes.end(), begin, begin + sizeof(value));
}

void append_number(std::vector<uint8_t>& bytes, uint32_t value) {
  for (; value > 127; value >>= 7) bytes.push_back(static_cast<uint8_t>(value | 128));
  bytes.push_back(static_cast<uint8_t>(value));
}

}  // namespace

// A head or a shard while it is written.
class ShardWriter::Part {
 public:
  Part(const ShardWriter& writer, uint32_t shard) : writer_(writer), model_(writer.model_) {
    PartHeader header;
    std::memcpy(header.magic, kMagic, sizeof(kMagic));
    header.version = writer.ruled() ? kRuledShardVersion : kShardVersion;
    header.shard = shard;
    std::memcpy(header.model, writer.id_, kModelIdBytes);
    append(bytes_, header);
  }

  void add_head() {
    HeadHeader head{};
    head.items = model_.items();
    head.orders = model_.orders();
    head.shards = writer_.options_.shards;
    head.prior_step = model_.prior_step();
    head.min_probability = model_.min_probability();
    model_.currency().copy(head.currency, sizeof(head.currency));
    head.decimals = static_cast<uint8_t>(model_.decimals());
    head.size_classes = static_cast<uint8_t>(model_.counts().size_classes);
    head.knots = static_cast<uint8_t>(model_.counts().knots);
    head.cards = static_cast<uint8_t>(writer_.options_.cards);
    append(bytes_, head);
    const auto ranking = model_.ranking_bytes();
    bytes_.insert(bytes_.end(), ranking.begin(), ranking.end());
  }

  void add_numbers(std::span<const uint32_t> numbers) {
    own_ = static_cast<uint32_t>(numbers.size());
    bits_.ascending(numbers, model_.items());
    cards_.insert(cards_.end(), numbers.begin(), numbers.end());
  }

  void add_row(uint32_t number) {
    std::vector<RowEntry> row = writer_.best_first(writer_.item_[number]);
    const std::vector<RowEntry> cards(
        row.begin(),
        row.begin() + static_cast<ptrdiff_t>(std::min<size_t>(row.size(), writer_.options_.cards)));
    std::sort(row.begin(), row.end(),
              [](const RowEntry& a, const RowEntry& b) { return a.number < b.number; });
    write_row(bits_, row, model_.items(), parts_);
    const uint64_t before = bits_.count();
    for (size_t a = 0; a < cards.size(); ++a) {
      cards_.push_back(cards[a].number);
      for (size_t b = 0; b < a; ++b) {
        // The same in whichever row the two are met.
        const auto [first, second] = std::minmax(cards[a].number, cards[b].number);
        bits_.bits(writer_.pair_code(first, second), kPairBits);
      }
    }
    parts_.pair_bits += bits_.count() - before;
  }

  std::vector<uint8_t> finish(PartBytes* sum) {
    const size_t header_bytes = bytes_.size();
    append_number(bytes_, own_);
    append_number(bytes_, static_cast<uint32_t>(bits_.bytes().size()));
    bytes_.insert(bytes_.end(), bits_.bytes().begin(), bits_.bytes().end());
    const size_t items_begin = bytes_.size();
    add_items();
    const size_t texts_begin = bytes_.size();
    for (uint32_t field = 0; field < text_fields(writer_.ruled()); ++field) {
      for (const uint32_t number : cards_) {
        const auto text = model_.text(writer_.item_[number], static_cast<TextField>(field));
        bytes_.insert(bytes_.end(), text.begin(), text.end());
        bytes_.push_back(0);
      }
    }
    const size_t texts_end = bytes_.size();
    append(bytes_, crc32(bytes_));
    if (sum != nullptr) {
      sum->entries += parts_.entries;
      sum->number_bits += parts_.number_bits;
      sum->code_bits += parts_.code_bits;
      sum->order_bits += parts_.order_bits;
      sum->pair_bits += parts_.pair_bits;
      sum->other_bits += 8 * (items_begin - header_bytes) - parts_.number_bits - parts_.code_bits -
                         parts_.order_bits - parts_.pair_bits;
      sum->items += cards_.size();
      sum->item_bytes += texts_begin - items_begin;
      sum->text_bytes += texts_end - texts_begin;
      sum->header_bytes += header_bytes + bytes_.size() - texts_end;
    }
    return std::move(bytes_);
  }

 private:
  // A column after the other, of every card once.
  void add_items() {
    std::sort(cards_.begin(), cards_.end());
    cards_.erase(std::unique(cards_.begin(), cards_.end()), cards_.end());
    std::vector<uint32_t> items;
    for (const uint32_t number : cards_) items.push_back(writer_.item_[number]);
    for (size_t k = 0; k < items.size(); ++k) {
      const uint32_t orders = model_.item_orders(items[k]);
      append_number(bytes_, k == 0 ? orders : model_.item_orders(items[k - 1]) - orders);
    }
    // One more, so that none is 0.
    for (const uint32_t item : items) append_number(bytes_, model_.price(item) + 1);
    for (const uint32_t item : items) bytes_.push_back(byte_of_prior(model_.prior_steps(item)));
    for (const uint32_t item : items) {
      bytes_.push_back(static_cast<uint8_t>(model_.flags(item) |
                                            (writer_.variants_[item] != 0 ? kHasVariants : 0)));
    }
    for (const uint32_t item : items) {
      if (writer_.variants_[item] == 0) continue;
      append_number(bytes_, writer_.number_[model_.product(item)]);
    }
  }

  const ShardWriter& writer_;
  const Model& model_;
  std::vector<uint8_t> bytes_;
  BitWriter bits_;
  uint32_t own_ = 0;
  std::vector<uint32_t> cards_;
  PartBytes parts_;
};

ShardWriter::ShardWriter(const Model& model, const ShardOptions& options)
    : model_(model), options_(options) {
  if (model.version() < kVersion) {
    throw std::invalid_argument("a model of version 1 cannot be split into shards");
  }
  if (options.shards == 0 || options.shards > kMaxShards || options.cards == 0 ||
      options.cards > kMaxCards) {
    throw std::invalid_argument("a model has 1…16,777,216 shards of 1…32 cards a row");
  }
  if (options.popular == 0) {
    throw std::invalid_argument("the head of a sharded model needs an item");
  }
  const uint32_t n = model.items();
  item_.resize(n);
  std::iota(item_.begin(), item_.end(), 0u);
  std::stable_sort(item_.begin(), item_.end(), [&](uint32_t a, uint32_t b) {
    return model.item_orders(a) > model.item_orders(b);
  });
  number_.resize(n);
  for (uint32_t k = 0; k < n; ++k) number_[item_[k]] = k;

  std::vector<uint32_t> shard(n);  // by number
  begin_.assign(options.shards + 1, 0);
  for (uint32_t k = 0; k < n; ++k) {
    shard[k] = shard_of(model.text(item_[k], kSku), options.shards);
    ++begin_[shard[k] + 1];
  }
  std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  members_.resize(n);
  std::vector<uint32_t> next(begin_.begin(), begin_.end() - 1);
  for (uint32_t k = 0; k < n; ++k) members_[next[shard[k]]++] = k;

  variants_.assign(n, 0);
  std::vector<uint32_t> last_row(n, 0);  // by item: 1 + the last item that has it as a neighbour
  for (uint32_t i = 0; i < n; ++i) {
    if (model.row_end(i) - model.row_begin(i) > kMaxRow) {
      throw std::invalid_argument("an item has more neighbours than a shard can hold");
    }
    for (uint32_t k = model.row_begin(i); k < model.row_end(i); ++k) {
      uint32_t& last = last_row[model.neighbour_item(k)];
      if (last == i + 1) throw std::invalid_argument("an item has a neighbour twice");
      last = i + 1;
    }
    if (model.product(i) != i) variants_[i] = variants_[model.product(i)] = 1;
  }
}

void ShardWriter::set_model_id(std::span<const uint8_t, kModelIdBytes> id) {
  std::copy(id.begin(), id.end(), id_);
}

std::vector<uint8_t> ShardWriter::head(PartBytes* bytes) const {
  Part part(*this, kHeadShard);
  part.add_head();
  std::vector<uint32_t> numbers;
  for (const uint32_t item : model_.popular()) {
    if (numbers.size() < options_.popular) numbers.push_back(number_[item]);
  }
  if (numbers.empty()) numbers.push_back(0);
  part.add_numbers(numbers);
  return part.finish(bytes);
}

std::vector<uint8_t> ShardWriter::shard(uint32_t shard, PartBytes* bytes) const {
  Part part(*this, shard);
  const auto numbers =
      std::span(members_).subspan(begin_[shard], begin_[shard + 1] - begin_[shard]);
  part.add_numbers(numbers);
  for (const uint32_t number : numbers) part.add_row(number);
  return part.finish(bytes);
}

// An item's neighbours in the order in which a reader finds them: first those that its rules name.
std::vector<RowEntry> ShardWriter::best_first(uint32_t item) const {
  std::vector<RowEntry> row;
  for (uint32_t k = model_.row_begin(item); k < model_.row_end(item); ++k) {
    row.push_back(
        {number_[model_.neighbour_item(k)], model_.neighbour_code(k), model_.neighbour_orders(k)});
  }
  const char* rules = model_.rules(item);
  for (ItemRule rule; next_rule(rules, rule);) {
    const uint32_t named = rule.sku.empty() ? kNoItem : model_.find(rule.sku);
    if (named == kNoItem) continue;
    for (RowEntry& entry : row) {
      if (entry.number == number_[named] && entry.code < kNamedCode) entry.code += kNamedCode;
    }
  }
  std::sort(row.begin(), row.end(), [](const RowEntry& a, const RowEntry& b) {
    return a.code != b.code ? a.code > b.code : a.number < b.number;
  });
  return row;
}

// Of the cosine of two cards' orders, from the row of either: the nearest that a pair can say.
uint32_t ShardWriter::pair_code(uint32_t a, uint32_t b) const {
  for (const auto& [item, other] : {std::pair(item_[a], item_[b]), std::pair(item_[b], item_[a])}) {
    for (uint32_t k = model_.row_begin(item); k < model_.row_end(item); ++k) {
      if (model_.neighbour_item(k) != other) continue;
      const double product = static_cast<double>(model_.item_orders(item)) *
                             static_cast<double>(model_.item_orders(other));
      const double cosine = product > 0 ? model_.neighbour_orders(k) / std::sqrt(product) : 0;
      uint32_t code = 0;
      for (uint32_t c = 1; c < 1u << kPairBits; ++c) {
        const auto off = [&](uint32_t of) { return std::abs(kPairCosines[of] - cosine); };
        if (off(c) < off(code)) code = c;
      }
      return code;
    }
  }
  return 0;
}

void append_part(std::vector<uint8_t>& parts, std::span<const uint8_t> part) {
  append(parts, static_cast<uint32_t>(part.size()));
  parts.insert(parts.end(), part.begin(), part.end());
}

}  // namespace goeswith::model
