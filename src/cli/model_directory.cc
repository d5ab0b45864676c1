#include "cli/model_directory.h"

#include "cli/published_file.h"
#include "cli/sha256.h"
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

}  // namespace

ModelDirectory::ModelDirectory(const fs::path& directory)
    : directory_(directory), manifest_(read_manifest(directory)) {
  if (manifest_.shards > 0) {
    load({}, {});
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
  load(all, {});
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
  for (const std::string& sku : cart) wanted.push_back(model::sku_hash(sku));
  for (const std::string& sku : excluded) wanted.push_back(model::sku_hash(sku));
  load(needed, wanted);
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

void ModelDirectory::load(const std::set<uint32_t>& shards, std::span<uint64_t> wanted) {
  std::vector<std::string> names = {head_file()};
  for (const uint32_t shard : shards) names.push_back(shard_file(shard));
  const fs::path folder = directory_ / manifest_.name;
  parts_.clear();
  for (const std::string& name : names) model::append_part(parts_, read_file(folder / name));
  const model::OpenError error = assembly_.put_together(parts_, wanted, model_);
  if (error == model::OpenError::kNone) return;
  fail(folder / names.at(assembly_.bad_part()),
       std::string("breaks the model format: ") + model::name_of(error));
}

}  // namespace goeswith::cli
