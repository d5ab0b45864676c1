#pragma once

#include <span>
#include <string_view>

namespace goeswith::policy {

// The keys that an object of policy.json may have: "" is the file itself, "pin" an element of its
// list "pin", "worth" that object, "margins" an element of the list in it, "who" an object that
// only says which items. Nothing for other names.
std::span<const std::string_view> known_keys(std::string_view object);

// The key that was probably meant: the nearest, at most two letters off; empty if none is near.
std::string_view nearest_key(std::string_view key, std::span<const std::string_view> keys);

}  // namespace goeswith::policy
