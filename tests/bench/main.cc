// Measurements that `goeswith` itself does not print; see tests/bench/*.mjs.
#include <CLI/CLI.hpp>
#include <iostream>

#include "commands.h"

int main(int argc, char** argv) {
  CLI::App app("What tests measure and compare by");
  app.require_subcommand(1);
  goeswith::bench::add_registry(app);
  goeswith::bench::add_cold(app);
  goeswith::bench::add_pair_counts(app);
  goeswith::bench::add_catalogs(app);
  goeswith::bench::add_bits(app);
  goeswith::bench::add_rank(app);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error);
  } catch (const std::exception& error) {
    std::cerr << "goeswith_bench: " << error.what() << "\n";
    return 1;
  }
}
