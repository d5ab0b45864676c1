#pragma once

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "model/write_model.h"
#include "orders/order_log.h"
#include "train/learner.h"

namespace goeswith::train {

using Rows = std::vector<std::vector<model::Neighbour>>;

const MayNeighbour kAnyNeighbour = [](uint32_t, uint32_t) { return true; };

// "b 0.482268 c 0.17118": neighbours with their weights.
inline std::string text_of(const orders::OrderLog& log, const std::vector<model::Neighbour>& row) {
  std::string text;
  for (const model::Neighbour& neighbour : row) {
    char weight[32];
    std::snprintf(weight, sizeof(weight), " %.6g", neighbour.weight);
    text += (text.empty() ? "" : " ") + log.items[neighbour.item].sku + weight;
  }
  return text;
}

inline std::vector<std::string> names_of(const orders::OrderLog& log,
                                         const std::vector<model::Neighbour>& row) {
  std::vector<std::string> names;
  for (const model::Neighbour& neighbour : row) names.push_back(log.items[neighbour.item].sku);
  return names;
}

// Whether two learned the same to the last bit; the doubles are numbers, so == compares all of it.
inline bool same_bits(const Affinities& a, const Affinities& b) {
  const auto same = [](const model::Neighbour& x, const model::Neighbour& y) {
    return x.item == y.item && x.orders == y.orders && x.weight == y.weight;
  };
  if (a.rows.size() != b.rows.size() || a.prior != b.prior || a.logarithmic != b.logarithmic) {
    return false;
  }
  for (size_t i = 0; i < a.rows.size(); ++i) {
    if (!std::equal(a.rows[i].begin(), a.rows[i].end(), b.rows[i].begin(), b.rows[i].end(), same)) {
      return false;
    }
  }
  return true;
}

// Whether rows and priors are numbers that a model can hold, the rows sorted and without an item
// that is its own neighbour.
inline bool sound(const Affinities& affinities, const LearnerOptions& options) {
  const auto number = [](double value) { return value >= 0 && value <= 1e30; };
  for (const double prior : affinities.prior) {
    if (!number(prior)) return false;
  }
  for (uint32_t i = 0; i < affinities.rows.size(); ++i) {
    const std::vector<model::Neighbour>& row = affinities.rows[i];
    if (row.size() > options.max_neighbours) return false;
    for (size_t k = 0; k < row.size(); ++k) {
      if (!number(std::abs(row[k].weight)) || (!affinities.logarithmic && row[k].weight <= 0) ||
          row[k].item == i)
        return false;
      if (k > 0 && row[k].weight > row[k - 1].weight) return false;
    }
  }
  return affinities.prior.size() == affinities.rows.size();
}

}  // namespace goeswith::train
