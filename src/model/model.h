#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "model/layout.h"

namespace goeswith::model {

constexpr uint32_t kNoItem = 0xFFFFFFFF;

// Why a file is not a model. One meaning each, in the order in which they are checked; a damaged
// file reports the first that applies.
enum class OpenError : uint32_t {
  kNone,
  kMisaligned,          // the bytes do not begin on a multiple of 4
  kTooShort,            // fewer bytes than a header
  kNotAModel,           // the first eight bytes are not "goeswith"
  kUnsupportedVersion,  // a version or a sharding that this reader does not know
  kLimits,              // a count in the header is outside its limits
  kWrongSize,           // the file is not as long as its header says
  kChecksum,            // the bytes were changed
  kHeader,              // a step, a threshold, currency or decimals break their rules
  kRanking,             // size classes, levels or probability curves break their rules
  kRows,                // row ends fall, or do not end at the number of neighbours
  kNeighbours,  // a neighbour is no item, is the item itself, has no level or is out of order
  kOrders,      // more orders of a pair than of its items, more of an item than of all
  kProducts,    // a product number is no item's
  kPopular,     // popular items are not strictly from best- to least-selling
  kFlags,       // an unknown flag is set
  kText,        // text ends fall, or an item has not exactly its strings
  kSkus,        // SKUs are empty or not strictly ascending
  kPadding,     // the padding is not zero
  kOtherModel,  // a part belongs to another model than the head does
  kPart,        // a part's bits, columns or texts end too soon or too late
  kMemory,      // there is not enough memory to put the parts together
};

// The error's name in a word or two, for messages: "checksum".
const char* name_of(OpenError error);

// A model file, read where it lies. open() checks everything once; afterwards no accessor checks.
// Safe on untrusted bytes: whatever they are, open() stays inside them and ends in time linear in
// their number, and a model that opened cannot lead any reader outside them.
class Model {
 public:
  Model() = default;

  // `file` must outlive the model, stay unchanged and begin on a multiple of 4. On an error `model`
  // is left as it was. Allocates nothing.
  static OpenError open(std::span<const uint8_t> file, Model& model);

  Counts counts() const;
  uint32_t items() const { return header_->items; }
  uint32_t orders() const { return header_->orders; }
  uint32_t neighbours() const { return header_->neighbours; }
  uint32_t text_bytes() const { return header_->text_bytes; }
  // 1, which knows neither sizes of carts nor priors nor probabilities, 2, or 4, with a policy.
  uint32_t version() const { return header_->version; }
  uint32_t decimals() const { return header_->decimals; }
  // Three letters, or empty.
  std::string_view currency() const {
    return {header_->currency, header_->currency[0] == 0 ? 0u : 3u};
  }

  // Item i's neighbours are the indices [row_begin(i), row_end(i)) into the arrays below, best
  // first.
  uint32_t row_begin(uint32_t item) const { return item == 0 ? 0 : row_end_[item - 1]; }
  uint32_t row_end(uint32_t item) const { return row_end_[item]; }
  uint32_t neighbour_item(uint32_t k) const { return neighbour_item_[k]; }
  uint32_t neighbour_orders(uint32_t k) const { return neighbour_orders_[k]; }
  // The higher the number, the weightier the neighbour, whatever the size of the cart.
  uint32_t neighbour_code(uint32_t k) const { return code_ == nullptr ? steps_[k] : code_[k]; }
  // The item whose row holds neighbour k.
  uint32_t row_of(uint32_t k) const;

  // Of neighbour k of an item, 0…1: share of the item's orders that have it too; 0 if borrowed.
  double attach_rate(uint32_t item, uint32_t k) const {
    if (neighbour_orders_[k] == 0) return 0;
    return static_cast<double>(neighbour_orders_[k]) / item_orders_[item];
  }
  // Attach rate over the neighbour's share of all orders; 0 if borrowed.
  double lift(uint32_t item, uint32_t k) const {
    if (neighbour_orders_[k] == 0) return 0;
    return attach_rate(item, k) * orders() / item_orders_[neighbour_item_[k]];
  }

