#include "cli/model_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

#include "cli/sha256.h"

namespace goeswith::cli {
namespace {

namespace fs = std::filesystem;

constexpr char kManifest[] = "manifest.json";
// A model file is named "model-", digits of its hash, ".bin"; while it is written, with more.
constexpr std::string_view kModelPrefix = "model-";
constexpr std::string_view kModelSuffix = ".bin";
constexpr size_t kHashDigits = 16;
constexpr std::string_view kAside = ".tmp";

[[noreturn]] void fail(const fs::path& path, const std::string& what) {
  throw std::runtime_error(path.string() + ": " + what);
}

[[noreturn]] void fail_with_errno(const fs::path& path, const char* what) {
  fail(path, std::string(what) + ": " + std::strerror(errno));
}

// Closes on every way out; close errors matter only after the last flush, which has its own check.
struct Descriptor {
  int number;
  ~Descriptor() { ::close(number); }
};

Descriptor open_directory(const fs::path& directory) {
  return {::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
}

void flush_directory(const fs::path& directory) {
  const Descriptor descriptor = open_directory(directory);
  if (descriptor.number < 0 || ::fsync(descriptor.number) != 0) {
    fail_with_errno(directory, "cannot be flushed to disk");
  }
}

void write_aside(const fs::path& path, std::span<const uint8_t> bytes) {
  const Descriptor descriptor{::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644)};
  if (descriptor.number < 0) fail_with_errno(path, "cannot be created");
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor.number, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail_with_errno(path, "cannot be written");
    bytes = bytes.subspan(static_cast<size_t>(written));
  }
  if (::fsync(descriptor.number) != 0) fail_with_errno(path, "cannot be flushed to disk");
}

void publish_file(const fs::path& path, std::span<const uint8_t> bytes) {
  fs::path aside = path;
  aside += kAside;
  try {
    write_aside(aside, bytes);
    if (::rename(aside.c_str(), path.c_str()) != 0) fail_with_errno(path, "cannot be replaced");
  } catch (...) {
    ::unlink(aside.c_str());
    throw;
  }
}

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

struct Shard {
  std::string file;
  std::string integrity;
};

// Whether it stays in the directory and needs no quoting in a URL.
bool is_file_name(const std::string& name) {
  constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";
  return !name.empty() && name[0] != '.' && name.find_first_not_of(kLetters) == std::string::npos;
}

Shard read_manifest(const fs::path& directory) {
  const fs::path path = directory / kManifest;
  const std::vector<uint8_t> bytes = read_file(path);
  const auto manifest = nlohmann::json::parse(bytes, nullptr, false);
  if (!manifest.is_object() || !manifest.contains("format"))
    fail(path, "is not a model's manifest");
  if (manifest["format"] != kManifestFormat) {
    fail(path, "is of format " + manifest["format"].dump() + "; this version reads format " +
                   std::to_string(kManifestFormat));
  }
  try {
    const auto& shards = manifest.at("shards");
    Shard shard{shards.at(0).at("file"), shards.at(0).at("integrity")};
    if (shards.size() == 1 && is_file_name(shard.file)) return shard;
  } catch (const nlohmann::json::exception&) {
    // Told below.
  }
  fail(path, "does not name one model file and its hash");
}

bool is_model_name(std::string_view name) {
  if (name.ends_with(kAside)) name.remove_suffix(kAside.size());
  const size_t suffix = kModelPrefix.size() + kHashDigits;
  return name.starts_with(kModelPrefix) && name.size() == suffix + kModelSuffix.size() &&
         name.find_first_not_of("0123456789abcdef", kModelPrefix.size()) == suffix &&
         name.ends_with(kModelSuffix);
}

void remove_old_models(const fs::path& directory, const std::string& previous,
                       const std::string& current) {
  // The new model is published: a file that stays costs disk alone.
  std::error_code ignored;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name == previous || name == current || !is_model_name(name)) continue;
    fs::remove(entry.path(), ignored);
  }
}

}  // namespace

std::string publish_model(const fs::path& directory, std::span<const uint8_t> file,
                          const ManifestFacts& facts) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) fail(directory, "cannot be created: " + error.message());

  // Two publishes at once would remove each other's files; the second waits.
  const Descriptor lock = open_directory(directory);
  if (lock.number < 0 || ::flock(lock.number, LOCK_EX) != 0) {
    fail_with_errno(directory, "cannot be locked");
  }

  std::string previous;
  if (fs::exists(directory / kManifest)) {
    try {
      previous = read_manifest(directory).file;
    } catch (const std::runtime_error&) {
      // A manifest that names nothing protects nothing.
    }
  }
  const Sha256 hash = sha256(file);
  std::string name(kModelPrefix);
  name.append(hash.hex, 0, kHashDigits).append(kModelSuffix);
  const nlohmann::ordered_json manifest = {
      {"format", kManifestFormat},
      {"items", facts.items},
      {"orders", facts.orders},
      {"newest_order", facts.newest_order},
      {"shards", {{{"file", name}, {"bytes", file.size()}, {"integrity", hash.integrity}}}},
  };
  const std::string text = manifest.dump(2) + "\n";
  publish_file(directory / name, file);
  flush_directory(directory);
  publish_file(directory / kManifest,
               std::span(reinterpret_cast<const uint8_t*>(text.data()), text.size()));
  flush_directory(directory);
  remove_old_models(directory, previous, name);
  return name;
}

ModelDirectory::ModelDirectory(const fs::path& directory) {
  const Shard shard = read_manifest(directory);
  file_name_ = shard.file;
  const fs::path path = directory / shard.file;
  file_ = read_file(path);
  if (sha256(file_).integrity != shard.integrity) {
    fail(path, "is not the file that was published: its hash differs from the manifest's");
  }
  const model::OpenError error = model::Model::open(file_, model_);
  if (error != model::OpenError::kNone) {
    fail(path, std::string("breaks the model format: ") + model::name_of(error));
  }
}

}  // namespace goeswith::cli
