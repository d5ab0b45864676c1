#include "policy/parse_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

TEST(ParseJson, WhatIsNoJsonIsToldWithLineAndColumn) {
  EXPECT_THAT(mistakes_in("{\n  \"pin\": [}\n"),
              ElementsAre(StartsWith("no JSON at line 2, column 11: syntax error while parsing")));
  EXPECT_THAT(mistakes_in(""), ElementsAre(StartsWith("no JSON at line 1, column 1: ")));
  EXPECT_THAT(mistakes_in("{\"currency\": \"\xFF\"}"),
              ElementsAre(StartsWith("no JSON at line 1")));
}

TEST(ParseJson, AKeyThatAnObjectSaysTwiceIsAMistake) {
  EXPECT_THAT(mistakes_in(R"({"pin": [{"items": ["A"]}, {"items": ["A"]}], "pin": []})"),
              ElementsAre("key \"pin\" twice in one object"));
}

TEST(ParseJson, ADeepNestIsReadAsAnyOther) {
  EXPECT_THAT(mistakes_in("{\"pin\": " + std::string(100000, '[') + std::string(100000, ']') + "}"),
              ElementsAre("/pin/0: a list, expected an object"));
}

}  // namespace
}  // namespace goeswith::policy
