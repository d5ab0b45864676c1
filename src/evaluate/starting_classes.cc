#include "evaluate/starting_classes.h"

#include "evaluate/calibrate.h"
#include "train/log_linear.h"

namespace goeswith::evaluate {
namespace {

// The longer the cart, the more weak neighbours add up to noise, and the less best-sellers add.
struct Start {
  uint32_t most_lines;
  double typical_lines;
  double power;
  double prior_weight;
};
constexpr uint32_t kAnyLines = 0xFFFFFFFF;
constexpr Start kStarts[] = {{1, 1, 1, 0.05},   {2, 2, 1, 0.05}, {3, 3, 1, 0.05},
                             {6, 5, 1.2, 0.02}, {12, 9, 1.5, 0}, {kAnyLines, 20, 2, 0}};
constexpr double kDiversity = 0.4;

}  // namespace

std::vector<model::SizeClass> starting_classes(bool logarithmic) {
  std::vector<model::SizeClass> classes;
  for (const Start& start : kStarts) {
    model::SizeClass& of = classes.emplace_back();
    of.lines = start.most_lines;
    of.diversity = kDiversity;
    of.curve = straight_curve(0, 1e3);
    of.power = logarithmic ? 1 : start.power;
    of.prior_weight = logarithmic ? 1 : start.prior_weight;
    if (logarithmic) of.scale = train::log_linear_scale(start.typical_lines);
  }
  return classes;
}

std::string carts_of(const model::SizeClass& size_class) {
  if (size_class.lines == kAnyLines) return "longer carts";
  return "carts of up to " + std::to_string(size_class.lines) +
         (size_class.lines == 1 ? " line" : " lines");
}

}  // namespace goeswith::evaluate
