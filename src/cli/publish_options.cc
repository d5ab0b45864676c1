#include "cli/publish_options.h"

#include <iostream>

#include "cli/formatted.h"
#include "cli/preload_lines.h"
#include "evaluate/brotli.h"
#include "evaluate/shard_count.h"

namespace goeswith::cli {
namespace {

std::string dist_beside_program() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  return error ? std::string() : (program.parent_path() / "dist").string();
}

std::string kilobytes(double bytes) { return formatted("%.1f kB", bytes / 1000); }

}  // namespace

void PublishOptions::add(CLI::App& command) {
  const char* group = "Publishing";
  command.add_option("--out", out, "Model directory to publish")->required()->type_name("DIR");
  command
      .add_option("--shards", shards,
                  "Into so many the model is split, 1 for a single file; chosen so that a cart of "
                  "three moves about 10 kB unless given")
      ->check(CLI::Range(1u, model::kMaxShards))
      ->type_name("N")
      ->group(group);
  command
      .add_flag("--plain", plain,
                "Write no .br and .gz files for servers that send files compressed beforehand")
      ->group(group);
  command
      .add_option("--dist", dist,
                  "Where goeswith.js lies, for the page's preload lines; build/dist unless given")
      ->type_name("DIR")
      ->group(group);
  command.add_option("--url", url, "Where that folder is served, with the model under model/")
      ->capture_default_str()
      ->type_name("URL")
      ->group(group);
  command.add_option("--adapter", adapter, "That the page has its cart from, to preload it too")
      ->check(CLI::IsMember({"page", "shopify", "woocommerce"}))
      ->type_name("NAME")
      ->group(group);
}

void PublishOptions::publish(std::span<const uint8_t> file, const std::string& newest_order,
                             const std::string& policy) const {
  model::Model model;
  model::Model::open(file, model);
  const ManifestFacts facts{model.items(), model.orders(), newest_order};
  const Compressed compressed = plain ? Compressed::kNo : Compressed::kBeside;
  const uint32_t wanted = shards ? *shards : evaluate::choose_shards(model, file);
  if (wanted <= 1) {
    const std::string name = publish_model(out, file, facts, compressed, policy);
    const auto moved = static_cast<double>(evaluate::brotli_bytes(file));
    std::cerr << "published " << out << "/" << name << ", " << file.size()
              << " bytes; every page loads it whole: " << kilobytes(moved)
              << " compressed (brotli), " << kilobytes(static_cast<double>(file.size()))
              << " from a server that does not compress\n";
  } else {
    model::ShardWriter writer(model, {wanted});
    const std::string name = publish_shards(out, writer, facts, compressed, policy);
    const evaluate::MovedBytes whole = evaluate::plain_bytes(writer);
    const evaluate::MovedBytes moved = evaluate::nearly_moved_bytes(writer, whole);
    std::cerr << "published " << out << "/" << name << " in " << wanted
              << " shards; a cart of three loads " << kilobytes(moved.cart(3))
              << " compressed (brotli), " << kilobytes(whole.cart(3))
              << " from a server that does not compress\n";
  }
  std::cerr << "for the head of the page:\n"
            << preload_lines(dist.empty() ? dist_beside_program() : dist, url, adapter);
}

}  // namespace goeswith::cli
