#include <emscripten/bind.h>
#include <emscripten/emscripten.h>
#include <emscripten/wire.h>

// The types that cross the boundary, in place of Embind's own list of all that could: strings,
// wide strings, views, values and 64-bit numbers would bring their JavaScript with them, 2 kB
// (brotli) that every page would load and none would use. Linked before Embind's library, whose
// file of the same functions is then left out.
namespace {

using emscripten::internal::TypeID;

template <typename T>
void register_unsigned(const char* name) {
  emscripten::internal::_embind_register_integer(TypeID<T>::get(), name, sizeof(T), 0,
                                                 static_cast<T>(-1));
}

}  // namespace

extern "C" {

// Run when the module starts, before the functions are registered.
EMSCRIPTEN_KEEPALIVE __attribute__((constructor)) void
__embind_register_native_and_builtin_types() {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_bool(TypeID<bool>::get(), "bool", sizeof(bool), true, false);
  register_unsigned<uint32_t>("unsigned int");
  _embind_register_float(TypeID<float>::get(), "float", sizeof(float));
}

// For Embind's messages about types that nobody registered.
EMSCRIPTEN_KEEPALIVE const char* __getTypeName(const std::type_info*) { return nullptr; }

}  // extern "C"
