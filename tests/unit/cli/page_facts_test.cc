#include "cli/page_facts.h"

#include <gtest/gtest.h>

#include <CLI/CLI.hpp>

namespace goeswith::cli {
namespace {

TEST(PageFacts, AreReadFromTheCommandLine) {
  CLI::App app;
  PageFacts facts;
  facts.add(app);
  EXPECT_GT(facts.now, 0);
  app.parse(
      "--country GB --subtotal 24.5 --history TP=30,A=B=4 --stock CU=0 --segments gold,new "
      "--now 2026-12-01T08:00Z");
  EXPECT_EQ(facts.country, "GB");
  EXPECT_EQ(facts.subtotal, 24.5);
  EXPECT_EQ(facts.history, (std::vector<std::pair<std::string, uint32_t>>{{"TP", 30}, {"A=B", 4}}));
  EXPECT_EQ(facts.stock, (std::vector<std::pair<std::string, uint32_t>>{{"CU", 0}}));
  EXPECT_EQ(facts.segments, (std::vector<std::string>{"gold", "new"}));
  EXPECT_EQ(facts.now, 1796112000);
}

TEST(PageFacts, OfAnotherFormAreRefused) {
  for (const char* line : {"--history TP", "--history =3", "--stock TP=-1", "--stock TP=1.5",
                           "--stock TP=", "--subtotal -1", "--now soon"}) {
    CLI::App app;
    PageFacts facts;
    facts.add(app);
    EXPECT_THROW(app.parse(line), CLI::ParseError) << line;
  }
}

}  // namespace
}  // namespace goeswith::cli
