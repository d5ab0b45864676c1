#pragma once

#include <string>
#include <vector>

#include "model/model.h"
#include "model/write_model.h"

namespace goeswith::engine {

// A model in a few lines: items "A", "B", … in 10 orders each of 100, unless changed.
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

  TestModel& pair(uint32_t item, uint32_t other, double weight, uint32_t orders = 5) {
    contents.items[item].neighbours.push_back({other, weight, orders});
    return *this;
  }

  const model::Model& open() {
    file_ = model::write_model(contents);
    model::Model::open(file_, model_);
    return model_;
  }

  model::Contents contents;

 private:
  std::vector<uint8_t> file_;
  model::Model model_;
};

}  // namespace goeswith::engine
