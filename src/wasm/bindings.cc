#include <emscripten/bind.h>

#include <new>

#include "engine/session.h"

// Names for the engine, nothing else: each WASM instance holds one session, so a page frees a model
// by letting go of its instance. Places in memory cross as numbers.
namespace {

using goeswith::engine::Session;

// Never destroyed: the page lets go of it and its memory at once.
alignas(Session) unsigned char session_memory[sizeof(Session)];
Session& session = *new (session_memory) Session;

template <typename T>
uint32_t place_of(const T* memory) {
  return static_cast<uint32_t>(reinterpret_cast<uintptr_t>(memory));
}

uint32_t model_buffer(uint32_t bytes) { return place_of(session.model_buffer(bytes)); }
uint32_t open(bool parts) { return session.open(parts); }
uint32_t error_name(uint32_t error) {
  return place_of(name_of(static_cast<goeswith::model::OpenError>(error)));
}
uint32_t sku_buffer(uint32_t bytes) { return place_of(session.sku_buffer(bytes)); }
uint32_t suggest(uint32_t cart, uint32_t excluded, uint32_t limit, uint32_t popular,
                 float min_probability) {
  return session.suggest(cart, excluded, limit, popular, min_probability);
}
uint32_t rows() { return place_of(session.rows()); }
uint32_t tell(uint32_t what, uint32_t value) { return session.tell(what, value); }
uint32_t refresh(uint32_t price, uint32_t flags) { return session.refresh(price, flags); }
uint32_t look_up(uint32_t skus) { return session.look_up(skus); }
uint32_t withheld() { return session.withheld(); }
bool known(uint32_t line) { return session.known(line); }
uint32_t model() { return place_of(session.model_bytes()); }

}  // namespace

EMSCRIPTEN_BINDINGS(goeswith) {
  emscripten::function("modelBuffer", &model_buffer);
  emscripten::function("open", &open);
  emscripten::function("errorName", &error_name);
  emscripten::function("skuBuffer", &sku_buffer);
  emscripten::function("suggest", &suggest);
  emscripten::function("tell", &tell);
  emscripten::function("refresh", &refresh);
  emscripten::function("lookUp", &look_up);
  emscripten::function("withheld", &withheld);
  emscripten::function("rows", &rows);
  emscripten::function("known", &known);
  emscripten::function("model", &model);
}
