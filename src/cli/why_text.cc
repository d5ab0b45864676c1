#include "cli/why_text.h"

namespace goeswith::cli {
namespace {

struct Words {
  const char* name;
  const char* text;
};

// In the order of engine::Why.
constexpr Words kWords[] = {
    {"learned", "bought with the cart"},
    {"popular", "bought by many"},
    {"pinned", "pinned by the policy"},
    {"upgrade", "a better version of a line"},
    {"closes-gap", "takes the cart over the threshold with the least overshoot"},
    {"due", "bought before and used up by now"},
    {"blocked", "in the cart, excluded or owned, or another variant of what is"},
    {"out-of-stock", "out of stock"},
    {"not-here", "excluded at this placement"},
    {"never-with", "never beside a line of this cart"},
    {"unfit", "does not fit a line of this cart"},
    {"too-dear", "dearer than the policy's ceiling"},
    {"replaces", "a better version of a line, not an addition to it"},
    {"capped", "enough of its category are shown"},
    {"unlikely", "less probable than the threshold"},
    {"outranked", "others are shown instead"},
    {"low-stock", "too low in stock to be pushed"},
};
static_assert(std::size(kWords) == static_cast<size_t>(engine::Why::kLowStock) + 1);

const Words& words_of(engine::Why why) { return kWords[static_cast<size_t>(why)]; }

}  // namespace

std::string why_name(engine::Why why) { return words_of(why).name; }

std::string why_text(engine::Why why) { return words_of(why).text; }

}  // namespace goeswith::cli
