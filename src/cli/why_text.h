#pragma once

#include <string>

#include "engine/cart_rules.h"

namespace goeswith::cli {

// The rule or number that decided, as in web/engine/session.js: "pinned", "too-dear".
std::string why_name(engine::Why why);

// The same for people: "dearer than the policy's ceiling".
std::string why_text(engine::Why why);

}  // namespace goeswith::cli
