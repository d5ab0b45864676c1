#include "policy/mistakes.h"

#include <utility>

namespace goeswith::policy {
namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "\n") + line;
  return text;
}

}  // namespace

PolicyError::PolicyError(std::vector<std::string> mistakes)
    : std::runtime_error(joined(mistakes)), mistakes_(std::move(mistakes)) {}

void Mistakes::add(const std::string& path, const std::string& message) {
  mistakes_.push_back(mistake_line(file_, path, message));
}

void Mistakes::throw_if_any() {
  if (!mistakes_.empty()) throw PolicyError(std::move(mistakes_));
}

std::string mistake_line(const std::string& file, const std::string& path,
                         const std::string& message) {
  return file + ": " + (path.empty() ? "" : path + ": ") + message;
}

std::string path_of(const std::string& list, size_t number) {
  return list + "/" + std::to_string(number);
}

std::string path_of(const std::string& list, size_t number, const std::string& rest) {
  return path_of(list, number) + rest;
}

}  // namespace goeswith::policy
