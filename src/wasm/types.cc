#include <emscripten/bind.h>
#include <emscripten/wire.h>

// The types that cross the boundary, in place of Embind's own list of all that could; without their
// names, which src/wasm/embind.js has no use for. Run when the module starts.
__attribute__((constructor)) static void register_types() {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), nullptr);
  _embind_register_bool(TypeID<bool>::get(), nullptr, sizeof(bool), true, false);
  _embind_register_integer(TypeID<uint32_t>::get(), nullptr, sizeof(uint32_t), 0, UINT32_MAX);
  _embind_register_float(TypeID<float>::get(), nullptr, sizeof(float));
}
