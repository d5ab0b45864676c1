#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "cli/command.h"
#include "model/write_model.h"
#include "orders/test_files.h"

namespace goeswith::cli {

using orders::TestFiles;

struct Ran {
  int code;
  std::string out;
  std::string err;
};

// Runs the command line in this process, as main() does.
inline Ran run_goeswith(const std::vector<std::string>& arguments) {
  std::vector<const char*> argv = {"goeswith"};
  for (const std::string& argument : arguments) argv.push_back(argument.c_str());
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  Ran ran;
  ran.code = run(static_cast<int>(argv.size()), argv.data());
  ran.out = testing::internal::GetCapturedStdout();
  ran.err = testing::internal::GetCapturedStderr();
  return ran;
}

// The one JSON object that `text` is; null if it is anything else.
inline nlohmann::json object_in(const std::string& text) {
  const auto json = nlohmann::json::parse(text, nullptr, false);
  return json.is_object() ? json : nlohmann::json();
}

// Of a command that was to succeed.
inline nlohmann::json answer_of(const Ran& ran) {
  EXPECT_EQ(ran.code, 0) << ran.err;
  return object_in(ran.out);
}

// Sixty orders, one a day: teapot with cup in one half, napkin with candle in the other; a spoon in
// six of the former and two of the latter.
inline std::string orders_csv() {
  std::string csv = "order_id,ordered_at,sku,title,price,quantity\n";
  for (int o = 0; o < 60; ++o) {
    const std::string head = std::to_string(o) + ",2026-0" + std::to_string(1 + o / 28) + "-" +
                             std::to_string(1 + o % 28) + ",";
    csv += head + (o % 2 == 0 ? "TP,Breakfast teapot,20.00,1\n" : "NA,Linen napkin,3.50,4\n");
    csv += head + (o % 2 == 0 ? "CU,Cup,5.00,2\n" : "CA,Candle,4.00,1\n");
    if (o % 10 == 8 || o % 30 == 15) csv += head + "SP,,2.00,1\n";
  }
  return csv;
}

// The same orders with a column that says who bought: one customer placed all of them.
inline std::string with_customers(const std::string& csv) {
  std::istringstream in(csv);
  std::string result;
  for (std::string line; std::getline(in, line);) {
    result += line + (result.empty() ? ",customer\n" : ",ann@example.com\n");
  }
  return result;
}

// A model of as many items as asked for, whose names begin with `name`.
inline std::vector<uint8_t> model_file(const std::string& name, uint32_t items = 3) {
  model::Contents contents;
  contents.orders = 10;
  for (uint32_t i = 0; i < items; ++i) {
    model::ItemContents item;
    item.text[model::kSku] = name + std::to_string(i);
    item.orders = 5;
    item.product = i;
    item.neighbours = {{(i + 1) % items, 0.5, 2}};
    contents.items.push_back(item);
  }
  return model::write_model(contents);
}

// A teapot that suggests a cup with a probability of a half and, borrowed from similar items, a lid
// with an eighth. Larger carts are ranked by the squares of the weights.
inline model::Contents borrowing() {
  model::Contents contents;
  contents.orders = 100;
  contents.currency = "GBP";
  model::ItemContents pot{{"TP", "Teapot", "/tp", "/tp.svg", "Tea"}, 20, 1999, 0, true, {}};
  model::ItemContents cup{{"CU", "Cup", "", "", ""}, 40, 500, 1, true, {}};
  model::ItemContents lid{{"LI", "Lid", "", "", ""}, 1, 500, 2, true, {}};
  pot.neighbours = {{1, 2, 16}, {2, 0.5, 0}};
  cup.neighbours = {{0, 1, 16}};
  contents.items = {pot, cup, lid};
  contents.popular = {1, 0};
  model::SizeClass one;
  one.lines = 1;
  one.curve = {{0, 0}, {4, 1}};
  model::SizeClass more = one;
  more.lines = 0xFFFFFFFF;
  more.power = 2;
  contents.ranking.classes = {one, more};
  return contents;
}

inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The files of a directory with their bytes; nothing if there is no such directory.
inline std::map<std::string, std::string> snapshot(const std::filesystem::path& directory) {
  std::map<std::string, std::string> files;
  if (!std::filesystem::is_directory(directory)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    files[entry.path().filename().string()] = entry.is_directory() ? "" : bytes_of(entry.path());
  }
  return files;
}

inline std::vector<std::string> names_in(const std::filesystem::path& directory) {
  std::vector<std::string> names;
  for (const auto& [name, bytes] : snapshot(directory)) names.push_back(name);
  return names;
}

inline std::vector<std::string> keys_of(const nlohmann::ordered_json& json) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) keys.push_back(key);
  return keys;
}

}  // namespace goeswith::cli
