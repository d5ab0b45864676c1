#include "engine/session.h"

#include <cstring>
#include <string_view>

namespace goeswith::engine {

uint8_t* Session::model_buffer(uint32_t bytes) {
  opened_ = false;
  const bool room = file_.resize(bytes / 4 + 1);
  file_bytes_ = room ? bytes : 0;
  return room ? reinterpret_cast<uint8_t*>(file_.begin()) : nullptr;
}

uint32_t Session::open(bool parts) {
  opened_ = false;
  const std::span bytes(reinterpret_cast<const uint8_t*>(file_.begin()), file_bytes_);
  if (parts && !hash_skus()) return kOutOfMemory;
  const model::OpenError error =
      parts ? assembly_.put_together(bytes, {wanted_.begin(), wanted_.count()}, model_)
            : model::Model::open(bytes, model_);
  if (error != model::OpenError::kNone) {
    const uint32_t part = parts ? assembly_.bad_part() : 0;
    return static_cast<uint32_t>(error) | part << kPartShift;
  }
  opened_ = recommender_.open(model_);
  return opened_ ? 0 : kOutOfMemory;
}

uint8_t* Session::sku_buffer(uint32_t bytes) {
  return skus_.resize(bytes) ? skus_.begin() : nullptr;
}

bool Session::hash_skus() {
  wanted_.clear();
  const char* sku = reinterpret_cast<const char*>(skus_.begin());
  const char* const end = sku + skus_.count();
  for (const char* at = sku; at != end; ++at) {
    if (*at != 0) continue;
    if (!wanted_.push(model::sku_hash({sku, static_cast<size_t>(at - sku)}))) return false;
    sku = at + 1;
  }
  return true;
}

bool Session::find_items(uint32_t count) {
  if (!items_.resize(count)) return false;
  const char* next = reinterpret_cast<const char*>(skus_.begin());
  const char* const end = next + skus_.count();
  for (uint32_t k = 0; k < count; ++k) {
    const void* zero =
        next == end ? nullptr : std::memchr(next, 0, static_cast<size_t>(end - next));
    if (zero == nullptr) return false;
    const char* sku_end = static_cast<const char*>(zero);
    items_[k] = model_.find(std::string_view(next, static_cast<size_t>(sku_end - next)));
    next = sku_end + 1;
  }
  return true;
}

uint32_t Session::suggest(uint32_t cart, uint32_t excluded, uint32_t limit, uint32_t popular,
                          float min_probability) {
  item_count_ = 0;
  // Every SKU takes a byte at least, which also bounds the sum.
  if (!opened_ || cart > skus_.count() || excluded > skus_.count() - cart) return 0;
  if (popular > static_cast<uint32_t>(Popular::kFill) || !find_items(cart + excluded)) return 0;
  item_count_ = cart;
  const std::span<const uint32_t> items(items_.begin(), cart + excluded);
  const std::span<const Suggestion> suggestions =
      recommender_.suggest({items.first(cart), items.subspan(cart), limit,
                            static_cast<Popular>(popular), min_probability});
  Row* row = rows_;
  for (const Suggestion& s : suggestions) {
    const bool evident = s.with != model::kNoItem;
    *row++ = {model_.text_offset(s.item),
              static_cast<uint32_t>(model_.text(s.item).size()),
              evident ? model_.text_offset(s.with) : 0,
              evident ? static_cast<uint32_t>(model_.text(s.with).size()) : 0,
              s.score,
              s.attach_rate,
              s.lift,
              s.orders,
              model_.price(s.item),
              s.item};
  }
  return static_cast<uint32_t>(suggestions.size());
}

}  // namespace goeswith::engine
