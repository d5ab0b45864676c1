#include "orders/utf8.h"

#include <gtest/gtest.h>

namespace goeswith::orders {
namespace {

TEST(Utf8, WellFormedTextPassesUnchanged) {
  for (const char* text : {"", "teapot", "Käse", "10 €", "🍵 tea", "\xF4\x8F\xBF\xBF"}) {
    EXPECT_TRUE(is_utf8(text)) << text;
    EXPECT_EQ(to_utf8(text), text);
  }
}

TEST(Utf8, OverlongFormsSurrogatesAndCutCharactersAreNotUtf8) {
  for (const char* text : {"\xC0\xAF", "\xE0\x80\xAF", "\xF0\x80\x80\xAF", "\xED\xA0\x80",
                           "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "a\xE2\x82", "\x80", "\xFF"}) {
    EXPECT_FALSE(is_utf8(text)) << text;
  }
}

TEST(Utf8, OtherBytesAreTakenAsWindows1252) {
  EXPECT_EQ(to_utf8("K\xE4se"), "Käse");
  EXPECT_EQ(to_utf8("\x80 12 \x96 \x93tea\x94"), "€ 12 – “tea”");
  EXPECT_EQ(to_utf8("\x9F\xFF"), "Ÿÿ");
}

TEST(Utf8, BytesThatWindows1252LeavesOpenBecomeReplacementCharacters) {
  EXPECT_EQ(to_utf8("\x81\x8D\x8F\x90\x9D"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(Utf8, WhateverGoesInUtf8ComesOut) {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      EXPECT_TRUE(is_utf8(to_utf8(text)));
    }
  }
}

}  // namespace
}  // namespace goeswith::orders
