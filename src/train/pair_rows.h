#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

#include "orders/large_vector.h"

namespace goeswith::train {

// A neighbour that a learner may choose, of any weight, with its weighted pair count.
struct PairWeight {
  uint32_t item;    // j
  uint32_t orders;  // n_ij
  double weight;    // W_ij
  double affinity;  // the weighted asymmetric cosine
};

// A row of pairs an item. They lie in blocks, so that they can be put aside, see memory_bound.h.
class PairRows {
 public:
  // Rows are empty until they are put.
  explicit PairRows(size_t items) : rows_(items) {}

  size_t size() const { return rows_.size(); }
  std::span<const PairWeight> operator[](size_t item) const { return rows_[item]; }

  // Puts rows; one a thread, each row by one of them. `rows` must outlive it.
  class Writer {
   public:
    explicit Writer(PairRows& rows) : rows_(rows) {}
    void put(size_t item, std::span<const PairWeight> row);

   private:
    PairRows& rows_;
    orders::LargeVector<PairWeight>* block_ = nullptr;
  };

 private:
  orders::LargeVector<PairWeight>* add_block(size_t least);

  std::unique_ptr<std::mutex> mutex_ = std::make_unique<std::mutex>();
  std::deque<orders::LargeVector<PairWeight>> blocks_;
  std::vector<std::span<const PairWeight>> rows_;
};

}  // namespace goeswith::train
