#include "cli/command.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>

namespace goeswith::cli {

int run(int argc, const char* const* argv) {
  CLI::App app("Learns from a store's orders what goes with what, and asks what it learned.",
               "goeswith");
  app.require_subcommand(1);
  add_train(app);
  add_evaluate(app);
  add_suggest(app);
  add_inspect(app);
  add_shard(app);
  try {
    app.parse(argc, argv);
    std::cout.flush();
    if (!std::cout || std::ferror(stdout) != 0)
      throw std::runtime_error("standard output cannot be written");
    return 0;
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : 2;
  } catch (const std::exception& error) {
    std::cerr << "goeswith: " << error.what() << "\n";
    return 1;
  }
}

}  // namespace goeswith::cli