  // What ranks a cart of so many lines; all that follows depends on this class.
  uint32_t size_classes() const { return code_ == nullptr ? 1 : header_->size_classes; }
  uint32_t size_class(uint32_t lines) const;
  // Carts of the class have up to this many lines; 4,294,967,295 for the last.
  uint32_t class_lines(uint32_t size_class) const {
    return code_ == nullptr ? 0xFFFFFFFF : class_lines_[size_class];
  }
  // What neighbour k adds to a score.
  float weight(uint32_t size_class, uint32_t k) const {
    return code_ == nullptr ? static_cast<float>(steps_[k]) * header_->prior_step
                            : level_[size_class * kLevels + code_[k]];
  }
  // How many times the neighbours of the newest line count, 0 at least.
  float newest_weight(uint32_t size_class) const {
    return code_ == nullptr ? 1 : newest_weight_[size_class];
  }
  // What an item has before the cart says anything, 0 at least; and how much of it counts.
  float prior(uint32_t item) const {
    return code_ == nullptr ? 0 : static_cast<float>(item_prior_[item]) * header_->prior_step;
  }
  // The prior as it is stored, 0…65,535 steps, and what a step is worth.
  uint32_t prior_steps(uint32_t item) const { return code_ == nullptr ? 0 : item_prior_[item]; }
  float prior_step() const { return header_->prior_step; }
  float prior_weight(uint32_t size_class) const {
    return code_ == nullptr ? 0 : prior_weight_[size_class];
  }
  // 0…1: how far a suggestion takes the place of those that are bought with it.
  float diversity(uint32_t size_class) const {
    return code_ == nullptr ? 0 : diversity_[size_class];
  }
  // That a shopper with such a cart adds an item of this score: the curve through the knots. A
  // version 1 model knows no probabilities and gives the score.
  float probability(uint32_t size_class, float score) const;
  float min_probability() const { return code_ == nullptr ? 0 : header_->min_probability; }

  // Class lines … knot probabilities, as they lie in the file.
  std::span<const uint8_t> ranking_bytes() const {
    const auto* begin = reinterpret_cast<const uint8_t*>(class_lines_);
    return {begin, reinterpret_cast<const uint8_t*>(row_end_)};
  }

  uint32_t item_orders(uint32_t item) const { return item_orders_[item]; }
  uint32_t price(uint32_t item) const { return item_price_[item]; }  // minor units, or kNoPrice
  uint32_t product(uint32_t item) const { return item_product_[item]; }
  uint8_t flags(uint32_t item) const { return item_flags_[item]; }
  bool in_stock(uint32_t item) const { return (flags(item) & kInStock) != 0; }

  // For whoever owns the file's bytes, may write them and knows better by now.
  void refresh(uint32_t item, uint32_t price, uint8_t flags) const {
    const_cast<uint32_t*>(item_price_)[item] = price;
    const_cast<uint8_t*>(item_flags_)[item] = flags;
  }

  // Best-selling items, first first.
  std::span<const uint32_t> popular() const { return {popular_, header_->popular}; }

  // All strings of an item, each with its zero byte.
  std::string_view text(uint32_t item) const {
    const uint32_t begin = text_begin(item);
    return {text_ + begin, text_end_[item] - begin};
  }
  std::string_view text(uint32_t item, TextField field) const;
  // What a policy says of the item, see item_rules.h, up to a zero byte; empty without one.
  const char* rules(uint32_t item) const;
  const uint8_t* bytes() const { return reinterpret_cast<const uint8_t*>(header_); }
  // Where text(item) begins, in bytes from the start of the file.
  uint32_t text_offset(uint32_t item) const {
    return static_cast<uint32_t>(text_ - reinterpret_cast<const char*>(header_)) + text_begin(item);
  }

  // The item with this SKU, or kNoItem. Binary search over the items.
  uint32_t find(std::string_view sku) const;

 private:
  uint32_t text_begin(uint32_t item) const { return item == 0 ? 0 : text_end_[item - 1]; }
  OpenError check(const Sections& sections) const;
  OpenError check_ranking() const;
  OpenError check_neighbours() const;
  OpenError check_items() const;
  OpenError check_text() const;

  const Header* header_ = nullptr;
  const uint32_t* class_lines_ = nullptr;
  const float* level_ = nullptr;
  const float* newest_weight_ = nullptr;
  const float* prior_weight_ = nullptr;
  const float* diversity_ = nullptr;
  const float* knot_score_ = nullptr;
  const float* knot_probability_ = nullptr;
  const uint32_t* row_end_ = nullptr;
  const uint32_t* neighbour_item_ = nullptr;
  const uint32_t* neighbour_orders_ = nullptr;
  const uint32_t* item_orders_ = nullptr;
  const uint32_t* item_price_ = nullptr;
  const uint32_t* item_product_ = nullptr;
  const uint32_t* popular_ = nullptr;
  const uint32_t* text_end_ = nullptr;
  const uint16_t* item_prior_ = nullptr;
  const uint8_t* code_ = nullptr;    // of neighbours
  const uint16_t* steps_ = nullptr;  // of neighbours, in version 1 instead
  const uint8_t* item_flags_ = nullptr;
  const char* text_ = nullptr;
};

}  // namespace goeswith::model
