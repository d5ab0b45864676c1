#include "cli/model_directory.h"

#include <set>

#include "cli/published_file.h"
#include "cli/sha256.h"
#include "model/shard_layout.h"

namespace goeswith::cli {

namespace fs = std::filesystem;

ModelDirectory::ModelDirectory(const fs::path& directory)
    : directory_(directory), manifest_(read_manifest(directory)) {
  if (manifest_.shards > 0) {
    append_part(head_file());
    put_together({});
    return;
  }
  const fs::path path = directory / manifest_.name;
  file_ = read_file(path);
  if (sha256(file_).integrity != manifest_.integrity) {
    fail(path, "is not the file that was published: its hash differs from the manifest's");
  }
  const model::OpenError error = model::Model::open(file_, model_);
  if (error != model::OpenError::kNone) {
    fail(path, std::string("breaks the model format: ") + model::name_of(error));
  }
}

const model::Model& ModelDirectory::model() {
  if (manifest_.shards == 0 || whole_) return model_;
  parts_.clear();
  names_.clear();
  append_part(head_file());
  for (uint32_t s = 0; s < manifest_.shards; ++s) append_part(shard_file(s));
  put_together({});
  whole_ = true;
  return model_;
}

const model::Model& ModelDirectory::model_for(std::span<const std::string> cart,
                                              std::span<const std::string> excluded) {
  if (manifest_.shards == 0) return model_;
  whole_ = false;
  std::set<uint32_t> needed;
  for (const std::string& sku : cart) needed.insert(model::shard_of(sku, manifest_.shards));
  parts_.clear();
  names_.clear();
  append_part(head_file());
  for (const uint32_t shard : needed) append_part(shard_file(shard));
  std::vector<uint64_t> wanted;
  for (const std::string& sku : cart) wanted.push_back(model::sku_hash(sku));
  for (const std::string& sku : excluded) wanted.push_back(model::sku_hash(sku));
  put_together(wanted);
  return model_;
}

std::span<const uint8_t> ModelDirectory::file() const {
  return manifest_.shards == 0 ? std::span<const uint8_t>(file_) : assembly_.file();
}

void ModelDirectory::append_part(const std::string& name) {
  const std::vector<uint8_t> part = read_file(directory_ / manifest_.name / name);
  const auto length = static_cast<uint32_t>(part.size());
  const auto* bytes = reinterpret_cast<const uint8_t*>(&length);
  parts_.insert(parts_.end(), bytes, bytes + sizeof(length));
  parts_.insert(parts_.end(), part.begin(), part.end());
  names_.push_back(name);
}

void ModelDirectory::put_together(std::span<uint64_t> wanted) {
  const model::OpenError error = assembly_.put_together(parts_, wanted, model_);
  if (error == model::OpenError::kNone) return;
  fail(directory_ / manifest_.name / names_.at(assembly_.bad_part()),
       std::string("breaks the model format: ") + model::name_of(error));
}

}  // namespace goeswith::cli
