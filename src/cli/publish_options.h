#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "cli/publish.h"

namespace goeswith::cli {

// How a model is published: what `train` and `shard` have in common.
struct PublishOptions {
  std::string out;
  std::optional<uint32_t> shards;  // chosen by the model's size unless given
  bool plain = false;              // nothing compressed beside the files
  std::string dist;                // with goeswith.js; beside this program unless given
  std::string url = "/goeswith/";  // where dist is served
  std::string adapter;             // of the page, preloaded too

  void add(CLI::App& command);
  // Publishes the model file, whole or split, with what pages need of a policy, if there is one,
  // and tells on standard error what a page loads.
  void publish(std::span<const uint8_t> file, const std::string& newest_order,
               const std::string& policy = "") const;
};

}  // namespace goeswith::cli
