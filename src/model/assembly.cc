#include "model/assembly.h"

#include <cmath>
#include <cstddef>
#include <cstring>

#include "model/crc32.h"

namespace goeswith::model {
namespace {

constexpr uint32_t kLengthBytes = 4;

uint64_t key(uint32_t number, uint32_t item) { return uint64_t{number} << 32 | item; }
uint32_t number_of(uint64_t key) { return static_cast<uint32_t>(key >> 32); }
uint32_t item_of(uint64_t key) { return static_cast<uint32_t>(key); }

// n_ab of two items whose orders have this cosine.
uint32_t orders_of_both(float cosine, uint32_t a, uint32_t b) {
  const float product = static_cast<float>(a) * static_cast<float>(b);
  const auto orders = static_cast<uint32_t>(cosine * std::sqrt(product));
  const uint32_t most = a < b ? a : b;
  return orders < most ? orders : most;
}

// Compares items by their SKUs.
struct Skus {
  const Gathered::Item* items;
  const uint8_t* parts;

  const char* sku(uint64_t item) const {
    return reinterpret_cast<const char*>(parts + items[item].text[kSku]);
  }
  static bool before(const void* skus, uint64_t a, uint64_t b) {
    const Skus& all = *static_cast<const Skus*>(skus);
    return std::strcmp(all.sku(a), all.sku(b)) < 0;
  }
};

// How many of ascending numbers are below this one.
uint32_t count_below(std::span<const uint64_t> numbers, uint64_t number) {
  uint32_t begin = 0;
  for (auto end = static_cast<uint32_t>(numbers.size()); begin < end;) {
    const uint32_t middle = begin + (end - begin) / 2;
    if (numbers[middle] < number) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

bool holds(std::span<const uint64_t> numbers, uint64_t number) {
  const uint32_t at = count_below(numbers, number);
  return at < numbers.size() && numbers[at] == number;
}

std::span<const uint64_t> all_of(const Grow<uint64_t>& numbers) {
  return {numbers.begin(), numbers.count()};
}

template <typename T>
void put(uint8_t* file, uint64_t offset, const T& value) {
  std::memcpy(file + offset, &value, sizeof(value));
}

}  // namespace

OpenError Assembly::put_together(std::span<const uint8_t> parts, std::span<uint64_t> wanted,
                                 Model& model) {
  OpenError error = read_parts(parts);
  if (error != OpenError::kNone) return error;
  bad_part_ = 0;
  if (!choose(parts, wanted)) return OpenError::kMemory;
  error = number_items(parts);
  if (error != OpenError::kNone) return error;
  count_neighbours();
  error = write(parts);
  return error == OpenError::kNone ? Model::open(file(), model) : error;
}

OpenError Assembly::read_parts(std::span<const uint8_t> parts) {
  gathered_.clear();
  bad_part_ = 0;
  if (parts.size() > 0xFFFFFFFF) return OpenError::kLimits;  // places are told in 32 bits
  for (size_t at = 0; at < parts.size(); ++bad_part_) {
    uint32_t length;
    if (parts.size() - at < kLengthBytes) return OpenError::kTooShort;
    std::memcpy(&length, parts.data() + at, kLengthBytes);
    at += kLengthBytes;
    if (parts.size() - at < length) return OpenError::kTooShort;
    const OpenError error =
        read_part(parts, static_cast<uint32_t>(at), static_cast<uint32_t>(at + length), gathered_);
    if (error != OpenError::kNone) return error;
    at += length;
  }
  return gathered_.ranking != nullptr ? OpenError::kNone : OpenError::kTooShort;
}

// Leaves in order_ the items that are kept, and in gathered_ the rows of those that are wanted.
bool Assembly::choose(std::span<const uint8_t> parts, std::span<uint64_t> wanted) {
  const uint32_t all = gathered_.items.count();
  kept_.clear();
  heap_sort(wanted.data(), static_cast<uint32_t>(wanted.size()));
  const Skus skus{gathered_.items.begin(), parts.data()};
  if (!order_.zeros(all)) return false;
  uint32_t rows = 0;
  uint32_t pairs = 0;
  for (Gathered::Row& row : gathered_.rows) {
    if (!wanted.empty() && !holds(wanted, hash_of(skus.sku(row.item)))) continue;
    for (uint32_t k = row.pairs_begin; k < row.pairs_end; ++k) {
      gathered_.pairs[pairs++] = gathered_.pairs[k];
    }
    gathered_.rows[rows++] = row;
    const uint32_t cards = gathered_.head.cards;
    for (uint32_t k = 0; k < row.count && k < cards; ++k) {
      if (!kept_.push(gathered_.entries[row.begin + k].number)) return false;
    }
  }
  gathered_.rows.cut(rows);
  gathered_.pairs.cut(pairs);
  heap_sort(kept_.begin(), kept_.count());
  uint32_t count = 0;
  for (uint32_t k = 0; k < all; ++k) {
    const bool kept = wanted.empty() || k < gathered_.popular ||
                      holds(all_of(kept_), gathered_.items[k].number) ||
                      holds(wanted, hash_of(skus.sku(k)));
    if (kept) order_[count++] = k;
  }
  order_.cut(count);
  return true;
}

// In the order of their SKUs, each once.
OpenError Assembly::number_items(std::span<const uint8_t> parts) {
  const uint32_t all = order_.count();
  if (!by_number_.zeros(all) || !row_.zeros(all) || !row_end_.zeros(all + 1)) {
    return OpenError::kMemory;
  }
  const Skus skus{gathered_.items.begin(), parts.data()};
  heap_sort(order_.begin(), all, Skus::before, &skus);
  count_ = 0;
  for (uint32_t k = 0; k < all; ++k) {
    const Gathered::Item& found = gathered_.items[static_cast<uint32_t>(order_[k])];
    if (count_ > 0 && !Skus::before(&skus, order_[count_ - 1], order_[k])) {
      if (item(count_ - 1).number != found.number) return OpenError::kPart;
      continue;
    }
    order_[count_] = order_[k];
    by_number_[count_] = key(found.number, count_);
    ++count_;
  }
  heap_sort(by_number_.begin(), count_);
  for (uint32_t k = 1; k < count_; ++k) {
    if (number_of(by_number_[k - 1]) == number_of(by_number_[k])) return OpenError::kPart;
  }
  return OpenError::kNone;
}

const Gathered::Item& Assembly::item(uint32_t item) const {
  return gathered_.items[static_cast<uint32_t>(order_[item])];
}

// The item of the model with this number, or kNoItem.
uint32_t Assembly::find(uint32_t number) const {
  const uint32_t at = count_below({by_number_.begin(), count_}, key(number, 0));
  return at < count_ && number_of(by_number_[at]) == number ? item_of(by_number_[at]) : kNoItem;
}

// Turns numbers into items, and row_end_ into where each item's row begins in the file. A pair
// stands in the row of its first item if that has none of its own.
void Assembly::count_neighbours() {
  for (uint32_t r = 0; r < gathered_.rows.count(); ++r) {
    Gathered::Row& row = gathered_.rows[r];
    const uint32_t item = find(row.number);
    uint32_t found = 0;
    for (uint32_t k = row.begin; k < row.begin + row.count; ++k) {
      Gathered::Entry entry = gathered_.entries[k];
      entry.number = find(entry.number);
      if (entry.number != kNoItem) gathered_.entries[row.begin + found++] = entry;
    }
    row.count = found;
    row_[item] = r + 1;
    row_end_[item] = found;
  }
  for (Gathered::Pair& pair : gathered_.pairs) {
    for (uint32_t& number : pair.number) number = find(number);
    if (pair.number[1] == kNoItem) pair.number[0] = kNoItem;
    if (pair.number[0] != kNoItem && row_[pair.number[0]] == 0) ++row_end_[pair.number[0]];
  }
  uint32_t sum = 0;
  for (uint32_t i = 0; i < count_; ++i) {
    const uint32_t count = row_end_[i];
    row_end_[i] = sum;
    sum += count;
  }
  row_end_[count_] = sum;
}

OpenError Assembly::write(std::span<const uint8_t> parts) {
  const HeadHeader& head = gathered_.head;
  uint64_t text_bytes = 0;
  const auto text = [&](uint32_t i, uint32_t field) {
    return reinterpret_cast<const char*>(parts.data() + item(i).text[field]);
  };
  for (uint32_t i = 0; i < count_; ++i) {
    for (uint32_t f = 0; f < gathered_.text_fields(); ++f)
      text_bytes += std::strlen(text(i, f)) + 1;
  }
  const uint32_t version = gathered_.ruled() ? kRuledVersion : kVersion;
  const Counts counts{version,           count_,    row_end_[count_], gathered_.popular, text_bytes,
                      head.size_classes, head.knots};
  const Sections at = sections_of(counts);
  if (at.file_bytes > 0xFFFFFFF0) return OpenError::kLimits;
  if (!file_.zeros(static_cast<uint32_t>(at.file_bytes / 4))) return OpenError::kMemory;
  auto* file = reinterpret_cast<uint8_t*>(file_.begin());

  Header header{};
  std::memcpy(header.magic, kMagic, sizeof(kMagic));
  header.version = version;
  header.shards = 1;
  header.items = count_;
  header.neighbours = row_end_[count_];
  header.popular = gathered_.popular;
  header.text_bytes = static_cast<uint32_t>(text_bytes);
  header.orders = head.orders;
  header.prior_step = head.prior_step;
  std::memcpy(header.currency, head.currency, sizeof(head.currency));
  header.decimals = head.decimals;
  header.size_classes = head.size_classes;
  header.knots = head.knots;
  header.min_probability = head.min_probability;
  put(file, 0, header);
  std::memcpy(file + at.class_lines, gathered_.ranking, gathered_.ranking_bytes);
  write_neighbours(at, file);
  uint32_t text_end = 0;
  for (uint32_t i = 0; i < count_; ++i) {
    const Gathered::Item& found = item(i);
    put(file, at.row_end + 4 * i, row_end_[i]);
    put(file, at.item_orders + 4 * i, found.orders);
    put(file, at.item_price + 4 * i, found.price);
    put(file, at.item_prior + 2 * i, static_cast<uint16_t>(found.prior));
    file[at.item_flags + i] = found.flags;
    for (uint32_t f = 0; f < gathered_.text_fields(); ++f) {
      const size_t size = std::strlen(text(i, f)) + 1;
      std::memcpy(file + at.text + text_end, text(i, f), size);
      text_end += static_cast<uint32_t>(size);
    }
    put(file, at.text_end + 4 * i, text_end);
  }
  for (uint32_t k = 0; k < gathered_.popular; ++k) {
    put(file, at.popular + 4 * k, find(gathered_.items[k].number));
  }
  // Of the variants of a product the first stands for it.
  for (uint32_t i = 0; i < count_; ++i) by_number_[i] = key(item(i).product, i);
  heap_sort(by_number_.begin(), count_);
  uint32_t first = 0;
  for (uint32_t k = 0; k < count_; ++k) {
    if (number_of(by_number_[k]) != number_of(by_number_[first])) first = k;
    put(file, at.item_product + 4 * item_of(by_number_[k]), item_of(by_number_[first]));
  }
  put(file, at.checksum, crc32({file, static_cast<size_t>(at.checksum)}));
  return OpenError::kNone;
}

// Leaves in row_end_ where each row ends.
void Assembly::write_neighbours(const Sections& at, uint8_t* file) {
  const auto write_one = [&](uint32_t item, uint32_t neighbour, uint32_t orders, uint32_t code) {
    const uint64_t k = row_end_[item]++;
    put(file, at.neighbour_item + 4 * k, neighbour);
    put(file, at.neighbour_orders + 4 * k, orders);
    file[at.neighbour_code + k] = static_cast<uint8_t>(code);
  };
  for (uint32_t i = 0; i < count_; ++i) {
    if (row_[i] == 0) continue;
    const Gathered::Row& row = gathered_.rows[row_[i] - 1];
    const Gathered::Entry* entries = gathered_.entries.begin() + row.begin;
    // What is named comes first; each goes to its place among the others.
    uint32_t other = 0;
    while (other < row.count && entries[other].code >= kNamedCode) ++other;
    const uint32_t named = other;
    for (uint32_t k = 0; k < named || other < row.count;) {
      const bool first =
          k < named && (other == row.count || entries[k].code - kNamedCode >= entries[other].code);
      const Gathered::Entry& entry = entries[first ? k++ : other++];
      write_one(i, entry.number, entry.orders, entry.code % kNamedCode);
    }
  }
  for (const Gathered::Pair& pair : gathered_.pairs) {
    const uint32_t a = pair.number[0];
    const uint32_t b = pair.number[1];
    if (a == kNoItem || row_[a] != 0) continue;
    write_one(a, b, orders_of_both(pair.cosine, item(a).orders, item(b).orders), 0);
  }
}

}  // namespace goeswith::model
