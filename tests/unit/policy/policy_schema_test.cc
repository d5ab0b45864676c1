// model-data/policy.schema.json, which merchants and their editors read, against what read_policy()
// takes.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

#include "policy/full_policy.h"
#include "policy/known_keys.h"
#include "policy/small_store.h"

namespace goeswith::policy {
namespace {

using nlohmann::json;

const json& schema() {
  static const json schema = [] {
    std::ifstream file(GOESWITH_SOURCE_DIR "/model-data/policy.schema.json");
    return json::parse(file);
  }();
  return schema;
}

// What a reference stands for.
const json& resolved(const json& node) {
  const auto ref = node.find("$ref");
  return ref == node.end() ? node
                           : schema().at(json::json_pointer(ref->get<std::string>().substr(1)));
}

std::set<std::string> keys_of(const json& node) {
  std::set<std::string> keys;
  for (const auto& [key, value] : resolved(node).at("properties").items()) keys.insert(key);
  return keys;
}

std::set<std::string> read_keys(std::string_view object) {
  const auto keys = known_keys(object);
  return {keys.begin(), keys.end()};
}

// Calls visit(path, value, schema node) for every value in `value`, itself included.
template <typename Visit>
void walk(const json& value, const json& node, const std::string& path, const Visit& visit) {
  const json& of = resolved(node);
  visit(path, value, of);
  if (value.is_object()) {
    for (const auto& [key, inner] : value.items()) {
      walk(inner, of.at("properties").at(key), path + "/" + key, visit);
    }
  } else if (value.is_array()) {
    for (size_t i = 0; i < value.size(); ++i) {
      walk(value[i], of.at("items"), path + "/" + std::to_string(i), visit);
    }
  }
}

TEST(PolicySchema, KnowsTheKeysThatTheReaderKnows) {
  EXPECT_EQ(keys_of(schema()), read_keys(""));
  EXPECT_EQ(keys_of(schema().at("$defs").at("who")), read_keys("who"));
  for (const auto& [name, node] : schema().at("properties").items()) {
    const json& of = resolved(node);
    const json& object = of.contains("items") ? resolved(of.at("items")) : of;
    if (!object.contains("properties")) continue;
    EXPECT_EQ(keys_of(object), read_keys(name)) << name;
  }
  EXPECT_EQ(keys_of(schema().at("/properties/worth/properties/margins/items"_json_pointer)),
            read_keys("margins"));
  EXPECT_EQ(keys_of(schema().at("/properties/bundles/items/properties/steps/items"_json_pointer)),
            read_keys("steps"));
}

TEST(PolicySchema, DescribesEverythingAndTakesNothingElse) {
  const json full = json::parse(full_policy());
  walk(full, schema(), "", [](const std::string& path, const json& value, const json& node) {
    EXPECT_TRUE(node.contains("description")) << path;
    if (!value.is_object()) return;
    EXPECT_EQ(node.at("additionalProperties"), false) << path;
  });
}

TEST(PolicySchema, AFullPolicyHasEveryKeyAndTheReaderTakesIt) {
  std::set<std::string> seen;
  const json full = json::parse(full_policy());
  walk(full, schema(), "", [&](const std::string&, const json& value, const json& node) {
    if (!value.is_object()) return;
    for (const auto& [key, inner] : value.items()) {
      seen.insert(node.at("description").get<std::string>() + key);
    }
  });
  for (const auto& [name, node] : schema().at("properties").items()) {
    EXPECT_TRUE(full.contains(name)) << name;
    const json& object =
        resolved(node).contains("items") ? resolved(resolved(node).at("items")) : resolved(node);
    if (!object.contains("properties")) continue;
    for (const std::string& key : keys_of(object)) {
      EXPECT_TRUE(seen.contains(object.at("description").get<std::string>() + key))
          << name << "/" << key;
    }
  }
  EXPECT_THAT(mistakes_in(full_policy()), testing::IsEmpty());
}

// Of each number of the full policy: the ends of its range are taken, what lies beyond is refused.
TEST(PolicySchema, HasTheRangesOfTheReader) {
  const json full = json::parse(full_policy());
  const auto told_at = [&](const std::string& path, double value) {
    json changed = full;
    changed[json::json_pointer(path)] = value;
    bool told = false;
    for (const std::string& mistake : mistakes_in(changed.dump())) {
      told = told || mistake.starts_with(path + ": " + json(value).dump() + ", expected a");
    }
    return told;
  };
  size_t numbers = 0;
  walk(full, schema(), "", [&](const std::string& path, const json& value, const json& node) {
    if (!value.is_number()) return;
    ++numbers;
    if (node.contains("minimum")) {
      EXPECT_FALSE(told_at(path, node["minimum"])) << path;
      EXPECT_TRUE(told_at(path, node["minimum"].get<double>() - 1)) << path;
    } else {
      EXPECT_TRUE(told_at(path, node.at("exclusiveMinimum"))) << path;
    }
    if (node.contains("maximum")) {
      EXPECT_FALSE(told_at(path, node["maximum"])) << path;
      EXPECT_TRUE(told_at(path, node["maximum"].get<double>() + 1)) << path;
    } else {
      EXPECT_TRUE(told_at(path, node.at("exclusiveMaximum"))) << path;
    }
    EXPECT_EQ(told_at(path, 1.5), node["type"] == "integer" || node.value("maximum", 2.0) < 1.5)
        << path;
  });
  EXPECT_GT(numbers, 20u);
}

TEST(PolicySchema, RequiresWhatTheReaderRequires) {
  const json full = json::parse(full_policy());
  walk(full, schema(), "", [&](const std::string& path, const json& value, const json& node) {
    if (!value.is_object() || path.empty()) return;
    const json required = node.value("required", json::array());
    for (const auto& [key, inner] : value.items()) {
      json changed = full;
      changed[json::json_pointer(path)].erase(key);
      const auto mistakes = mistakes_in(changed.dump());
      const std::string missing = path + ": \"" + key + "\" is missing";
      const bool told = std::find(mistakes.begin(), mistakes.end(), missing) != mistakes.end();
      const bool asked = std::find(required.begin(), required.end(), key) != required.end();
      EXPECT_EQ(told, asked) << path << "/" << key;
    }
  });
}

}  // namespace
}  // namespace goeswith::policy
