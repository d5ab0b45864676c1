#include "cli/why_text.h"

#include <gtest/gtest.h>

#include <fstream>
#include <regex>
#include <set>
#include <sstream>

namespace goeswith::cli {
namespace {

constexpr auto kLast = static_cast<uint32_t>(engine::Why::kLowStock);

TEST(WhyText, HasANameAndWordsForEach) {
  std::set<std::string> names;
  std::set<std::string> texts;
  for (uint32_t why = 0; why <= kLast; ++why) {
    names.insert(why_name(static_cast<engine::Why>(why)));
    texts.insert(why_text(static_cast<engine::Why>(why)));
  }
  EXPECT_EQ(names.size(), kLast + 1);
  EXPECT_EQ(texts.size(), kLast + 1);
  EXPECT_EQ(why_name(engine::Why::kTooDear), "too-dear");
}

TEST(WhyText, HasTheNamesThatPagesRead) {
  std::ifstream file(GOESWITH_SOURCE_DIR "/web/engine/session.js");
  std::stringstream text;
  text << file.rdbuf();
  const std::string script = text.str();
  std::string all;
  for (uint32_t why = 0; why <= kLast; ++why) {
    all += "  '" + why_name(static_cast<engine::Why>(why)) + "',\n";
  }
  EXPECT_NE(script.find("([\n" + all + "]);"), std::string::npos) << all;
}

}  // namespace
}  // namespace goeswith::cli
