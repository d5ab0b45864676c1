#include "model/model.h"

#include <bit>
#include <cstring>

#include "model/crc32.h"

namespace goeswith::model {

static_assert(std::endian::native == std::endian::little, "the file is read in place");

const char* name_of(OpenError error) {
  // In the order of OpenError.
  constexpr const char* kNames[] = {
      "none",       "misaligned", "too short", "not a model", "unsupported version", "limits",
      "wrong size", "checksum",   "header",    "rows",        "neighbours",          "order counts",
      "products",   "popular",    "flags",     "text",        "SKU order",           "padding",
  };
  return kNames[static_cast<uint32_t>(error)];
}

OpenError Model::open(std::span<const uint8_t> file, Model& model) {
  if (reinterpret_cast<uintptr_t>(file.data()) % 4 != 0) return OpenError::kMisaligned;
  if (file.size() < sizeof(Header)) return OpenError::kTooShort;
  const auto* header = reinterpret_cast<const Header*>(file.data());
  if (std::memcmp(header->magic, kMagic, sizeof(kMagic)) != 0) return OpenError::kNotAModel;
  if (header->version != kVersion || header->shard != 0 || header->shards != 1) {
    return OpenError::kUnsupportedVersion;
  }
  if (header->items == 0 || header->items > kMaxItems || header->neighbours > kMaxNeighbours ||
      header->popular > header->items || header->text_bytes > kMaxTextBytes ||
      header->orders == 0) {
    return OpenError::kLimits;
  }
  const Sections at =
      sections_of(header->items, header->neighbours, header->popular, header->text_bytes);
  if (file.size() != at.file_bytes) return OpenError::kWrongSize;

  Model opened;
  const auto words = [&](uint64_t offset) {
    return reinterpret_cast<const uint32_t*>(file.data() + offset);
  };
  if (*words(at.checksum) != crc32(file.first(static_cast<size_t>(at.checksum))))
    return OpenError::kChecksum;
  opened.header_ = header;
  opened.row_end_ = words(at.row_end);
  opened.neighbour_item_ = words(at.neighbour_item);
  opened.neighbour_orders_ = words(at.neighbour_orders);
  opened.item_orders_ = words(at.item_orders);
  opened.item_price_ = words(at.item_price);
  opened.item_product_ = words(at.item_product);
  opened.popular_ = words(at.popular);
  opened.text_end_ = words(at.text_end);
  opened.neighbour_weight_ = reinterpret_cast<const uint16_t*>(file.data() + at.neighbour_weight);
  opened.item_flags_ = file.data() + at.item_flags;
  opened.text_ = reinterpret_cast<const char*>(file.data() + at.text);
  const OpenError error = opened.check(at);
  if (error == OpenError::kNone) model = opened;
  return error;
}

OpenError Model::check(const Sections& at) const {
  const float scale = header_->weight_scale;
  if (!(scale > 0 && scale <= 3.4e38f) || header_->decimals > 4) return OpenError::kHeader;
  const bool no_currency = header_->currency[0] == 0;
  for (const char letter : header_->currency) {
    if (no_currency ? letter != 0 : letter < 'A' || letter > 'Z') return OpenError::kHeader;
  }
  // Items before neighbours: a pair's orders are compared with its items'.
  for (const OpenError error : {check_items(), check_neighbours(), check_text()}) {
    if (error != OpenError::kNone) return error;
  }
  const char* padding = text_ + header_->text_bytes;
  const char* end = text_ + (at.checksum - at.text);
  for (; padding != end; ++padding) {
    if (*padding != 0) return OpenError::kPadding;
  }
  return OpenError::kNone;
}

OpenError Model::check_items() const {
  const uint32_t n = items();
  for (uint32_t i = 0; i < n; ++i) {
    if (item_orders_[i] > orders()) return OpenError::kOrders;
    if (item_product_[i] >= n) return OpenError::kProducts;
    if ((item_flags_[i] & ~kKnownFlags) != 0) return OpenError::kFlags;
  }
  const std::span<const uint32_t> list = popular();
  for (size_t k = 0; k < list.size(); ++k) {
    if (list[k] >= n) return OpenError::kPopular;
    if (k == 0) continue;
    const uint32_t before = item_orders_[list[k - 1]];
    const uint32_t here = item_orders_[list[k]];
    if (before < here || (before == here && list[k - 1] >= list[k])) return OpenError::kPopular;
  }
  return OpenError::kNone;
}

OpenError Model::check_neighbours() const {
  uint32_t begin = 0;
  for (uint32_t i = 0; i < items(); ++i) {
    const uint32_t end = row_end_[i];
    if (end < begin || end > neighbours()) return OpenError::kRows;
    for (uint32_t k = begin; k < end; ++k) {
      const uint32_t j = neighbour_item_[k];
      if (j >= items() || j == i || neighbour_weight_[k] == 0) return OpenError::kNeighbours;
      if (k > begin && neighbour_weight_[k] > neighbour_weight_[k - 1]) {
        return OpenError::kNeighbours;
      }
      if (neighbour_orders_[k] == 0 || neighbour_orders_[k] > item_orders_[i] ||
          neighbour_orders_[k] > item_orders_[j]) {
        return OpenError::kOrders;
      }
    }
    begin = end;
  }
  return begin == neighbours() ? OpenError::kNone : OpenError::kRows;
}

OpenError Model::check_text() const {
  uint32_t begin = 0;
  for (uint32_t i = 0; i < items(); ++i) {
    const uint32_t end = text_end_[i];
    if (end <= begin || end > header_->text_bytes) return OpenError::kText;
    uint32_t strings = 0;
    for (uint32_t k = begin; k < end; ++k) strings += text_[k] == 0 ? 1 : 0;
    if (strings != kTextFields || text_[end - 1] != 0) return OpenError::kText;
    if (text_[begin] == 0) return OpenError::kSkus;
    if (i > 0 && text(i - 1, kSku) >= text(i, kSku)) return OpenError::kSkus;
    begin = end;
  }
  return begin == header_->text_bytes ? OpenError::kNone : OpenError::kText;
}

std::string_view Model::text(uint32_t item, TextField field) const {
  const char* string = text_ + text_begin(item);
  for (uint32_t f = 0; f < field; ++f) string += std::strlen(string) + 1;
  return string;
}

uint32_t Model::find(std::string_view sku) const {
  uint32_t begin = 0;
  uint32_t end = items();
  while (begin < end) {
    const uint32_t middle = begin + (end - begin) / 2;
    if (text(middle, kSku) < sku) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin < items() && text(begin, kSku) == sku ? begin : kNoItem;
}

uint32_t Model::row_of(uint32_t k) const {
  uint32_t begin = 0;
  uint32_t end = items() - 1;
  while (begin < end) {
    const uint32_t middle = begin + (end - begin) / 2;
    if (row_end_[middle] <= k) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

}  // namespace goeswith::model
