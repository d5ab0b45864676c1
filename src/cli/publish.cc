#include "cli/publish.h"

#include <sys/file.h>

#include <array>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "cli/gzip.h"
#include "cli/published_file.h"
#include "cli/sha256.h"
#include "evaluate/brotli.h"
#include "train/parallel.h"

namespace goeswith::cli {
namespace {

namespace fs = std::filesystem;

void publish_with_siblings(const fs::path& path, std::span<const uint8_t> bytes, Flush flush,
                           Compressed compressed) {
  publish_file(path, bytes, flush);
  if (compressed == Compressed::kNo) return;
  publish_file(path.string() + ".br", evaluate::brotli(bytes), flush);
  publish_file(path.string() + ".gz", gzip(bytes), flush);
}

// Whether the name is `prefix`, 16 digits, and what a publish may add to them: nothing for a
// folder, `suffix` for a file, those of its siblings, of any that is half written.
bool is_published_name(std::string_view name, std::string_view prefix, std::string_view suffix) {
  const size_t digits_end = prefix.size() + kHashDigits;
  if (!name.starts_with(prefix) || name.size() < digits_end) return false;
  const size_t other = name.find_first_not_of("0123456789abcdef", prefix.size());
  if (other != std::string_view::npos && other < digits_end) return false;
  std::string_view rest = name.substr(digits_end);
  if (rest.ends_with(kAside)) rest.remove_suffix(kAside.size());
  if (rest.empty()) return true;
  if (!rest.starts_with(suffix)) return false;
  rest.remove_prefix(suffix.size());
  return rest.empty() || rest == ".br" || rest == ".gz";
}

bool is_published_name(std::string_view name) {
  return is_published_name(name, kModelPrefix, kModelSuffix) ||
         is_published_name(name, kPolicyPrefix, kPolicySuffix);
}

// Whether the name is that of a published file, of its siblings or of a model's folder.
bool belongs_to(std::string_view name, std::string_view published) {
  return !published.empty() && name.starts_with(published) && !name.ends_with(kAside);
}

// What a manifest names.
struct Named {
  std::string model;
  std::string policy;

  bool has(std::string_view name) const {
    return belongs_to(name, model) || belongs_to(name, policy);
  }
};

void remove_old_files(const fs::path& directory, const Named& previous, const Named& current) {
  // The new model is published: a file that stays costs disk alone.
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, ignored)) {
    const std::string name = entry.path().filename().string();
    if (previous.has(name) || current.has(name) || !is_published_name(name)) continue;
    fs::remove_all(entry.path(), ignored);
  }
}

std::span<const uint8_t> bytes_of(const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

// One publish into a directory: two at once would remove each other's files; the second waits.
class Publication {
 public:
  explicit Publication(const fs::path& directory)
      : directory_((make_directory(directory), directory)), lock_(open_directory(directory)) {
    if (lock_.number < 0 || ::flock(lock_.number, LOCK_EX) != 0) {
      fail_with_errno(directory, "cannot be locked");
    }
    if (!fs::exists(directory / kManifest)) return;
    try {
      const Manifest manifest = read_manifest(directory);
      previous_ = {manifest.name, manifest.policy.name};
    } catch (const std::runtime_error&) {
      // A manifest that names nothing protects nothing.
    }
  }

  // Nothing is written for an empty one.
  PolicyFile publish_policy(const std::string& policy, Compressed compressed) const {
    if (policy.empty()) return {};
    const Sha256 hash = sha256(bytes_of(policy));
    PolicyFile file{std::string(kPolicyPrefix), hash.integrity};
    file.name.append(hash.hex, 0, kHashDigits).append(kPolicySuffix);
    publish_with_siblings(directory_ / file.name, bytes_of(policy), Flush::kNow, compressed);
    return file;
  }

  // All files are on the disk.
  std::string finish(const Manifest& manifest) {
    const std::string text = manifest_text(manifest);
    publish_file(directory_ / kManifest, bytes_of(text), Flush::kNow);
    flush_directory(directory_);
    remove_old_files(directory_, previous_, {manifest.name, manifest.policy.name});
    return manifest.name;
  }

 private:
  fs::path directory_;
  Descriptor lock_;
  Named previous_;
};

// Part 0 is the head, part k shard k - 1.
std::vector<uint8_t> part_of(const model::ShardWriter& writer, size_t part) {
  return part == 0 ? writer.head() : writer.shard(static_cast<uint32_t>(part - 1));
}

// The hash of all parts, as written with no id, in the form of a model id.
std::string id_of(const model::ShardWriter& writer) {
  std::vector<std::string> hashes(writer.shards() + size_t{1});
  train::parallel_for(
      hashes.size(), [] { return 0; },
      [&](size_t part, int) { hashes[part] = sha256(part_of(writer, part)).hex; }, [](size_t) {});
  std::string all;
  for (const std::string& hash : hashes) all += hash;
  return sha256(bytes_of(all)).hex.substr(0, kHashDigits);
}

std::array<uint8_t, model::kModelIdBytes> bytes_of_id(const std::string& id) {
  std::array<uint8_t, model::kModelIdBytes> bytes{};
  for (size_t k = 0; k < bytes.size(); ++k) {
    bytes[k] = static_cast<uint8_t>(std::stoul(id.substr(2 * k, 2), nullptr, 16));
  }
  return bytes;
}

}  // namespace

std::string publish_model(const fs::path& directory, std::span<const uint8_t> file,
                          const ManifestFacts& facts, Compressed compressed,
                          const std::string& policy) {
  Publication publication(directory);
  const Sha256 hash = sha256(file);
  Manifest manifest{facts, std::string(kModelPrefix), hash.integrity, file.size(), 0};
  manifest.name.append(hash.hex, 0, kHashDigits).append(kModelSuffix);
  publish_with_siblings(directory / manifest.name, file, Flush::kNow, compressed);
  manifest.policy = publication.publish_policy(policy, compressed);
  flush_directory(directory);
  return publication.finish(manifest);
}

std::string publish_shards(const fs::path& directory, model::ShardWriter& writer,
                           const ManifestFacts& facts, Compressed compressed,
                           const std::string& policy) {
  Publication publication(directory);
  const std::string id = id_of(writer);
  writer.set_model_id(bytes_of_id(id));
  Manifest manifest{facts, std::string(kModelPrefix) + id, {}, 0, writer.shards()};
  const fs::path folder = directory / manifest.name;
  const bool known = fs::exists(folder);
  make_directory(folder);
  try {
    train::parallel_for(
        writer.shards() + size_t{1}, [] { return 0; },
        [&](size_t part, int) {
          const std::string name =
              part == 0 ? head_file() : shard_file(static_cast<uint32_t>(part - 1));
          publish_with_siblings(folder / name, part_of(writer, part), Flush::kLater, compressed);
        },
        [](size_t) {});
    manifest.policy = publication.publish_policy(policy, compressed);
    // One flush for the hundred thousand files of a large store.
    flush_file_system(folder);
  } catch (...) {
    std::error_code ignored;
    if (!known) fs::remove_all(folder, ignored);
    throw;
  }
  return publication.finish(manifest);
}

}  // namespace goeswith::cli
