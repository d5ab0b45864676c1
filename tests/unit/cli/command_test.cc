#include "cli/command.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdio>

#include "cli/shop.h"

namespace goeswith::cli {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(Command, LeadsFromOrdersToSuggestions) {
  const TestFiles files;
  const std::string orders = files.write("orders.csv", orders_csv());
  const std::string model = files.path("model");
  EXPECT_EQ(run_goeswith({"train", "--orders", orders, "--out", model}).code, 0);
  const Ran suggested = run_goeswith({"suggest", model, "--cart", "TP", "--json"});
  EXPECT_EQ(suggested.code, 0);
  EXPECT_EQ(object_in(suggested.out)["suggestions"][0]["sku"], "CU");
  const Ran inspected = run_goeswith({"inspect", model, "--item", "TP", "--json"});
  EXPECT_EQ(inspected.code, 0);
  EXPECT_EQ(object_in(inspected.out)["neighbours"][0]["sku"], "CU");
  const Ran evaluated = run_goeswith({"evaluate", "--orders", orders, "--json"});
  EXPECT_EQ(evaluated.code, 0);
  EXPECT_EQ(object_in(evaluated.out)["methods"]["goeswith"]["hr4"], 1);
}

TEST(Command, NeedsASubcommand) {
  const Ran ran = run_goeswith({});
  EXPECT_EQ(ran.code, 2);
  EXPECT_THAT(ran.err, HasSubstr("A subcommand is required"));
  EXPECT_EQ(run_goeswith({"learn"}).code, 2);
}

TEST(Command, UnknownOptionIsWrongUsageAndTold) {
  for (const char* command : {"train", "evaluate", "suggest", "inspect"}) {
    const Ran ran = run_goeswith({command, "--no-such-option"});
    EXPECT_EQ(ran.code, 2) << command;
    EXPECT_THAT(ran.err, Not(IsEmpty())) << command;
    EXPECT_THAT(ran.out, IsEmpty()) << command;
  }
}

TEST(Command, HelpIsNoError) {
  const Ran ran = run_goeswith({"--help"});
  EXPECT_EQ(ran.code, 0);
  for (const char* command : {"train", "evaluate", "suggest", "inspect"}) {
    EXPECT_THAT(ran.out, HasSubstr(command));
    EXPECT_EQ(run_goeswith({command, "--help"}).code, 0) << command;
  }
}

// Runs with a standard output that takes nothing.
[[noreturn]] void run_with_full_output(const std::vector<std::string>& arguments) {
  if (std::freopen("/dev/full", "w", stdout) == nullptr) std::exit(99);
  std::vector<const char*> argv = {"goeswith"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  std::exit(run(static_cast<int>(argv.size()), argv.data()));
}

TEST(CommandDeathTest, OutputThatCannotBeWrittenIsAFailure) {
  const TestFiles files;
  const std::string orders = files.write("orders.csv", orders_csv());
  const std::string model = files.path("model");
  ASSERT_EQ(run_goeswith({"train", "--orders", orders, "--out", model}).code, 0);
  const std::vector<std::string> commands[] = {{"suggest", model, "--cart", "TP"},
                                               {"suggest", model, "--cart", "TP", "--json"},
                                               {"inspect", model},
                                               {"inspect", model, "--item", "TP"},
                                               {"evaluate", "--orders", orders},
                                               {"evaluate", "--orders", orders, "--json"}};
  for (const auto& command : commands) {
    EXPECT_EXIT(run_with_full_output(command), testing::ExitedWithCode(1),
                "goeswith: standard output cannot be written")
        << command[0];
  }
}

}  // namespace
}  // namespace goeswith::cli
