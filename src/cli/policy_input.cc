#include "cli/policy_input.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cmath>
#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/manifest.h"
#include "cli/published_file.h"
#include "policy/apply_policy.h"
#include "policy/check_policy.h"
#include "policy/page_policy.h"
#include "policy/propose_upgrades.h"
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

void PolicyInput::add_proposals(CLI::App& command) {
  command
      .add_option("--propose-upgrades", proposals_,
                  "Write what looks like better versions of items as a policy's \"upgrades\", to "
                  "be confirmed and taken into the policy")
      ->type_name("FILE");
}

void PolicyInput::read() {
  if (file_.empty()) return;
  const std::vector<uint8_t> bytes = read_file(file_);
  text_.assign(bytes.begin(), bytes.end());
  policy_ = policy::read_policy(text_, file_);
}

void PolicyInput::check(const orders::SoldItems& sold, const orders::Catalog& catalog,
                        const orders::OrderLog* log) {
  if (!policy_) return;
  const policy::Store store(sold, catalog);
  policy_ = policy::read_policy(text_, file_, store.currency());  // amounts are of its currency
  for (const std::string& line : policy::check_policy(*policy_, store, std::time(nullptr), log)) {
    std::cerr << line << "\n";
  }
}

void PolicyInput::propose_upgrades(const model::Contents& contents) const {
  constexpr size_t kShown = 3;
  const auto proposed = policy::propose_upgrades(policy_ ? *policy_ : policy::Policy(), contents);
  auto json = nlohmann::ordered_json::array();
  for (const policy::ProposedUpgrade& upgrade : proposed) {
    json.push_back({{"item", contents.items[upgrade.item].text[model::kSku]},
                    {"upgrade_of", contents.items[upgrade.upgrade_of].text[model::kSku]}});
  }
  if (!proposals_.empty()) {
    const std::string text = nlohmann::ordered_json({{"upgrades", json}}).dump(2) + "\n";
    publish_file(proposals_, {reinterpret_cast<const uint8_t*>(text.data()), text.size()},
                 Flush::kNow);
    std::cerr << "wrote " << proposals_ << ", " << proposed.size()
              << " upgrades that could be offered\n";
  }
  if (proposed.empty()) return;
  std::cerr << "upgrades that could be offered; to confirm them, take them into the policy:\n";
  for (size_t u = 0; u < std::min(proposed.size(), kShown); ++u) {
    const model::ItemContents& better = contents.items[proposed[u].item];
    const model::ItemContents& worse = contents.items[proposed[u].upgrade_of];
    std::cerr << "  " << better.text[model::kTitle] << " in place of " << worse.text[model::kTitle]
              << ", " << std::lround((static_cast<double>(better.price) / worse.price - 1) * 100)
              << " % dearer\n";
  }
  json.erase(json.begin() + static_cast<std::ptrdiff_t>(std::min(json.size(), kShown)), json.end());
  std::cerr << "  \"upgrades\": " << json.dump() << "\n";
}

std::string PolicyInput::apply(const orders::Catalog& catalog, model::Contents& contents) const {
  if (!policy_) return "";
  policy::apply(*policy_, catalog, contents);
  return policy::page_policy(*policy_, contents);
}

}  // namespace goeswith::cli
