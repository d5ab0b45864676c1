#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace goeswith::cli {

// Formats 1 and 2 were the same without a check.
constexpr int kSingleFileFormat = 3;
constexpr int kShardedFormat = 4;
constexpr char kManifest[] = "manifest.json";
// A model file is named "model-", digits of its hash, ".bin"; the folder of a sharded model's parts
// the same without the end.
constexpr std::string_view kModelPrefix = "model-";
constexpr std::string_view kModelSuffix = ".bin";
constexpr size_t kHashDigits = 16;

// For people; no reader needs it.
struct ManifestFacts {
  uint32_t items;
  uint32_t orders;
  std::string newest_order;  // "2011-12-09"
};

// What pages need of the merchant's policy; named "policy-", digits of its hash, ".json".
struct PolicyFile {
  std::string name;  // empty without a policy
  std::string integrity;
};
constexpr std::string_view kPolicyPrefix = "policy-";
constexpr std::string_view kPolicySuffix = ".json";

// What manifest.json says, model-data/FORMAT.md.
struct Manifest {
  ManifestFacts facts;
  std::string name;       // of the model file, or of the folder of parts
  std::string integrity;  // of the model file; empty for parts
  uint64_t bytes = 0;     // of the model file
  uint32_t shards = 0;    // 0 for a single file
  PolicyFile policy = {};
};

// Throws std::runtime_error naming the file and what is wrong with it.
Manifest read_manifest(const std::filesystem::path& directory);
std::string manifest_text(const Manifest& manifest);

// Of the parts: "head.bin", "17.bin".
std::string head_file();
std::string shard_file(uint32_t shard);

std::vector<uint8_t> read_file(const std::filesystem::path& path);

}  // namespace goeswith::cli
