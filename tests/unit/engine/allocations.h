#pragma once

#include <cstddef>

namespace goeswith::engine {

// Of this test program, which has its own operator new: session_test.cc.
extern size_t allocations;
// 1 for the next of those that may fail, 0 for none.
extern size_t allocations_until_one_fails;

}  // namespace goeswith::engine
