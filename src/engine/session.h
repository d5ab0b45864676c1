#pragma once

#include <cstdint>

#include "engine/recommender.h"
#include "model/assembly.h"
#include "model/grow.h"
#include "model/model.h"

namespace goeswith::engine {

// One suggestion as the other side of the boundary reads it: eleven 32-bit words. Places of text
// are bytes from the start of the model (see Session::model_bytes()); a text is all the item's
// strings, each ended by a zero byte.
struct Row {
  uint32_t text;
  uint32_t text_bytes;
  uint32_t with_text;
  uint32_t with_text_bytes;  // 0 for a popular item, which has no evidence
  float score;               // probability
  float attach_rate;
  float lift;
  uint32_t orders;
  uint32_t price;  // minor units, or model::kNoPrice
  float factor;    // it is ranked as if it were so many times as probable
  Why why;
};
static_assert(sizeof(Row) == 44);

// A model and its recommender behind numbers and bytes alone, for a caller on the other side of a
// WASM boundary: it writes the model file, or the parts of one that a cart needs, into
// model_buffer(), opens it, writes SKUs into sku_buffer(), calls suggest() and reads rows(). The
// session owns all memory; whatever is passed to suggest(), it stays inside.
class Session {
 public:
  // Room for this many bytes, or null. Whatever was open before is closed.
  uint8_t* model_buffer(uint32_t bytes);
  // Opens what was written there, a model file or, if `parts`, what Assembly takes, of which it
  // keeps what the SKUs in the SKU buffer need. A
  // model::OpenError as a number; its upper 24 bits count the part that is to blame, from 0, the
  // head.
  uint32_t open(bool parts = false);
  static constexpr uint32_t kOutOfMemory = static_cast<uint32_t>(model::OpenError::kMemory);
  static constexpr uint32_t kPartShift = 8;

  // Room for this many bytes of SKUs, or null. Each SKU ends with a zero byte: first those of the
  // cart, then the excluded, then those bought before.
  uint8_t* sku_buffer(uint32_t bytes);
  // What the policy and the page say, until it is said again; see Query. Numbers beyond Told are
  // not heard. Returns the value.
  uint32_t tell(uint32_t what, uint32_t value);
  enum Told : uint32_t {
    kPlace,
    kGap,
    kOvershoot,
    kCeiling,
    kPast,    // SKUs of the buffer that were bought before, behind the excluded
    kAtMost,  // and on, of each cap group
    kBought = kAtMost + model::kMaxGroups,  // and on, of each bought before a Past: its days alone
    kBeside = kBought + 128,  // SKUs beside which look_up() judges, behind those asked about
    kTold
  };
  static constexpr uint32_t kMostPast = (kBeside - kBought) / 2;
  // Says that the first SKU of the buffer now has this price, in minor units or kNoPrice, and
  // these flags: kInStock, kLowStock or 0; until another model is opened. 0 if the model does not
  // have it.
  uint32_t refresh(uint32_t price, uint32_t flags);

  // Puts into the rows what the model has of the first SKUs of the buffer, kMaxLimit at most, each
  // with its share of all orders as the score; how many it has. The reason is what keeps it from
  // the kBeside SKUs behind them, here, or without any, of its stock; else kBlocked.
  uint32_t look_up(uint32_t skus);

  // Suggests for the first `cart` SKUs of the buffer, excluding the next `excluded`. Returns how
  // many rows there are; 0 if nothing is open. `popular` is a Popular as a number.
  uint32_t suggest(uint32_t cart, uint32_t excluded, uint32_t limit, uint32_t popular,
                   float min_probability = kModelsOwn);
  const Row* rows() const { return rows_; }
  // Puts into the rows what the last suggest() withheld instead; how many.
  uint32_t withheld();
  // Whether the model knows the given line of the cart of the last suggest().
  bool known(uint32_t line) const { return line < item_count_ && items_[line] != model::kNoItem; }

  // While one is open: the model, and its bytes as in a file of version 1 or 2.
  const model::Model& model() const { return model_; }
  const uint8_t* model_bytes() const { return model_.bytes(); }

 private:
  bool hash_skus();
  Row row_of(uint32_t item, float score, Why why) const;
  bool find_items(uint32_t count);

  bool opened_ = false;
  model::Model model_;
  model::Assembly assembly_;
  model::Grow<uint64_t> wanted_;  // hashes of the SKUs in the buffer
  Recommender recommender_;
  model::Grow<uint32_t> file_;  // words, for the alignment
  uint32_t file_bytes_ = 0;
  model::Grow<uint8_t> skus_;
  model::Grow<uint32_t> items_;  // of the SKUs
  uint32_t item_count_ = 0;
  uint32_t told_[kTold] = {model::kCartPlace};
  Row rows_[kMaxLimit];
};

}  // namespace goeswith::engine
