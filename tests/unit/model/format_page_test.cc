// model-data/FORMAT.md and the code say the same.

#include <gtest/gtest.h>

#include <cstddef>
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
  const std::string page = format_page();
  for (const std::smatch& row :
       matches(page, "\n\\| (\\d+) \\| \\w+(?:\\[\\d\\])? \\| (\\w+) \\|")) {
    offsets[row[2]] = std::stoul(row[1]);
  }
  const std::map<std::string, size_t> expected = {
      {"magic", offsetof(Header, magic)},       {"version", offsetof(Header, version)},
      {"shard", offsetof(Header, shard)},       {"shards", offsetof(Header, shards)},
      {"items", offsetof(Header, items)},       {"neighbours", offsetof(Header, neighbours)},
      {"popular", offsetof(Header, popular)},   {"text_bytes", offsetof(Header, text_bytes)},
      {"orders", offsetof(Header, orders)},     {"weight_scale", offsetof(Header, weight_scale)},
      {"currency", offsetof(Header, currency)}, {"decimals", offsetof(Header, decimals)}};
  EXPECT_EQ(offsets, expected);
}

TEST(FormatPage, StatesTheLimitsOfTheCode) {
  const auto with_commas = [](uint64_t number) {
    std::string text = std::to_string(number);
    for (size_t k = text.size(); k > 3;) text.insert(k -= 3, ",");
    return text;
  };
  const std::string page = format_page();
  for (const uint64_t limit : {kMaxItems, kMaxNeighbours, kMaxTextBytes, kMaxWeight, kNoPrice}) {
    EXPECT_NE(page.find(with_commas(limit)), std::string::npos) << with_commas(limit);
  }
}

}  // namespace
}  // namespace goeswith::model
