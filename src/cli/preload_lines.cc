#include "cli/preload_lines.h"

#include <algorithm>
#include <vector>

namespace goeswith::cli {

std::string preload_lines(const std::filesystem::path& dist, const std::string& url,
                          const std::string& adapter) {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(dist, ignored)) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  std::string lines;
  for (const std::string& name : names) {
    const bool engine = name.starts_with("engine-");
    const bool script = engine || (!adapter.empty() && name.starts_with(adapter + "-"));
    if (name == "goeswith.js" || (script && name.ends_with(".js"))) {
      lines += "<link rel=\"modulepreload\" href=\"" + url + name + "\">\n";
    } else if (engine && name.ends_with(".wasm")) {
      lines += "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"" + url + name + "\">\n";
    }
  }
  return lines + "<link rel=\"preload\" as=\"fetch\" crossorigin href=\"" + url +
         "model/manifest.json\">\n";
}

}  // namespace goeswith::cli
