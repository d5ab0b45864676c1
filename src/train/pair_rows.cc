#include "train/pair_rows.h"

#include <algorithm>

namespace goeswith::train {
namespace {

constexpr size_t kBlockPairs = 32 << 10;

}  // namespace

void PairRows::Writer::put(size_t item, std::span<const PairWeight> row) {
  if (row.empty()) return;
  if (block_ == nullptr || block_->capacity() - block_->size() < row.size()) {
    block_ = rows_.add_block(row.size());
  }
  const size_t begin = block_->size();
  block_->insert(block_->end(), row.begin(), row.end());
  rows_.rows_[item] = std::span(*block_).subspan(begin);
}

orders::LargeVector<PairWeight>* PairRows::add_block(size_t least) {
  const std::lock_guard lock(*mutex_);
  orders::LargeVector<PairWeight>& block = blocks_.emplace_back();
  block.reserve(std::max(least, kBlockPairs));
  return &block;
}

}  // namespace goeswith::train
