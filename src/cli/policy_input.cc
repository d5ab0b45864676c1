#include "cli/policy_input.h"

#include <CLI/CLI.hpp>
#include <ctime>
#include <iostream>

#include "cli/manifest.h"
#include "policy/apply_policy.h"
#include "policy/check_policy.h"
#include "policy/page_policy.h"
#include "policy/read_policy.h"
#include "policy/store.h"

namespace goeswith::cli {

void PolicyInput::add(CLI::App& command) {
  command
      .add_option("--policy", file_,
                  "The merchant's rules: what is pinned, excluded, boosted, bundled; "
                  "model-data/policy.schema.json describes the file")
      ->type_name("FILE");
}

void PolicyInput::read() {
  if (file_.empty()) return;
  const std::vector<uint8_t> bytes = read_file(file_);
  text_.assign(bytes.begin(), bytes.end());
  policy_ = policy::read_policy(text_, file_);
}

void PolicyInput::check(const orders::SoldItems& sold, const orders::Catalog& catalog) {
  if (!policy_) return;
  const policy::Store store(sold, catalog);
  policy_ = policy::read_policy(text_, file_, store.currency());  // amounts are of its currency
  for (const std::string& line : policy::check_policy(*policy_, store, std::time(nullptr))) {
    std::cerr << line << "\n";
  }
}

std::string PolicyInput::apply(const orders::Catalog& catalog, model::Contents& contents) const {
  if (!policy_) return "";
  policy::apply(*policy_, catalog, contents);
  return policy::page_policy(*policy_, contents);
}

}  // namespace goeswith::cli
