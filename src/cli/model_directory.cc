#include "cli/model_directory.h"

#include <algorithm>
#include <cstring>

#include "cli/published_file.h"
#include "cli/sha256.h"
#include "model/shard_layout.h"
#include "model/write_shards.h"

namespace goeswith::cli {

namespace fs = std::filesystem;

namespace {

std::vector<uint8_t> read_published(const fs::path& path, const std::string& integrity) {
  std::vector<uint8_t> bytes = read_file(path);
  if (sha256(bytes).integrity != integrity) {
    fail(path, "is not the file that was published: its hash differs from the manifest's");
  }
  return bytes;
}

std::string part_name(uint32_t shard) {
  return shard == model::kHeadShard ? "the head" : "shard " + std::to_string(shard);
}

// How text begins, as far as it can be shown.
std::string beginning(std::span<const uint8_t> bytes) {
  constexpr size_t kShown = 16;
  std::string text;
  for (const uint8_t byte : bytes.first(std::min(bytes.size(), kShown))) {
    text += byte < ' ' || byte > '~' ? '?' : static_cast<char>(byte);
  }
  return text;
}

// What lies in the place of a part: what it says of itself, or how it begins.
std::string looks(std::span<const uint8_t> bytes) {
  const std::string size = "its " + std::to_string(bytes.size()) + " bytes";
  if (bytes.empty()) return "it is empty";
  model::PartHeader header;
  if (bytes.size() < sizeof(header) ||
      std::memcmp(bytes.data(), model::kMagic, sizeof(model::kMagic)) != 0) {
    return size + " begin with \"" + beginning(bytes) + "\"";
  }
  std::memcpy(&header, bytes.data(), sizeof(header));
  if (header.version != model::kShardVersion && header.version != model::kRuledShardVersion) {
    return size + " are of version " + std::to_string(header.version) + ", not " +
           std::to_string(model::kShardVersion) + " or " +
           std::to_string(model::kRuledShardVersion);
  }
  return size + " say that they are " + part_name(header.shard) + " of " +
         std::string(kModelPrefix) + hex_of(header.model);
}

// Of ErrorCode in web/recommender.d.ts.
const char* code_of(model::OpenError error) {
  if (error == model::OpenError::kMemory) return "unreachable";
  return error == model::OpenError::kUnsupportedVersion ? "unsupported" : "damaged";
}

}  // namespace

struct ModelDirectory::Part {
  uint32_t shard;
  std::vector<uint8_t> bytes;
};

ModelDirectory::ModelDirectory(const fs::path& directory)
    : directory_(directory), manifest_(read_manifest(directory)) {
  if (manifest_.shards > 0) {
    load({}, {}, Missing::kThrows);
    return;
  }
  const fs::path path = directory / manifest_.name;
  file_ = read_published(path, manifest_.integrity);
  const model::OpenError error = model::Model::open(file_, model_);
  if (error != model::OpenError::kNone) {
    fail(path, std::string("breaks the model format: ") + model::name_of(error));
  }
}

const model::Model& ModelDirectory::model() {
  if (manifest_.shards == 0 || whole_) return model_;
  std::set<uint32_t> all;
  for (uint32_t s = 0; s < manifest_.shards; ++s) all.insert(s);
  load(all, {}, Missing::kThrows);
  whole_ = true;
  return model_;
}

const model::Model& ModelDirectory::model_for(std::span<const std::string> cart,
                                              std::span<const std::string> excluded) {
  if (manifest_.shards == 0) return model_;
  whole_ = false;
  std::set<uint32_t> needed;
  for (const std::string& sku : cart) needed.insert(model::shard_of(sku, manifest_.shards));
  std::vector<uint64_t> wanted;
  for (const std::string& sku : cart) wanted.push_back(model::hash_of(sku));
  for (const std::string& sku : excluded) wanted.push_back(model::hash_of(sku));
  load(needed, wanted, Missing::kIsLost);
  return model_;
}

std::span<const uint8_t> ModelDirectory::file() const {
  return manifest_.shards == 0 ? std::span<const uint8_t>(file_) : assembly_.file();
}

std::string ModelDirectory::policy() const {
  const PolicyFile& policy = manifest_.policy;
  if (policy.name.empty()) return "";
  const std::vector<uint8_t> bytes = read_published(directory_ / policy.name, policy.integrity);
  return {bytes.begin(), bytes.end()};
}

bool ModelDirectory::is_lost(std::string_view sku) const {
  return std::any_of(lost_.begin(), lost_.end(), [&](const LostShard& lost) {
    return lost.shard == model::shard_of(sku, manifest_.shards);
  });
}

fs::path ModelDirectory::path_of(uint32_t shard) const {
  const std::string name = shard == model::kHeadShard ? head_file() : shard_file(shard);
  return directory_ / manifest_.name / name;
}

void ModelDirectory::lose(const LostShard& lost, Missing missing) {
  const std::string expected = "; expected " + part_name(lost.shard) + " of " + manifest_.name;
  const LostShard told{lost.shard, lost.code, lost.error + expected};
  if (missing == Missing::kThrows || lost.shard == model::kHeadShard) {
    throw std::runtime_error(told.error);
  }
  lost_.push_back(told);
}

// The head first.
std::vector<ModelDirectory::Part> ModelDirectory::read_parts(const std::set<uint32_t>& shards,
                                                             Missing missing) {
  std::vector<uint32_t> numbers = {model::kHeadShard};
  numbers.insert(numbers.end(), shards.begin(), shards.end());
  std::vector<Part> parts;
  for (const uint32_t number : numbers) {
    try {
      parts.push_back({number, read_file(path_of(number))});
    } catch (const std::runtime_error& error) {
      lose({number, "unreachable", error.what()}, missing);
    }
  }
  return parts;
}

void ModelDirectory::load(const std::set<uint32_t>& shards, std::span<uint64_t> wanted,
                          Missing missing) {
  lost_.clear();
  for (std::vector<Part> parts = read_parts(shards, missing);;) {
    parts_.clear();
    for (const Part& part : parts) model::append_part(parts_, part.bytes);
    const model::OpenError error = assembly_.put_together(parts_, wanted, model_);
    if (error == model::OpenError::kNone) return;
    // What is wrong with all of them together counts as wrong with the head.
    const auto bad =
        parts.begin() + (assembly_.bad_part() < parts.size() ? assembly_.bad_part() : 0);
    lose({bad->shard, code_of(error),
          path_of(bad->shard).string() + ": breaks the model format: " + model::name_of(error) +
              "; " + looks(bad->bytes)},
         missing);
    parts.erase(bad);
  }
}

}  // namespace goeswith::cli
