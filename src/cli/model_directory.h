#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/manifest.h"
#include "model/assembly.h"
#include "model/model.h"

namespace goeswith::cli {

// A shard that a cart needs and that cannot be used.
struct LostShard {
  uint32_t shard;
  std::string code;   // "unreachable", "damaged" or "unsupported", as web/recommender.d.ts has them
  std::string error;  // names the file, what it is and what was expected
};

// A model directory as a browser would read it: the manifest, then the model file, whose hash is
// compared, or parts, each of which says whether it is whole and of this model. Everything here
// throws std::runtime_error naming the file and what is wrong with it, but for what lost() tells.
class ModelDirectory {
 public:
  explicit ModelDirectory(const std::filesystem::path& directory);
  ModelDirectory(const ModelDirectory&) = delete;
  ModelDirectory& operator=(const ModelDirectory&) = delete;

  const Manifest& manifest() const { return manifest_; }
  // The whole model; of parts, all of them put together: none may be lost.
  const model::Model& model();
  // What a browser has of the model for this cart: the whole of a single file, else the head and
  // the shards of the cart's items, with what these and the excluded need. A shard that cannot be
  // used is left out and told by lost(). Good until the next call.
  const model::Model& model_for(std::span<const std::string> cart,
                                std::span<const std::string> excluded = {});
  // What the last model_for() left out; and whether that would hold this item of its cart, of which
  // then nothing is known.
  std::span<const LostShard> lost() const { return lost_; }
  bool is_lost(std::string_view sku) const;
  // The model that was asked for last, as one file.
  std::span<const uint8_t> file() const;
  // What pages need of the merchant's policy, whose hash is compared; empty without a policy.
  std::string policy() const;
  // Of the model file or the folder of parts.
  const std::string& name() const { return manifest_.name; }

 private:
  struct Part;
  enum class Missing { kThrows, kIsLost };

  // The head and these shards, with what is wanted of them, see Assembly. Without its head a model
  // is none.
  void load(const std::set<uint32_t>& shards, std::span<uint64_t> wanted, Missing missing);
  std::vector<Part> read_parts(const std::set<uint32_t>& shards, Missing missing);
  void lose(const LostShard& lost, Missing missing);
  std::filesystem::path path_of(uint32_t shard) const;

  std::filesystem::path directory_;
  Manifest manifest_;
  std::vector<uint8_t> file_;   // a single file
  std::vector<uint8_t> parts_;  // as Assembly takes them
  bool whole_ = false;          // all of them
  std::vector<LostShard> lost_;
  model::Assembly assembly_;
  model::Model model_;
};

}  // namespace goeswith::cli
