// Embind's JavaScript for the types that src/wasm/types.cc registers, in place of Emscripten's own,
// which is for every type there is. WebAssembly itself makes numbers of what a function is given, so
// only what it returns is converted; that requests are good is checked in web/engine.
mergeInto(LibraryManager.library, {
  // What turns a returned number into a value, by the place of the type.
  $fromWire: {},

  _embind_register_void__deps: ['$fromWire'],
  _embind_register_void: function (type) {
    fromWire[type] = () => {};
  },

  _embind_register_bool__deps: ['$fromWire'],
  _embind_register_bool: function (type) {
    fromWire[type] = (number) => !!number;
  },

  _embind_register_integer__deps: ['$fromWire'],
  _embind_register_integer: function (type) {
    fromWire[type] = (number) => number >>> 0;
  },

  _embind_register_float__deps: ['$fromWire'],
  _embind_register_float: function (type) {
    fromWire[type] = (number) => number;
  },

  // The returned type comes first. It may be registered later than the function.
  _embind_register_function__deps: ['$fromWire'],
  _embind_register_function: function (name, count, types, signature, invoker, f) {
    const letters = HEAPU8.subarray(name, HEAPU8.indexOf(0, name));
    const returned = HEAPU32[types >> 2];
    const invoke = wasmTable.get(invoker);
    Module[String.fromCharCode(...letters)] = (...given) =>
      fromWire[returned](invoke(f, ...given));
  },

  // Emscripten's own asks for more than is needed.
  emscripten_resize_heap: function (bytes) {
    try {
      wasmMemory.grow((bytes - buffer.byteLength + 65535) >>> 16);
      updateGlobalBufferAndViews(wasmMemory.buffer);
      return true;
    } catch {
      return false;
    }
  },
});
