#pragma once

namespace CLI {
class App;
}

namespace goeswith::cli {

// Each adds one subcommand; parsing fills its options, and its callback does the work. What goes
// wrong is thrown, as std::exception with a message for people.
void add_train(CLI::App& app);
void add_evaluate(CLI::App& app);
void add_suggest(CLI::App& app);
void add_inspect(CLI::App& app);
void add_shard(CLI::App& app);

// Runs the command line: 0 done, 1 failed, 2 wrong usage.
int run(int argc, const char* const* argv);

}  // namespace goeswith::cli
