// model-data/FORMAT.md and the code say the same.

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdio>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>

#include "model/model.h"
#include "model/three_items.h"
#include "model/write_model.h"

namespace goeswith::model {
namespace {

std::string format_page() {
  std::ifstream file(GOESWITH_SOURCE_DIR "/model-data/FORMAT.md");
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::smatch> matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  return {std::sregex_iterator(text.begin(), text.end(), regex), std::sregex_iterator()};
}

std::vector<uint8_t> hex_dump(const std::string& page) {
  std::vector<uint8_t> bytes;
  for (const std::smatch& line : matches(page, "\n([0-9a-f]{8}): ((?:[0-9a-f]{2} )+)")) {
    EXPECT_EQ(std::stoul(line[1], nullptr, 16), bytes.size()) << "offset of " << line[0];
    std::istringstream digits(line[2]);
    for (std::string byte; digits >> byte;) {
      bytes.push_back(static_cast<uint8_t>(std::stoul(byte, nullptr, 16)));
    }
  }
  return bytes;
}

TEST(FormatPage, DumpsTheThreeItemModelThatTheWriterWrites) {
  EXPECT_EQ(hex_dump(format_page()), write_model(three_items()));
}

TEST(FormatPage, DumpsAModelThatOpens) {
  const auto bytes = hex_dump(format_page());
  Model model;
  ASSERT_EQ(Model::open(bytes, model), OpenError::kNone);
  EXPECT_EQ(model.text(model.find("COSY"), kTitle), "Tea cosy");
}

TEST(FormatPage, GivesEachHeaderFieldItsOffset) {
  std::map<std::string, size_t> offsets;
  // Of a single file; parts have no offsets.
  const std::string page = format_page().substr(0, format_page().find("\n## Shards"));
  for (const std::smatch& row :
       matches(page, "\n\\| (\\d+) \\| \\w+(?:\\[\\d\\])? \\| (\\w+) \\|")) {
    offsets[row[2]] = std::stoul(row[1]);
  }
  const std::map<std::string, size_t> expected = {
      {"magic", offsetof(Header, magic)},
      {"version", offsetof(Header, version)},
      {"shard", offsetof(Header, shard)},
      {"shards", offsetof(Header, shards)},
      {"items", offsetof(Header, items)},
      {"neighbours", offsetof(Header, neighbours)},
      {"popular", offsetof(Header, popular)},
      {"text_bytes", offsetof(Header, text_bytes)},
      {"orders", offsetof(Header, orders)},
      {"prior_step", offsetof(Header, prior_step)},
      {"currency", offsetof(Header, currency)},
      {"decimals", offsetof(Header, decimals)},
      {"size_classes", offsetof(Header, size_classes)},
      {"knots", offsetof(Header, knots)},
      {"min_probability", offsetof(Header, min_probability)},
      {"reserved", offsetof(Header, reserved)}};
  EXPECT_EQ(offsets, expected);
}

// The places of the arrays, from the types that the page gives them one after another.
TEST(FormatPage, GivesEachArrayItsPlace) {
  const Counts counts = {kVersion, 5, 7, 3, 41, 2, 4};
  const std::map<std::string, uint64_t> sizes = {{"*s*", 2},      {"*q*", 4}, {"*n*", 5},
                                                 {"*m*", 7},      {"*p*", 3}, {"*t*", 41},
                                                 {"16", kLevels}, {"", 1}};
  std::map<std::string, uint64_t> places;
  uint64_t end = sizeof(Header);
  const std::string page = format_page();
  for (const std::smatch& row : matches(
           page, "\n\\| ([a-z ]+) \\| [uf](\\d+)\\[(\\*\\w\\*)\\](?:\\[(\\*q\\*|16)\\])? \\|")) {
    places[row[1]] = end;
    end += std::stoul(row[2]) / 8 * sizes.at(row[3]) * sizes.at(row[4]);
  }
  const Sections at = sections_of(counts);
  const std::map<std::string, uint64_t> expected = {{"class lines", at.class_lines},
                                                    {"levels", at.level},
                                                    {"newest weights", at.newest_weight},
                                                    {"prior weights", at.prior_weight},
                                                    {"diversity", at.diversity},
                                                    {"knot scores", at.knot_score},
                                                    {"knot probabilities", at.knot_probability},
                                                    {"row ends", at.row_end},
                                                    {"neighbour items", at.neighbour_item},
                                                    {"neighbour orders", at.neighbour_orders},
                                                    {"item orders", at.item_orders},
                                                    {"item prices", at.item_price},
                                                    {"item products", at.item_product},
                                                    {"popular items", at.popular},
                                                    {"text ends", at.text_end},
                                                    {"item priors", at.item_prior},
                                                    {"neighbour codes", at.neighbour_code},
                                                    {"item flags", at.item_flags},
                                                    {"text", at.text}};
  EXPECT_EQ(places, expected);
  EXPECT_EQ((end + 3) / 4 * 4, at.checksum);
}

// "From 0x48 the levels": the first number after each place of the dump.
TEST(FormatPage, PointsAtTheArraysOfItsModel) {
  Model model;
  const auto bytes = hex_dump(format_page());
  ASSERT_EQ(Model::open(bytes, model), OpenError::kNone);
  const Sections at = sections_of(model.counts());
  std::string page = std::regex_replace(format_page(), std::regex("\\s+"), " ");
  for (const auto& [words, place] :
       std::map<std::string, uint64_t>{{"the levels of the first class", at.level},
                                       {"the levels of the second class", at.level + 4 * kLevels},
                                       {"the newest weights", at.newest_weight},
                                       {"the knots", at.knot_score},
                                       {"their orders", at.neighbour_orders},
                                       {"the item orders", at.item_orders},
                                       {"the prices", at.item_price},
                                       {"the products", at.item_product},
                                       {"the popular items", at.popular},
                                       {"the text ends", at.text_end},
                                       {"the priors", at.item_prior},
                                       {"the neighbours' codes", at.neighbour_code},
                                       {"the text:", at.text}}) {
    char from[32];
    std::snprintf(from, sizeof(from), "rom 0x%x", static_cast<unsigned>(place));
    const bool found = page.find(from + (" " + words)) != std::string::npos ||
                       page.find(from + (", " + words)) != std::string::npos;
    EXPECT_TRUE(found) << from << " " << words;
  }
}

TEST(FormatPage, GivesTheManifestTheBytesOfItsModel) {
  const std::string page = format_page();
  const std::string bytes = std::to_string(hex_dump(page).size());
  EXPECT_NE(page.find("\"bytes\": " + bytes + ","), std::string::npos) << bytes;
}

TEST(FormatPage, WorksOutASuggestionAsTheModelDoes) {
  const std::string page = format_page();
  const auto bytes = hex_dump(page);
  Model model;
  ASSERT_EQ(Model::open(bytes, model), OpenError::kNone);
  const uint32_t c = model.size_class(2);
  const uint32_t pot = model.row_begin(model.find("POT"));
  const uint32_t tin = model.row_begin(model.find("TIN"));
  const uint32_t cosy = model.find("COSY");
  ASSERT_EQ(model.neighbour_item(pot), cosy);
  ASSERT_EQ(model.neighbour_item(tin), cosy);
  const float raw = model.weight(c, pot) + model.newest_weight(c) * model.weight(c, tin) +
                    model.prior_weight(c) * model.prior(cosy);
  for (const float number : {raw, model.probability(c, raw)}) {
    std::ostringstream text;
    text << number;
    EXPECT_NE(page.find(text.str()), std::string::npos) << text.str();
  }
  EXPECT_GE(model.probability(c, raw), model.min_probability());
}

TEST(FormatPage, StatesTheLimitsOfTheCode) {
  const auto with_commas = [](uint64_t number) {
    std::string text = std::to_string(number);
    for (size_t k = text.size(); k > 3;) text.insert(k -= 3, ",");
    return text;
  };
  const std::string page = format_page();
  for (const uint64_t limit : {kMaxItems, kMaxNeighbours, kMaxTextBytes, kNoPrice}) {
    EXPECT_NE(page.find(with_commas(limit)), std::string::npos) << with_commas(limit);
  }
  const auto says = [&](const std::string& words) {
    EXPECT_NE(page.find(words), std::string::npos) << words;
  };
  says("| *s*, 1…" + std::to_string(kMaxSizeClasses) + ":");
  says("| *q*, 2…" + std::to_string(kMaxKnots) + ":");
  says("| 0…" + std::to_string(kLevels - 1) + ", the neighbour's place in the levels");
  says(with_commas(static_cast<uint64_t>(kMaxSteps)) + " times it at most 10^30");
  EXPECT_EQ(kMaxScore, 1e30f);
}

}  // namespace
}  // namespace goeswith::model
