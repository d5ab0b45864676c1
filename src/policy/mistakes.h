#pragma once

#include <stdexcept>
#include <string>
#include <vector>

namespace goeswith::policy {

// A policy that cannot be used. what() is all that is wrong with it, a line each, such as
//   policy.json: /boost/1/factor: 0, expected a number in 0.05…20
class PolicyError : public std::runtime_error {
 public:
  explicit PolicyError(std::vector<std::string> mistakes);

  const std::vector<std::string>& mistakes() const { return mistakes_; }

 private:
  std::vector<std::string> mistakes_;
};

// Gathers what is wrong, so that the merchant hears of everything at once.
class Mistakes {
 public:
  explicit Mistakes(std::string file) : file_(std::move(file)) {}

  // `path` is a JSON pointer: "/boost/1/factor"; empty for the file as a whole.
  void add(const std::string& path, const std::string& message);
  // Throws PolicyError if there are any.
  void throw_if_any();

 private:
  std::string file_;
  std::vector<std::string> mistakes_;
};

// "policy.json: /boost/1/factor: 0, expected …".
std::string mistake_line(const std::string& file, const std::string& path,
                         const std::string& message);

// "/pin/0/items/2" of ("/pin", 0, "/items", 2).
std::string path_of(const std::string& list, size_t number);
std::string path_of(const std::string& list, size_t number, const std::string& rest);

}  // namespace goeswith::policy
