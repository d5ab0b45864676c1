#pragma once

#include <cstdint>
#include <functional>

namespace goeswith {

// How long work tells how far it is: `done` of `total` steps of `what`. May be called from any one
// thread at a time; an empty function is silence.
using Progress = std::function<void(const char* what, uint64_t done, uint64_t total)>;

}  // namespace goeswith
