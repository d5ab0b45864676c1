#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "cli/manifest.h"
#include "model/write_shards.h"

namespace goeswith::cli {

// Whether FILE.br and FILE.gz lie beside each file, for servers that send them ready (nginx's
// brotli_static and gzip_static, Apache's MultiViews, Caddy's precompressed).
enum class Compressed { kNo, kBeside };

// Publishes a model: its files and, if it is not empty, what pages need of a policy, under names
// that hold its hash, each written aside and renamed, all flushed to disk; then the manifest that
// names them. A reader sees the old model or the new one. The previous model's files stay for
// readers that hold the previous manifest; older ones are removed. Creates the directory if need
// be. Returns the name of the model file, or of the folder of parts. Throws std::runtime_error
// naming the path and why.
std::string publish_model(const std::filesystem::path& directory, std::span<const uint8_t> file,
                          const ManifestFacts& facts, Compressed compressed = Compressed::kNo,
                          const std::string& policy = "");

// As parts, on all cores. The writer's model id becomes the hash of what it writes.
std::string publish_shards(const std::filesystem::path& directory, model::ShardWriter& writer,
                           const ManifestFacts& facts, Compressed compressed,
                           const std::string& policy = "");

}  // namespace goeswith::cli
