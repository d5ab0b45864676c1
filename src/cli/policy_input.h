#pragma once

#include <optional>
#include <string>

#include "model/write_model.h"
#include "orders/catalog.h"
#include "orders/order_log.h"
#include "policy/policy.h"

namespace CLI {
class App;
}

namespace goeswith::cli {

// The merchant's policy as `train` takes it: without one nothing here does anything. Everything
// throws policy::PolicyError with all that is wrong, or std::runtime_error if the file cannot be
// read.
class PolicyInput {
 public:
  void add(CLI::App& command);
  // Of `train` alone: a file for proposed upgrades.
  void add_proposals(CLI::App& command);

  // Before anything else, so that a mistake is told at once.
  void read();
  // Once it is known what the store has, before it is learned from; tells on standard error what
  // will be ignored or can hardly be meant. `log` is what was sold, where orders are known one by
  // one.
  void check(const orders::SoldItems& sold, const orders::Catalog& catalog,
             const orders::OrderLog* log = nullptr);
  // Tells on standard error what looks like upgrades that nobody named, ready to be taken into a
  // policy, and writes them to the file that was asked for. Of what was learned, before apply().
  void propose_upgrades(const model::Contents& contents) const;
  // Writes the policy into what was learned; returns what pages need of it, or nothing.
  std::string apply(const orders::Catalog& catalog, model::Contents& contents) const;

  // What was read, as far as the last check; null without a policy.
  const policy::Policy* policy() const { return policy_ ? &*policy_ : nullptr; }

 private:
  std::string file_;
  std::string proposals_;  // file
  std::string text_;
  std::optional<policy::Policy> policy_;
};

}  // namespace goeswith::cli
