// Emscripten's minimal runtime, inside which this is linked, asks `WebAssembly` for an instance of a
// module that it has been given, and tells nobody if there is none. The caller makes it instead, as
// with the full runtime. Plain JavaScript has a `WebAssembly` of its own, set after this.
var WebAssembly = {
  instantiate: (module, imports) => ({
    then: (run) => Module['instantiateWasm'](imports, (instance) => run({ instance })),
  }),
};

// Another array whenever memory has grown.
Object.defineProperty(Module, 'HEAPU8', { get: () => HEAPU8 });
