#include "cli/manifest.h"

#include <cerrno>
#include <fstream>
#include <nlohmann/json.hpp>

#include "cli/published_file.h"
#include "model/shard_layout.h"

namespace goeswith::cli {
namespace {

namespace fs = std::filesystem;

// Whether it stays in the directory and needs no quoting in a URL.
bool is_file_name(const std::string& name) {
  constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";
  return !name.empty() && name[0] != '.' && name.find_first_not_of(kLetters) == std::string::npos;
}

bool is_model_id(const std::string& id) {
  return id.size() == kHashDigits && id.find_first_not_of("0123456789abcdef") == std::string::npos;
}

// The last field: the hash of all text before it.
constexpr std::string_view kCheck = "\"check\"";

bool is_whole(const nlohmann::json& json, std::string_view text) {
  if (json["format"] < kSingleFileFormat && !json.contains("check")) return true;
  return json.value("check", nlohmann::json()) == model::hash_of(text.substr(0, text.find(kCheck)));
}

Manifest read_single(const nlohmann::json& json) {
  const auto& shards = json.at("shards");
  Manifest manifest;
  manifest.name = shards.at(0).at("file");
  manifest.integrity = shards.at(0).at("integrity");
  if (shards.size() != 1 || !is_file_name(manifest.name)) manifest.name.clear();
  return manifest;
}

Manifest read_sharded(const nlohmann::json& json) {
  Manifest manifest;
  const std::string id = json.at("model");
  const auto shards = json.at("shards").get<int64_t>();
  if (!is_model_id(id) || shards < 1 || shards > model::kMaxShards) return manifest;
  manifest.name = std::string(kModelPrefix) + id;
  manifest.shards = static_cast<uint32_t>(shards);
  return manifest;
}

PolicyFile read_policy_file(const nlohmann::json& json) {
  const auto policy = json.find("policy");
  if (policy == json.end()) return {};
  return {policy->at("file"), policy->at("integrity")};
}

}  // namespace

Manifest read_manifest(const fs::path& directory) {
  const fs::path path = directory / kManifest;
  const std::vector<uint8_t> bytes = read_file(path);
  const auto json = nlohmann::json::parse(bytes, nullptr, false);
  if (!json.is_object() || !json.contains("format")) fail(path, "is not a model's manifest");
  const auto& format = json["format"];
  if (!format.is_number_unsigned() || format < 1 || format > kShardedFormat) {
    fail(path, "is of format " + format.dump() + "; this version reads formats 1 to " +
                   std::to_string(kShardedFormat));
  }
  if (!is_whole(json, {reinterpret_cast<const char*>(bytes.data()), bytes.size()})) {
    fail(path, "is not whole: its \"check\" is not that of the text before it");
  }
  try {
    Manifest manifest = format.get<int>() % 2 == 1 ? read_single(json) : read_sharded(json);
    manifest.policy = read_policy_file(json);
    if (!manifest.policy.name.empty() && !is_file_name(manifest.policy.name)) {
      fail(path, "does not name the policy's file");
    }
    if (!manifest.name.empty()) {
      manifest.facts.items = json.value("items", 0u);
      manifest.facts.orders = json.value("orders", 0u);
      manifest.facts.newest_order = json.value("newest_order", "");
      return manifest;
    }
  } catch (const nlohmann::json::exception&) {
    // Told below.
  }
  fail(path, "does not name one model file and its hash, or shards");
}

std::string manifest_text(const Manifest& manifest) {
  nlohmann::ordered_json json = {
      {"format", manifest.shards == 0 ? kSingleFileFormat : kShardedFormat},
      {"items", manifest.facts.items},
      {"orders", manifest.facts.orders},
      {"newest_order", manifest.facts.newest_order}};
  if (manifest.shards == 0) {
    json["shards"] = {
        {{"file", manifest.name}, {"bytes", manifest.bytes}, {"integrity", manifest.integrity}}};
  } else {
    json["model"] = manifest.name.substr(kModelPrefix.size());
    json["shards"] = manifest.shards;
  }
  if (!manifest.policy.name.empty()) {
    json["policy"] = {{"file", manifest.policy.name}, {"integrity", manifest.policy.integrity}};
  }
  std::string text = json.dump(2);
  text.replace(text.rfind('\n'), std::string::npos, ",\n  ");
  const uint32_t check = model::hash_of(text);
  // Its end is that of the text, so that nothing is cut off unseen.
  return text.append(kCheck).append(": ").append(std::to_string(check)).append("\n}");
}

std::string head_file() { return "head.bin"; }
std::string shard_file(uint32_t shard) { return std::to_string(shard) + ".bin"; }

std::vector<uint8_t> read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) fail_with_errno(path, "cannot be opened");
  std::vector<uint8_t> bytes;
  char part[1 << 16];
  while (stream.read(part, sizeof(part)) || stream.gcount() > 0) {
    bytes.insert(bytes.end(), part, part + stream.gcount());
  }
  if (stream.bad()) fail(path, "cannot be read");
  return bytes;
}

}  // namespace goeswith::cli
