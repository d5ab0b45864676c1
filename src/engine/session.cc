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
    if (!wanted_.push(model::hash_of({sku, static_cast<size_t>(at - sku)}))) return false;
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
  const uint32_t past = told_[kPast] < kMostPast ? told_[kPast] : kMostPast;
  if (popular > static_cast<uint32_t>(Popular::kFill) || !find_items(cart + excluded + past)) {
    return 0;
  }
  item_count_ = cart;
  const std::span<const uint32_t> items(items_.begin(), cart + excluded);
  static_assert(sizeof(Past) == 2 * sizeof(*told_));
  Past* const bought = reinterpret_cast<Past*>(told_ + kBought);
  for (uint32_t p = 0; p < past; ++p) bought[p].item = items_[cart + excluded + p];
  Query query{items.first(cart), items.subspan(cart), limit, static_cast<Popular>(popular),
              min_probability};
  query.place = told_[kPlace];
  query.gap = told_[kGap];
  query.overshoot = told_[kOvershoot];
  query.past = {bought, past};
  query.ceiling = told_[kCeiling];
  query.at_most = told_ + kAtMost;
  const std::span<const Suggestion> suggestions = recommender_.suggest(query);
  Row* row = rows_;
  for (const Suggestion& s : suggestions) {
    const bool evident = s.with != model::kNoItem;
    *row = row_of(s.item, s.score, s.why);
    row->with_text = evident ? model_.text_offset(s.with) : 0;
    row->with_text_bytes = evident ? static_cast<uint32_t>(model_.text(s.with).size()) : 0;
    row->attach_rate = s.attach_rate;
    row->lift = s.lift;
    row->orders = s.orders;
    ++row;
  }
  return static_cast<uint32_t>(suggestions.size());
}

Row Session::row_of(uint32_t item, float score, Why why) const {
  Row row{};
  row.text = model_.text_offset(item);
  row.text_bytes = static_cast<uint32_t>(model_.text(item).size());
  row.score = score;
  row.price = model_.price(item);
  row.factor = recommender_.rules().factor(item);
  row.why = why;
  return row;
}

uint32_t Session::withheld() {
  if (!opened_) return 0;
  Row* row = rows_;
  for (const Withheld& w : recommender_.withheld()) *row++ = row_of(w.item, w.score, w.why);
  return static_cast<uint32_t>(row - rows_);
}

uint32_t Session::look_up(uint32_t skus) {
  const uint32_t beside = told_[kBeside];
  // Every SKU takes a byte at least, which also bounds the sum.
  if (!opened_ || skus > kMaxLimit || beside > skus_.count() || !find_items(skus + beside))
    return 0;
  const std::span<const uint32_t> items(items_.begin(), skus + beside);
  // Where nothing stands behind them it is asked of their stock alone.
  CartRules& rules = recommender_.rules();
  rules.gather(items.subspan(skus), beside > 0 ? told_[kPlace] : 0, told_[kCeiling]);
  Row* row = rows_;
  for (const uint32_t item : items.first(skus)) {
    if (item == model::kNoItem) continue;
    const float share =
        static_cast<float>(model_.item_orders(item)) / static_cast<float>(model_.orders());
    const Why why = rules.judge(item);
    *row++ = row_of(item, share, why == Why::kLearned ? Why::kBlocked : why);
  }
  return static_cast<uint32_t>(row - rows_);
}

uint32_t Session::tell(uint32_t what, uint32_t value) {
  if (what < kTold) told_[what] = value;
  return value;
}

uint32_t Session::refresh(uint32_t price, uint32_t flags) {
  if (!opened_ || !find_items(1) || items_[0] == model::kNoItem) return 0;
  model_.refresh(items_[0], price, static_cast<uint8_t>(flags));
  return 1;
}

}  // namespace goeswith::engine
