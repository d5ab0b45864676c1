#include <CLI/CLI.hpp>
#include <memory>

#include "cli/command.h"
#include "cli/model_directory.h"
#include "cli/publish_options.h"

namespace goeswith::cli {
namespace {

struct ShardCommand {
  std::string directory;
  PublishOptions publishing;

  void run() {
    ModelDirectory opened(directory);
    opened.model();
    publishing.publish(opened.file(), opened.manifest().facts.newest_order, opened.policy());
  }
};

}  // namespace

void add_shard(CLI::App& app) {
  auto command = std::make_shared<ShardCommand>();
  CLI::App* sub = app.add_subcommand(
      "shard", "Publish a model again, split otherwise: into shards or a single file");
  sub->add_option("model", command->directory, "Model directory")->required()->type_name("DIR");
  command->publishing.add(*sub);
  sub->callback([command] { command->run(); });
}

}  // namespace goeswith::cli
