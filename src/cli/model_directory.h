#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "model/model.h"

namespace goeswith::cli {

constexpr int kManifestFormat = 1;

// What the manifest says besides the file's name and hash.
struct ManifestFacts {
  uint32_t items;
  uint32_t orders;
  std::string newest_order;  // "2011-12-09"
};

// Publishes the model file and then the manifest that names it, each written aside, flushed to disk
// and renamed: a reader sees the old model or the new one. The previous model's file stays for
// readers that hold the previous manifest; older ones are removed. Creates the directory if need
// be. Returns the file's name. Throws std::runtime_error naming the path and why.
std::string publish_model(const std::filesystem::path& directory, std::span<const uint8_t> file,
                          const ManifestFacts& facts);

// A model directory as a browser would read it: the manifest, then the file, whose hash is
// compared. Throws std::runtime_error naming the file and what is wrong with it.
class ModelDirectory {
 public:
  explicit ModelDirectory(const std::filesystem::path& directory);
  ModelDirectory(const ModelDirectory&) = delete;
  ModelDirectory& operator=(const ModelDirectory&) = delete;

  const model::Model& model() const { return model_; }
  std::span<const uint8_t> file() const { return file_; }
  const std::string& file_name() const { return file_name_; }

 private:
  std::string file_name_;
  std::vector<uint8_t> file_;
  model::Model model_;
};

}  // namespace goeswith::cli
