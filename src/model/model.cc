#include "model/model.h"

#include <bit>
#include <cmath>
#include <cstring>

#include "model/crc32.h"

namespace goeswith::model {

static_assert(std::endian::native == std::endian::little, "the file is read in place");

const char* name_of(OpenError error) {
  // In the order of OpenError.
  constexpr const char* kNames[] = {
      "none",        "misaligned",    "too short",    "not a model", "unsupported version",
      "limits",      "wrong size",    "checksum",     "header",      "ranking",
      "rows",        "neighbours",    "order counts", "products",    "popular",
      "flags",       "text",          "SKU order",    "padding",     "part of another model",
      "broken part", "out of memory",
  };
  return kNames[static_cast<uint32_t>(error)];
}

OpenError Model::open(std::span<const uint8_t> file, Model& model) {
  if (reinterpret_cast<uintptr_t>(file.data()) % 4 != 0) return OpenError::kMisaligned;
  if (file.size() < kHeader1Bytes) return OpenError::kTooShort;
  const auto* header = reinterpret_cast<const Header*>(file.data());
  if (std::memcmp(header->magic, kMagic, sizeof(kMagic)) != 0) return OpenError::kNotAModel;
  const bool first = header->version == 1;
  if ((!first && header->version != kVersion && header->version != kRuledVersion) ||
      header->shard != 0 || header->shards != 1) {
    return OpenError::kUnsupportedVersion;
  }
  if (!first && file.size() < sizeof(Header)) return OpenError::kTooShort;
  if (header->items == 0 || header->items > kMaxItems || header->neighbours > kMaxNeighbours ||
      header->popular > header->items || header->text_bytes > kMaxTextBytes ||
      header->orders == 0) {
    return OpenError::kLimits;
  }
  if (!first && (header->size_classes == 0 || header->size_classes > kMaxSizeClasses ||
                 header->knots < 2 || header->knots > kMaxKnots)) {
    return OpenError::kLimits;
  }
  Model opened;
  opened.header_ = header;
  const Sections at = sections_of(opened.counts());
  if (file.size() != at.file_bytes) return OpenError::kWrongSize;

  const auto words = [&](uint64_t offset) {
    return reinterpret_cast<const uint32_t*>(file.data() + offset);
  };
  if (*words(at.checksum) != crc32(file.first(static_cast<size_t>(at.checksum))))
    return OpenError::kChecksum;
  const auto floats = [&](uint64_t offset) {
    return reinterpret_cast<const float*>(file.data() + offset);
  };
  opened.class_lines_ = words(at.class_lines);
  opened.level_ = floats(at.level);
  opened.newest_weight_ = floats(at.newest_weight);
  opened.prior_weight_ = floats(at.prior_weight);
  opened.diversity_ = floats(at.diversity);
  opened.knot_score_ = floats(at.knot_score);
  opened.knot_probability_ = floats(at.knot_probability);
  opened.row_end_ = words(at.row_end);
  opened.neighbour_item_ = words(at.neighbour_item);
  opened.neighbour_orders_ = words(at.neighbour_orders);
  opened.item_orders_ = words(at.item_orders);
  opened.item_price_ = words(at.item_price);
  opened.item_product_ = words(at.item_product);
  opened.popular_ = words(at.popular);
  opened.text_end_ = words(at.text_end);
  const auto* weights = file.data() + at.neighbour_code;
  if (first) {
    opened.steps_ = reinterpret_cast<const uint16_t*>(weights);
  } else {
    opened.item_prior_ = reinterpret_cast<const uint16_t*>(file.data() + at.item_prior);
    opened.code_ = weights;
  }
  opened.item_flags_ = file.data() + at.item_flags;
  opened.text_ = reinterpret_cast<const char*>(file.data() + at.text);
  const OpenError error = opened.check(at);
  if (error == OpenError::kNone) model = opened;
  return error;
}

Counts Model::counts() const {
  const bool first = header_->version == 1;
  return {header_->version,          header_->items,      header_->neighbours,
          header_->popular,          header_->text_bytes, first ? 0 : header_->size_classes,
          first ? 0 : header_->knots};
}

OpenError Model::check(const Sections& at) const {
  // Written so that no comparison lets NaN through.
  const float step = header_->prior_step;
  if (!(step >= 0 && kMaxSteps * step <= kMaxScore)) return OpenError::kHeader;
  if (header_->decimals > 4) return OpenError::kHeader;
  if (code_ == nullptr) {
    if (step == 0) return OpenError::kHeader;
  } else if (!(header_->min_probability >= 0 && header_->min_probability <= 1) ||
             header_->reserved != 0) {
    return OpenError::kHeader;
  }
  const bool no_currency = header_->currency[0] == 0;
  for (const char letter : header_->currency) {
    if (no_currency ? letter != 0 : letter < 'A' || letter > 'Z') return OpenError::kHeader;
  }
  // Items before neighbours: a pair's orders are compared with its items'.
  for (const OpenError error : {check_ranking(), check_items(), check_neighbours(), check_text()}) {
    if (error != OpenError::kNone) return error;
  }
  const char* padding = text_ + header_->text_bytes;
  const char* end = text_ + (at.checksum - at.text);
  for (; padding != end; ++padding) {
    if (*padding != 0) return OpenError::kPadding;
  }
  return OpenError::kNone;
}

OpenError Model::check_ranking() const {
  if (code_ == nullptr) return OpenError::kNone;
  const auto finite = [](float value) { return value >= -kMaxScore && value <= kMaxScore; };
  // The products, too: the sum of an infinite one and its opposite is not a number.
  const auto factor = [](float value, float of) { return value >= 0 && value * of <= kMaxScore; };
  const uint32_t classes = header_->size_classes;
  for (uint32_t c = 0; c < classes; ++c) {
    if (c > 0 && class_lines_[c] <= class_lines_[c - 1]) return OpenError::kRanking;
    const float* levels = level_ + c * kLevels;
    for (uint32_t l = 0; l < kLevels; ++l) {
      if (!finite(levels[l]) || (l > 0 && levels[l] < levels[l - 1])) return OpenError::kRanking;
      if (!factor(newest_weight_[c], std::abs(levels[l]))) return OpenError::kRanking;
    }
    if (!factor(prior_weight_[c], kMaxSteps * header_->prior_step)) return OpenError::kRanking;
    if (!(diversity_[c] >= 0 && diversity_[c] <= 1)) return OpenError::kRanking;
    const float* scores = knot_score_ + c * header_->knots;
    const float* probabilities = knot_probability_ + c * header_->knots;
    for (uint32_t k = 0; k < header_->knots; ++k) {
      if (!finite(scores[k]) || (k > 0 && !(scores[k] > scores[k - 1]))) return OpenError::kRanking;
      if (!(probabilities[k] >= (k > 0 ? probabilities[k - 1] : 0) && probabilities[k] <= 1)) {
        return OpenError::kRanking;
      }
    }
  }
  return class_lines_[classes - 1] == 0xFFFFFFFF ? OpenError::kNone : OpenError::kRanking;
}

OpenError Model::check_items() const {
  const uint32_t n = items();
  const uint8_t known = known_flags(version() == kRuledVersion);
  for (uint32_t i = 0; i < n; ++i) {
    if (item_orders_[i] > orders()) return OpenError::kOrders;
    if (item_product_[i] >= n) return OpenError::kProducts;
    if ((item_flags_[i] & ~known) != 0) return OpenError::kFlags;
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
  const bool first = code_ == nullptr;
  uint32_t begin = 0;
  for (uint32_t i = 0; i < items(); ++i) {
    const uint32_t end = row_end_[i];
    if (end < begin || end > neighbours()) return OpenError::kRows;
    for (uint32_t k = begin; k < end; ++k) {
      const uint32_t j = neighbour_item_[k];
      if (j >= items() || j == i) return OpenError::kNeighbours;
      if (first ? steps_[k] == 0 : code_[k] >= kLevels) return OpenError::kNeighbours;
      if (k > begin && neighbour_code(k) > neighbour_code(k - 1)) return OpenError::kNeighbours;
      if ((first && neighbour_orders_[k] == 0) || neighbour_orders_[k] > item_orders_[i] ||
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
    if (strings != text_fields(version() == kRuledVersion) || text_[end - 1] != 0)
      return OpenError::kText;
    if (text_[begin] == 0) return OpenError::kSkus;
    if (i > 0 && text(i - 1, kSku) >= text(i, kSku)) return OpenError::kSkus;
    begin = end;
  }
  return begin == header_->text_bytes ? OpenError::kNone : OpenError::kText;
}

uint32_t Model::size_class(uint32_t lines) const {
  uint32_t c = 0;
  while (lines > class_lines(c)) ++c;
  return c;
}

float Model::probability(uint32_t size_class, float score) const {
  if (code_ == nullptr) return score;
  const uint32_t knots = header_->knots;
  const float* scores = knot_score_ + size_class * knots;
  const float* probabilities = knot_probability_ + size_class * knots;
  if (score <= scores[0]) return probabilities[0];
  uint32_t k = 1;
  while (k < knots && score > scores[k]) ++k;
  if (k == knots) return probabilities[knots - 1];
  const float share = (score - scores[k - 1]) / (scores[k] - scores[k - 1]);
  return probabilities[k - 1] + share * (probabilities[k] - probabilities[k - 1]);
}

std::string_view Model::text(uint32_t item, TextField field) const {
  const char* string = text_ + text_begin(item);
  for (uint32_t f = 0; f < field; ++f) string += std::strlen(string) + 1;
  return string;
}

// The last string: from the end it is found without reading the others.
const char* Model::rules(uint32_t item) const {
  const char* begin = text_ + text_end_[item] - 1;
  if (version() == kRuledVersion) {
    while (begin[-1] != 0) --begin;
  }
  return begin;
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
