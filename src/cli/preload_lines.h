#pragma once

#include <filesystem>
#include <string>

namespace goeswith::cli {

// Lines for the head of a page that loads the element: what it fetches first starts with the page,
// and only a cart's own shards come after it. `dist` holds the files beside goeswith.js, whose
// names have their hash; `url` is where they are served, with the model under "model/". Where there
// is no such folder the line of the manifest is all. A page that has its cart from an adapter asks
// for that at once, so that the shards are its second round trip and not its third.
std::string preload_lines(const std::filesystem::path& dist, const std::string& url,
                          const std::string& adapter = "");

}  // namespace goeswith::cli
