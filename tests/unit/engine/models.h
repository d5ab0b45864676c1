#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "model/model.h"
#include "model/write_model.h"

namespace goeswith::engine {

// A model in a few lines: items "A", "B", … in 10 orders each of 100, one size class whose
// probabilities are the scores up to 1, unless changed.
class TestModel {
 public:
  explicit TestModel(uint32_t items) {
    contents.orders = 100;
    contents.items.resize(items);
    for (uint32_t i = 0; i < items; ++i) {
      contents.items[i].text = {std::string(1, static_cast<char>('A' + i)), "", "", "", ""};
      contents.items[i].orders = 10;
      contents.items[i].product = i;
    }
  }

  // Up to 16 different weights are stored exactly.
  TestModel& pair(uint32_t item, uint32_t other, double weight, uint32_t orders = 5) {
    contents.items[item].neighbours.push_back({other, weight, orders});
    return *this;
  }

  const model::Model& open() {
    file_ = model::write_model(contents);
    EXPECT_EQ(model::Model::open(file_, model_), model::OpenError::kNone);
    return model_;
  }

  model::Contents contents;

 private:
  std::vector<uint8_t> file_;
  model::Model model_;
};

}  // namespace goeswith::engine
